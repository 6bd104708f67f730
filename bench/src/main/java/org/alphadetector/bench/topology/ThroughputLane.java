package org.alphadetector.bench.topology;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.alphadetector.bench.measurement.Rounds;
import org.alphadetector.ingest.simulator.SimulatorSettings;
import org.apache.kafka.streams.Topology;

/** One number of assets: a broker with their ticks, and what three topologies made of these in each round. */
final class ThroughputLane implements AutoCloseable {
    private final int assets;
    private final String exchange;
    private final BenchCluster cluster;
    private final long ticks;
    private final Rounds noOp = new Rounds("no-op");
    private final Rounds parse = new Rounds("parse");
    private final Rounds pipeline = new Rounds("pipeline");
    private final Rounds processor = new Rounds("pipeline's processor time");

    /** Starts the broker and fills it. */
    ThroughputLane(int assets, SimulatorSettings market) throws IOException, ExecutionException, InterruptedException {
        this.assets = assets;
        this.exchange = market.exchange();
        this.cluster = new BenchCluster();
        this.ticks = cluster.fill(market);
        System.out.printf(
                Locale.ROOT,
                "input: %,d records of %d assets, %.0f ticks/s each, %.1f simulated minutes%n",
                ticks,
                assets,
                market.ticksPerSecond(),
                market.durationMicros() / 60e6);
    }

    /** Lets the three take their turns; round 0 warms up and is not counted. */
    void run(int round) throws ExecutionException, InterruptedException {
        run(round, noOp, BenchTopologies::noOp);
        run(round, parse, BenchTopologies::parse);
        cluster.createOutputs();
        RunMeter meter = run(round, pipeline, () -> BenchTopologies.pipeline(exchange));
        // Nothing of it is to be compacted while the next one is measured.
        cluster.deleteOutputs();
        if (round > 0) {
            processor.add(ticks, meter.cpuNanos());
        }
    }

    private RunMeter run(int round, Rounds rounds, Supplier<Topology> topology) throws InterruptedException {
        String application = "bench-" + rounds.name() + '-' + round;
        RunMeter meter = StreamsRun.run(cluster, application, topology.get(), ticks);
        System.out.printf(
                Locale.ROOT,
                "round %d%s, %,d assets: %-8s %.3f M records/s, stream thread %.0f ns processor time a record, end %.0f ms%n",
                round,
                round == 0 ? " (warm-up)" : "",
                assets,
                rounds.name(),
                ticks * 1e3 / meter.elapsedNanos(),
                (double) meter.cpuNanos() / ticks,
                meter.endNanos() / 1e6);
        if (round > 0) {
            rounds.add(ticks, meter.elapsedNanos());
        }
        return meter;
    }

    /** Prints the rates and their ratios. */
    void print() {
        System.out.printf(Locale.ROOT, "%,d assets:%n", assets);
        for (Rounds each : List.of(noOp, parse, pipeline)) {
            System.out.println("  " + each.describe());
        }
        System.out.println("  " + parse.describeRatioTo(noOp));
        System.out.println("  " + pipeline.describeRatioTo(noOp));
    }

    /** What a tick costs the pipeline, nanoseconds, and how often that of the same round with other assets. */
    String describeCost(ThroughputLane other) {
        return String.format(
                Locale.ROOT,
                "%,6d assets: %,.0f ns a tick (%.2f x), %,.0f ns processor time of the stream thread (%.2f x)",
                assets,
                pipeline.medianNanos(),
                other.pipeline.medianRatioTo(pipeline),
                processor.medianNanos(),
                other.processor.medianRatioTo(processor));
    }

    @Override
    public void close() throws IOException {
        cluster.close();
    }
}
