package org.alphadetector.app.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.alphadetector.app.evaluate.RecordedMarket;
import org.alphadetector.app.exit.UserMistake;
import org.alphadetector.app.input.FileInput;
import org.alphadetector.app.input.Injecting;
import org.alphadetector.app.input.SimulatedTime;
import org.alphadetector.ingest.adapter.FileFormat;
import org.alphadetector.ingest.injection.InjectionSettings;
import org.alphadetector.ingest.simulator.SimulatorSettings;
import org.alphadetector.research.evaluation.MarketSource;
import org.alphadetector.research.evaluation.PlannedInjections;
import org.alphadetector.research.evaluation.SimulatedMarket;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** On which markets detectors are judged, and what is injected into them. */
final class EvaluatedMarketOptions {
    @Option(
            names = "--assets",
            paramLabel = "N",
            defaultValue = "30",
            description = "Simulated perpetuals. Default: ${DEFAULT-VALUE}.")
    private int assets;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            defaultValue = "7d",
            converter = SimulatedTime.Converter.class,
            description = "How long each simulated market trades. Default: ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init")
    private SimulatedTime duration;

    @Option(
            names = "--ticks-per-second",
            paramLabel = "X",
            defaultValue = "1",
            description = "Messages a simulated second of an asset, on average. Default: ${DEFAULT-VALUE}.")
    private double ticksPerSecond;

    @Option(
            names = "--inject",
            paramLabel = "SCHEDULE",
            description =
                    "What is injected: a file of JSON lines, one injection each, or settings, name=value with commas"
                            + " between: rate (a day and asset), rest and warmup (minutes), kinds (spike+shift.drift_up+...),"
                            + " sizes (2+4+8). Default: every kind, 6 a day.")
    private String inject = "";

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            converter = FileOptions.FormatConverter.class,
            description = "What is in the recorded files: binance-usdm, binance-kline, tardis-csv or tardis-json.")
    private @Nullable FileFormat format;

    @Parameters(arity = "0..*", paramLabel = "PATH", description = "Recorded files instead of simulated markets.")
    private List<Path> paths = List.of();

    /** In words, for the report. */
    String describe() {
        return paths.isEmpty()
                ? String.format(
                        Locale.ROOT,
                        "simulated, %d assets for %.1f days, %s ticks/s each",
                        assets,
                        duration.micros() / 86_400e6,
                        ticksPerSecond)
                : "recorded, " + paths.size() + " files";
    }

    /** The market of each seed. */
    MarketSource source(PrintWriter err) {
        if (format != null) {
            return new RecordedMarket(FileInput.of(format, Optional.empty(), paths), err);
        }
        return new SimulatedMarket(SimulatorSettings.DEFAULT
                .withAssetCount(assets)
                .withDuration(duration.micros())
                .withTicksPerSecond(ticksPerSecond));
    }

    /** What is injected into the market of each seed. */
    PlannedInjections injected() {
        return inject.isEmpty()
                ? PlannedInjections.drawn(InjectionSettings.DEFAULT)
                : Injecting.of(inject).planned();
    }

    /** What is injected, in words. */
    String describeInjected() {
        return inject.isEmpty() ? "every kind, 6 a day and asset" : inject;
    }

    void requireSense() {
        if (assets < 1 || assets > 10_000) {
            throw new UserMistake("--assets must be from 1 to 10000, not " + assets + '.');
        }
        if (!(ticksPerSecond > 0 && ticksPerSecond <= 10_000)) {
            throw new UserMistake("--ticks-per-second must be above 0 and at most 10000, not " + ticksPerSecond + '.');
        }
        if (paths.isEmpty() != (format == null)) {
            throw new UserMistake("recorded files and --format go together; name both or neither.");
        }
    }
}
