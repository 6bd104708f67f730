package org.alphadetector.app.command;

import org.alphadetector.app.exit.UserMistake;
import org.alphadetector.app.input.SimulatedTime;
import org.alphadetector.ingest.simulator.SimulatorSettings;
import picocli.CommandLine.Option;

/** Which market is simulated. */
final class MarketOptions {
    @Option(
            names = "--for",
            paramLabel = "TIME",
            defaultValue = "2h",
            converter = SimulatedTime.Converter.class,
            description = "How long the market trades, in simulated time: a whole number and s, m, h or d. Default:"
                    + " ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init")
    private SimulatedTime duration;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Another number, another market. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--assets",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many perpetuals are traded, 1 to 10000. Default: ${DEFAULT-VALUE}.")
    private int assets;

    @Option(
            names = "--ticks-per-second",
            paramLabel = "X",
            defaultValue = "5",
            description = "Messages a simulated second of an asset, on average. Default: ${DEFAULT-VALUE}.")
    private double ticksPerSecond;

    SimulatorSettings settings() {
        if (assets < 1 || assets > 10_000) {
            throw new UserMistake("--assets must be from 1 to 10000, not " + assets + '.');
        }
        if (!(ticksPerSecond > 0 && ticksPerSecond <= 10_000)) {
            throw new UserMistake("--ticks-per-second must be above 0 and at most 10000, not " + ticksPerSecond + '.');
        }
        return SimulatorSettings.DEFAULT
                .withDuration(duration.micros())
                .withSeed(seed)
                .withAssetCount(assets)
                .withTicksPerSecond(ticksPerSecond);
    }
}
