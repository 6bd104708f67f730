package org.alphadetector.bench.campaign;

import java.util.List;
import org.alphadetector.ingest.simulator.SimulatorSettings;

/**
 * The market that is fed.
 *
 * @param seed of the simulator
 * @param minutes how long it trades, in its own time
 * @param speed how much faster than in reality
 */
record MarketOfCampaign(long seed, int minutes, int speed) {
    static final String EXCHANGE = SimulatorSettings.DEFAULT.exchange();

    private static final int ASSETS = 5;
    private static final int TICKS_PER_SECOND = 1;
    private static final long MINUTE_MICROS = 60_000_000;

    /** What the feeder makes of its arguments. */
    SimulatorSettings settings() {
        return SimulatorSettings.DEFAULT
                .withSeed(seed)
                .withAssetCount(ASSETS)
                .withTicksPerSecond(TICKS_PER_SECOND)
                .withDuration(minutes * MINUTE_MICROS);
    }

    List<String> feedArguments(String bootstrap) {
        return List.of(
                "feed",
                "simulate",
                "--kafka",
                bootstrap,
                "--seed",
                Long.toString(seed),
                "--assets",
                Integer.toString(ASSETS),
                "--ticks-per-second",
                Integer.toString(TICKS_PER_SECOND),
                "--for",
                minutes + "m",
                "--speed",
                Integer.toString(speed));
    }
}
