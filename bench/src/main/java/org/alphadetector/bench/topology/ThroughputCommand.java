package org.alphadetector.bench.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.alphadetector.bench.measurement.AtLeastOne;
import org.alphadetector.bench.measurement.Machine;
import org.alphadetector.bench.measurement.SimulatedMessages;
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
            "Of several numbers of assets each gets a broker of its own in this process, and they take turns too. At the"
                    + " end stands what a tick costs at each, and the median of how often that is, round for round, what"
                    + " it costs at the first."
        })
public final class ThroughputCommand implements Callable<Integer> {
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

    @Option(
            names = "--rounds",
            converter = AtLeastOne.class,
            defaultValue = "5",
            description = "Counted rounds (${DEFAULT-VALUE}).")
    private int rounds;

    @Override
    public Integer call() throws Exception {
        System.out.println(Machine.describe());
        List<ThroughputLane> lanes = new ArrayList<>();
        try {
            for (int count : assets) {
                lanes.add(new ThroughputLane(count, SimulatedMessages.settings(count, ticksPerSecond, messages)));
            }
            for (int round = 0; round <= rounds; round++) {
                for (ThroughputLane lane : lanes) {
                    lane.run(round);
                }
            }
            lanes.forEach(ThroughputLane::print);
            lanes.forEach(lane -> System.out.println(lane.describeCost(lanes.get(0))));
        } finally {
            for (ThroughputLane lane : lanes) {
                lane.close();
            }
        }
        return 0;
    }
}
