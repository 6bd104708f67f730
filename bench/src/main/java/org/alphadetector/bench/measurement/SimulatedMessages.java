package org.alphadetector.bench.measurement;

import org.alphadetector.ingest.simulator.SimulatorSettings;

/** The market that gives a wanted number of messages. */
public final class SimulatedMessages {
    /** Messages the simulator sends for each it is asked for, a little less than the long-run average of every seed. */
    private static final double LEAST_YIELD = 0.93;

    private SimulatedMessages() {}

    /** The default market, as long as it takes; whole minutes. */
    public static SimulatorSettings settings(int assets, double ticksPerSecond, long messages) {
        long minutes = Math.max(1, Math.round(messages / (LEAST_YIELD * assets * ticksPerSecond * 60)));
        return SimulatorSettings.DEFAULT
                .withAssetCount(assets)
                .withTicksPerSecond(ticksPerSecond)
                .withDuration(minutes * 60_000_000L);
    }
}
