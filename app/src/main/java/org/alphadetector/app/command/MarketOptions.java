package org.alphadetector.app.command;

import java.nio.file.Path;
import org.alphadetector.app.exit.UserMistake;
import org.alphadetector.app.input.Injecting;
import org.alphadetector.app.input.SimulatedTime;
import org.alphadetector.app.input.Truth;
import org.alphadetector.app.input.TruthFile;
import org.alphadetector.ingest.simulator.FeedFaults;
import org.alphadetector.ingest.simulator.SimulatorSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which market is simulated. */
final class MarketOptions {
    private static final String SHOWN = "shown";
    private static final String NONE = "none";

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

    @Option(
            names = "--inject",
            paramLabel = "SETTINGS",
            description =
                    "Which labelled anomalies are injected: none, shown (gross price spikes and quadrants from the 50th"
                            + " minute on), or name=value with commas between, of seed, rate (a day and asset), rest and"
                            + " warmup (minutes), kinds and sizes (robust sigmas) joined by +, for example"
                            + " kinds=spike+quadrant.long_buildup,sizes=3+6+12. Default: shown in 'alpha demo' and with"
                            + " --truth, else none.")
    private @Nullable String inject;

    @Option(
            names = "--truth",
            paramLabel = "FILE",
            description = "Write what was injected to this file, one JSON object a line. Default: nowhere.")
    private @Nullable Path truth;

    @Option(
            names = "--turnover",
            paramLabel = "SHARE",
            defaultValue = "0",
            description = "Share of the perpetuals that are listed or delisted meanwhile, 0 to 1. Default:"
                    + " ${DEFAULT-VALUE}.")
    private double turnover;

    @Option(
            names = "--faults",
            paramLabel = "FAULTS",
            description = "What goes wrong on the way: name=number with commas between, of gaps (an hour and asset),"
                    + " duplicates and late (shares of trades), lateness and skew (milliseconds). Default: nothing.")
    private @Nullable String faults;

    /** The market of the demo, whose anomalies are to be seen. */
    SimulatorSettings shown() {
        return settings(SHOWN);
    }

    /** The market as it is, unless somebody wants anomalies, or the truth about them. */
    SimulatorSettings plain() {
        return settings(truth == null ? NONE : SHOWN);
    }

    private SimulatorSettings settings(String injectedByDefault) {
        if (assets < 1 || assets > 10_000) {
            throw new UserMistake("--assets must be from 1 to 10000, not " + assets + '.');
        }
        if (!(ticksPerSecond > 0 && ticksPerSecond <= 10_000)) {
            throw new UserMistake("--ticks-per-second must be above 0 and at most 10000, not " + ticksPerSecond + '.');
        }
        if (!(turnover >= 0 && turnover <= 1)) {
            throw new UserMistake("--turnover must be from 0 to 1, not " + turnover + '.');
        }
        String injected = inject == null ? injectedByDefault : inject;
        return injected(
                injected,
                SimulatorSettings.DEFAULT
                        .withDuration(duration.micros())
                        .withSeed(seed)
                        .withAssetCount(assets)
                        .withTicksPerSecond(ticksPerSecond)
                        .withTurnover(turnover)
                        .withFaults(faults()));
    }

    /** Who is told of the injections. */
    Truth truth() {
        return truth == null ? Truth.NOBODY : TruthFile.of(truth);
    }

    private static SimulatorSettings injected(String injected, SimulatorSettings settings) {
        return switch (injected) {
            case SHOWN -> settings;
            case NONE -> settings.withoutInjections();
            default -> settings.withInjections(Injecting.settings(injected));
        };
    }

    private FeedFaults faults() {
        try {
            return faults == null ? FeedFaults.NONE : FeedFaults.read(faults);
        } catch (IllegalArgumentException e) {
            throw new UserMistake("--faults: " + e.getMessage() + '.', e);
        }
    }
}
