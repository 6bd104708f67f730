package org.alphadetector.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.alphadetector.ingest.simulator.SimulatorSettings;
import org.apache.kafka.streams.Topology;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Compares the whole pipeline with a topology that does nothing. */
@Command(
        name = "throughput",
        header = "Measures records/s of a no-op topology, of parsing, and of the whole pipeline, in one run.",
        description = {
            "All three read the same topic of simulated ticks (one partition) from an embedded broker in this process,"
                    + " exactly once, on one stream thread. The rounds take turns; the first one warms up and is not"
                    + " counted.",
            "A rate is ticks over the time from the first tick to the last record, the market stage's included. The end"
                    + " is what of that comes after the last tick.",
            "Of several numbers of assets each gets a broker of its own; at the end stands what a tick costs at each."
        })
final class ThroughputCommand implements Callable<Integer> {
    @Option(names = "--messages", defaultValue = "3000000", description = "About how many ticks (${DEFAULT-VALUE}).")
    private long messages;

    @Option(
            names = "--assets",
            split = ",",
            defaultValue = "20",
            description = "Assets, or several numbers of them with commas between (${DEFAULT-VALUE}).")
    private List<Integer> assets = List.of();

    @Option(
            names = "--ticks-per-second",
            defaultValue = "20",
            description = "Ticks a second of an asset: the fewer, the more bars close per tick (${DEFAULT-VALUE}).")
    private double ticksPerSecond;

    @Option(names = "--rounds", defaultValue = "5", description = "Counted rounds (${DEFAULT-VALUE}).")
    private int rounds;

    @Override
    public Integer call() throws Exception {
        System.out.println(Machine.describe());
        List<TickCost> costs = new ArrayList<>();
        for (int count : assets) {
            costs.add(measure(count));
        }
        for (TickCost cost : costs) {
            System.out.println(cost.describe(costs.get(0)));
        }
        return 0;
    }

    private TickCost measure(int count) throws Exception {
        SimulatorSettings market = SimulatedMessages.settings(count, ticksPerSecond, messages);
        try (BenchCluster cluster = new BenchCluster()) {
            long ticks = cluster.fill(market);
            System.out.printf(
                    Locale.ROOT,
                    "input: %,d records of %d assets, %.0f ticks/s each, %.1f simulated minutes%n",
                    ticks,
                    count,
                    ticksPerSecond,
                    market.durationMicros() / 60e6);
            return measure(cluster, count, ticks, market.exchange());
        }
    }

    private TickCost measure(BenchCluster cluster, int count, long ticks, String exchange) throws Exception {
        Rounds noOp = new Rounds("no-op");
        Rounds parse = new Rounds("parse");
        Rounds pipeline = new Rounds("pipeline");
        Rounds processor = new Rounds("pipeline's processor time");
        for (int round = 0; round <= rounds; round++) {
            run(cluster, ticks, round, noOp, BenchTopologies::noOp);
            run(cluster, ticks, round, parse, BenchTopologies::parse);
            cluster.renewOutputs();
            RunMeter meter = run(cluster, ticks, round, pipeline, () -> BenchTopologies.pipeline(exchange));
            if (round > 0) {
                processor.add(ticks, meter.cpuNanos());
            }
        }
        for (Rounds each : List.of(noOp, parse, pipeline)) {
            System.out.println(each.describe());
        }
        System.out.println(parse.describeRatioTo(noOp));
        System.out.println(pipeline.describeRatioTo(noOp));
        return new TickCost(count, pipeline.medianNanos(), processor.medianNanos());
    }

    private static RunMeter run(BenchCluster cluster, long ticks, int round, Rounds rounds, Supplier<Topology> topology)
            throws InterruptedException {
        String application = "bench-" + rounds.name() + '-' + round;
        RunMeter meter = StreamsRun.run(cluster, application, topology.get(), ticks);
        System.out.printf(
                Locale.ROOT,
                "round %d%s: %-8s %.3f M records/s, stream thread %.0f ns processor time a record, end %.0f ms%n",
                round,
                round == 0 ? " (warm-up)" : "",
                rounds.name(),
                ticks * 1e3 / meter.elapsedNanos(),
                (double) meter.cpuNanos() / ticks,
                meter.endNanos() / 1e6);
        if (round > 0) {
            rounds.add(ticks, meter.elapsedNanos());
        }
        return meter;
    }

    /** What a tick costs the pipeline, nanoseconds: elapsed, and processor time of the stream thread. */
    private record TickCost(int assets, double elapsedNanos, double processorNanos) {
        String describe(TickCost first) {
            return String.format(
                    Locale.ROOT,
                    "%,6d assets: %,.0f ns a tick (%.2f x), %,.0f ns processor time of the stream thread (%.2f x)",
                    assets,
                    elapsedNanos,
                    elapsedNanos / first.elapsedNanos,
                    processorNanos,
                    processorNanos / first.processorNanos);
        }
    }
}
