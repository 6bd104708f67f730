package org.alphadetector.bench.topology;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import javax.management.JMException;
import org.alphadetector.bench.measurement.AtLeastOne;
import org.alphadetector.bench.measurement.Machine;
import org.alphadetector.ingest.publish.PublisherSettings;
import org.alphadetector.ingest.publish.TickPublisher;
import org.alphadetector.ingest.simulator.MarketSimulator;
import org.alphadetector.ingest.simulator.SimulatorSettings;
import org.alphadetector.ingest.topic.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the changelogs of a live run, and starts on empty directories that restore from them. */
@Command(
        name = "restore",
        header = "Measures changelog bytes/s of a live run, and how long an empty instance takes to be ready.",
        description = {
            "The whole pipeline with the settings of a live run, a commit each 50 ms, on an embedded broker in this"
                    + " process. Some simulated minutes go through at full speed, so that there is state to speak of;"
                    + " then the market runs in real time, and what is written to the changelogs is measured.",
            "Afterwards the pipeline starts on an empty state directory, several times: from the start to every task"
                    + " restored, the joining of the group included."
        })
public final class RestoreCommand implements Callable<Integer> {
    private static final TopicPartition TICKS = new TopicPartition(Topics.TICKS, 0);
    private static final double SECOND_NANOS = 1e9;
    private static final double MEGABYTE = 1e6;
    private static final int WAIT_MS = 50;

    @Option(names = "--assets", defaultValue = "500", description = "Assets (${DEFAULT-VALUE}).")
    private int assets;

    @Option(
            names = "--ticks-per-second",
            defaultValue = "40",
            description = "Ticks a second of an asset (${DEFAULT-VALUE}).")
    private double ticksPerSecond;

    @Option(
            names = "--history-minutes",
            defaultValue = "5",
            description = "Simulated minutes at full speed, before the clock runs (${DEFAULT-VALUE}).")
    private int historyMinutes;

    @Option(
            names = "--live-minutes",
            defaultValue = "1",
            description = "Simulated minutes in real time, which are measured (${DEFAULT-VALUE}).")
    private int liveMinutes;

    @Option(
            names = "--rounds",
            converter = AtLeastOne.class,
            defaultValue = "3",
            description = "Restores (${DEFAULT-VALUE}).")
    private int rounds;

    @Override
    public Integer call() throws Exception {
        System.out.println(Machine.describe());
        SimulatorSettings market = SimulatorSettings.DEFAULT
                .withAssetCount(assets)
                .withTicksPerSecond(ticksPerSecond)
                .withDuration((historyMinutes + liveMinutes) * 60_000_000L);
        try (BenchCluster cluster = new BenchCluster();
                Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, cluster.bootstrap()))) {
            cluster.createTopics();
            run(cluster, admin, market);
            for (int round = 1; round <= rounds; round++) {
                restore(cluster, market, round);
            }
        }
        return 0;
    }

    private void run(BenchCluster cluster, Admin admin, SimulatorSettings market)
            throws ExecutionException, InterruptedException, JMException {
        try (LivePipeline pipeline = LivePipeline.start(cluster, market.exchange());
                MarketSimulator simulator = new MarketSimulator(market);
                TickPublisher publisher =
                        TickPublisher.connect(cluster.bootstrap(), Topics.TICKS, PublisherSettings.LOW_LATENCY)) {
            long liveMicros = market.startMicros() + historyMinutes * 60_000_000L;
            while (simulator.advance() && simulator.tick().timestampMicros < liveMicros) {
                publisher.publish(simulator.tick());
            }
            publisher.flush();
            awaitCaughtUp(admin, pipeline);
            ChangelogSize before = ChangelogSize.of(admin);
            long start = System.nanoTime();
            long ticks = publishInRealTime(publisher, simulator, liveMicros, start);
            double published = (System.nanoTime() - start) / SECOND_NANOS;
            awaitCaughtUp(admin, pipeline);
            double seconds = (System.nanoTime() - start) / SECOND_NANOS;
            ChangelogSize after = ChangelogSize.of(admin);
            System.out.printf(
                    Locale.ROOT,
                    "live: %d assets, %,.0f ticks/s for %.0f s; changelogs %.2f MB/s compressed, %,.0f records/s;"
                            + " caught up after %.1f s; they hold %.0f MB after compaction%n",
                    assets,
                    ticks / published,
                    published,
                    (after.written() - before.written()) / MEGABYTE / seconds,
                    (after.ends() - before.ends()) / seconds,
                    seconds,
                    after.bytes() / MEGABYTE);
        }
    }

    /** Publishes what the simulator has left, the tick it stands at first; how many that were. */
    private static long publishInRealTime(
            TickPublisher publisher, MarketSimulator simulator, long fromMicros, long startNanos) {
        long count = 0;
        do {
            long dueNanos = (simulator.tick().timestampMicros - fromMicros) * 1000;
            long waitNanos = dueNanos - (System.nanoTime() - startNanos);
            if (waitNanos > 0) {
                LockSupport.parkNanos(waitNanos);
            }
            publisher.publish(simulator.tick());
            count++;
        } while (simulator.advance());
        publisher.flush();
        return count;
    }

    private static void awaitCaughtUp(Admin admin, LivePipeline pipeline)
            throws ExecutionException, InterruptedException {
        while (true) {
            pipeline.check();
            long end = admin.listOffsets(Map.of(TICKS, OffsetSpec.latest()))
                    .partitionResult(TICKS)
                    .get()
                    .offset();
            OffsetAndMetadata committed = admin.listConsumerGroupOffsets(LivePipeline.APPLICATION)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .get(TICKS);
            if (committed != null && committed.offset() >= end) {
                return;
            }
            Thread.sleep(WAIT_MS);
        }
    }

    private static void restore(BenchCluster cluster, SimulatorSettings market, int round) throws InterruptedException {
        try (LivePipeline pipeline = LivePipeline.start(cluster, market.exchange())) {
            System.out.printf(
                    Locale.ROOT,
                    "restore %d: ready after %.2f s, %,d changelog records read%n",
                    round,
                    pipeline.readyAfterNanos() / SECOND_NANOS,
                    pipeline.restoredRecords());
        }
    }
}
