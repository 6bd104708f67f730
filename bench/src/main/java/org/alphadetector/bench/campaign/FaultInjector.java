package org.alphadetector.bench.campaign;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.alphadetector.ingest.random.RandomStream;

/** Does one fault to the processes, and undoes it where that is part of it. */
final class FaultInjector {
    /** Longer than the sessions of application, sink and broker. */
    private static final long PAUSE_MS = 15_000;

    /** Longer than a feeder's transaction may stay open. */
    private static final long FEEDER_PAUSE_MS = 25_000;

    private static final Duration FULL_DISK = Duration.ofSeconds(10);
    private static final double LONGEST_DOWN_MS = 3_000;

    private final Cluster cluster;
    private final KilledReplay replay;
    private final RandomStream random;
    private final Map<FaultKind, SmallDisk> disks = new EnumMap<>(FaultKind.class);

    FaultInjector(Cluster cluster, KilledReplay replay, RandomStream random) {
        this.cluster = cluster;
        this.replay = replay;
        this.random = random;
    }

    /** Before the processes start: gives them disks that can be filled, where one of the kinds fills them. */
    void prepare(List<FaultKind> kinds, Path directory) throws IOException, InterruptedException {
        Map<FaultKind, Path> places =
                Map.of(FaultKind.BROKER_DISK, cluster.brokerDisk(), FaultKind.POSTGRES_DISK, cluster.postgresDisk());
        for (FaultKind kind : kinds) {
            Path place = places.get(kind);
            if (place != null) {
                Optional<SmallDisk> disk = SmallDisk.mount(directory.resolve(kind + ".img"), place);
                disk.ifPresentOrElse(
                        mounted -> disks.put(kind, mounted),
                        () -> System.out.println("mounting is not permitted here, so left out: " + kind.description()));
            }
        }
    }

    /** Whether the fault makes sense now: a second instance is added once, and removed once it is there. */
    boolean isPossible(FaultKind kind) {
        return switch (kind) {
            case APP_ADD -> !cluster.secondApp.isRunning();
            case APP_REMOVE -> cluster.secondApp.isRunning();
            case BROKER_DISK, POSTGRES_DISK -> disks.containsKey(kind);
            default -> true;
        };
    }

    /** Returns when everything is to run again: from here on it recovers. */
    void inject(FaultKind kind) throws InterruptedException, IOException {
        switch (kind) {
            case APP_KILL -> killAndStart(cluster.app);
            case SINK_KILL -> killAndStart(cluster.sink);
            case FEEDER_KILL -> killAndStart(cluster.feeder);
            case BROKER_KILL -> killAndStart(cluster.broker);
            case POSTGRES_KILL -> {
                cluster.killPostgres();
                sleepRandomly();
                cluster.postgres.start();
            }
            case APP_PAUSE -> pause(cluster.app, PAUSE_MS);
            case FEEDER_PAUSE -> pause(cluster.feeder, FEEDER_PAUSE_MS);
            case BROKER_PAUSE -> pause(cluster.broker, PAUSE_MS);
            case SINK_PAUSE -> {
                Set<String> paused = new TreeSet<>();
                cluster.await("the sink", () -> paused.addAll(cluster.sinks()));
                cluster.secondSink.start();
                cluster.sink.pause();
                Thread.sleep(PAUSE_MS);
                cluster.await("the second sink in the place of the first", () -> isReplaced(paused, cluster.sinks()));
                cluster.sink.resume();
                cluster.secondSink.stop();
            }
            case APP_ADD -> cluster.secondApp.start();
            case APP_REMOVE -> cluster.secondApp.stop();
            case BROKER_DISK, POSTGRES_DISK -> fillAndFree(kind);
            case REPLAY_KILL -> {
                replay.startAndKill(random);
                sleepRandomly();
                replay.startAgain();
            }
        }
    }

    /** After the processes have ended. */
    void close() throws IOException {
        for (SmallDisk disk : disks.values()) {
            disk.close();
        }
    }

    private void killAndStart(Child child) throws InterruptedException {
        child.kill();
        sleepRandomly();
        child.start();
    }

    private static boolean isReplaced(Set<String> before, Set<String> now) {
        return !now.isEmpty() && Collections.disjoint(before, now);
    }

    private void pause(Child child, long pauseMs) throws InterruptedException {
        child.pause();
        Thread.sleep(pauseMs);
        child.resume();
    }

    /** A process that ends meanwhile is started on the full disk, again and again. */
    private void fillAndFree(FaultKind kind) throws IOException, InterruptedException {
        SmallDisk disk = disks.get(kind);
        if (disk != null) {
            disk.fill();
            cluster.isReached(FULL_DISK, () -> false);
            disk.free();
        }
    }

    private void sleepRandomly() throws InterruptedException {
        Thread.sleep((long) (random.uniform() * LONGEST_DOWN_MS));
    }
}
