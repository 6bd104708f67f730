package org.alphadetector.bench.campaign;

import java.io.IOException;
import org.alphadetector.ingest.random.RandomStream;

/** Does one fault to the processes, and undoes it where that is part of it. */
final class FaultInjector {
    /** Longer than the sessions of application and sink. */
    private static final long PAUSE_MS = 15_000;

    private static final double LONGEST_DOWN_MS = 3_000;

    private final Cluster cluster;
    private final RandomStream random;

    FaultInjector(Cluster cluster, RandomStream random) {
        this.cluster = cluster;
        this.random = random;
    }

    /** Whether the fault makes sense now: a second instance is added once, and removed once it is there. */
    boolean isPossible(FaultKind kind) {
        return switch (kind) {
            case APP_ADD -> !cluster.secondApp.isRunning();
            case APP_REMOVE -> cluster.secondApp.isRunning();
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
            case APP_PAUSE -> pause(cluster.app);
            case SINK_PAUSE -> {
                cluster.secondSink.start();
                pause(cluster.sink);
                cluster.secondSink.stop();
            }
            case APP_ADD -> cluster.secondApp.start();
            case APP_REMOVE -> cluster.secondApp.stop();
        }
    }

    private void killAndStart(Child child) throws InterruptedException {
        child.kill();
        sleepRandomly();
        child.start();
    }

    private void pause(Child child) throws InterruptedException {
        child.pause();
        Thread.sleep(PAUSE_MS);
        child.resume();
    }

    private void sleepRandomly() throws InterruptedException {
        Thread.sleep((long) (random.uniform() * LONGEST_DOWN_MS));
    }
}
