package org.alphadetector.app.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.alphadetector.app.evaluate.ReportPrinter;
import org.alphadetector.app.exit.UserMistake;
import org.alphadetector.app.version.BuildVersion;
import org.alphadetector.detectors.catalog.DetectorCatalog;
import org.alphadetector.detectors.detector.DetectorSpec;
import org.alphadetector.detectors.detector.Tuning;
import org.alphadetector.detectors.pipeline.PipelineSettings;
import org.alphadetector.research.evaluation.CalibrationResult;
import org.alphadetector.research.evaluation.Evaluation;
import org.alphadetector.research.evaluation.EvaluationResult;
import org.alphadetector.research.evaluation.JudgedDetector;
import org.alphadetector.research.report.EvaluationReport;
import org.alphadetector.research.report.Figures;
import org.alphadetector.research.report.SeriesTable;
import org.alphadetector.research.series.SeriesComparison;
import org.alphadetector.research.series.SeriesGenerator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code alpha evaluate}. */
@Command(
        name = "evaluate",
        header = "Judge the detectors on markets whose anomalies are known.",
        description = {
            "Puts labelled anomalies into simulated markets, or into recorded files, runs the pipeline over them in this"
                    + " process and says what it found: recall, precision, delay, false alarms per asset and day, recall"
                    + " by size, and how often the named cause was the true one, by class and subtype, with 95 %%"
                    + " intervals. Rolling z-score, EWMA band and random cut forest look for spikes and shifts on the"
                    + " same rows, each at as many false alarms as the pipeline had.",
            "The pipeline sees ticks only; what was injected goes to the judge."
        },
        footer = {
            "  alpha evaluate --for 1d --assets 10 --seeds 3 --html report.html",
            "  alpha evaluate --format binance-kline --inject kinds=spike,rate=4 klines/*.gz",
            "  alpha evaluate --for 1d --detector told --no-peers",
            "  alpha evaluate --series            the univariate core of 'alpha score' against its peers"
        })
public final class EvaluateCommand implements Callable<Integer> {
    private static final int SERIES_ROWS = 4_000;
    private static final int SERIES_SEEDS = 10;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private EvaluatedMarketOptions market;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many markets, or schedules of injections: seeds 1 to N. Default: ${DEFAULT-VALUE}.")
    private int seeds;

    @Option(
            names = "--detector",
            paramLabel = "pipeline|blinded|told",
            defaultValue = "pipeline",
            description = "Whom to judge. To see whether the judge is right: blinded is the detectors with every input"
                    + " withheld and must score zero, told knows what was injected and must score one. Default:"
                    + " ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init")
    private JudgedDetector judged;

    @Option(names = "--no-peers", description = "Leave the peers out.")
    private boolean isWithoutPeers;

    @Option(
            names = "--calibration",
            description = "Run the same markets without injections too: how honest p-values are, and false alarms.")
    private boolean hasCalibration;

    @Option(names = "--series", description = "Judge the univariate core of 'alpha score' on labelled series instead.")
    private boolean isSeries;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the figures as JSON too.")
    private @Nullable Path json;

    @Option(names = "--html", paramLabel = "FILE", description = "Write a page with tables and plots too.")
    private @Nullable Path html;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "2",
            description = "How many seeds run at the same time. Default: ${DEFAULT-VALUE}.")
    private int threads;

    @Override
    public Integer call() {
        requireSense();
        ReportPrinter printer = new ReportPrinter(spec.commandLine().getOut());
        if (isSeries) {
            SeriesComparison comparison = new SeriesComparison(SeriesGenerator.corpus(SERIES_ROWS, SERIES_SEEDS));
            printer.print(SeriesTable.recall(comparison));
            printer.print(SeriesTable.kinds(comparison));
            return 0;
        }
        printer.show(report(), json, html);
        return 0;
    }

    private EvaluationReport report() {
        long start = System.nanoTime();
        Evaluation evaluation = new Evaluation(
                market.source(spec.commandLine().getErr()),
                PipelineSettings.DEFAULT,
                LongStream.rangeClosed(1, seeds).boxed().toList(),
                threads);
        EvaluationResult labelled = evaluation.labelled(judged, market.injected(), !isWithoutPeers);
        Optional<CalibrationResult> quiet = hasCalibration ? Optional.of(evaluation.quiet()) : Optional.empty();
        Map<String, String> circumstances = new LinkedHashMap<>();
        circumstances.put("market", market.describe());
        circumstances.put("judged", judged.words());
        circumstances.put("injected", market.describeInjected());
        circumstances.put("not injected", orNothing(labelled.omissions().inWords()));
        circumstances.put("too near the end to be judged", "" + labelled.unjudged());
        circumstances.put("seeds", "1 to " + seeds);
        circumstances.put("asset-days", Figures.number(labelled.alpha().assetDays(), 1));
        circumstances.put("commit", BuildVersion.gitCommit());
        circumstances.put("seconds", Figures.number((System.nanoTime() - start) / 1e9, 1));
        return new EvaluationReport(circumstances, labelled, quiet, budgets());
    }

    private static String orNothing(String words) {
        return words.isEmpty() ? "nothing" : words;
    }

    /** Of each class, summed over its detectors and timeframes; variants of one detector share a budget. */
    private static Map<String, Double> budgets() {
        Map<String, Double> budgets = new TreeMap<>();
        List<String> counted = new ArrayList<>();
        for (DetectorSpec detector : DetectorCatalog.specs()) {
            if (!counted.contains(detector.trigger())) {
                counted.add(detector.trigger());
                for (Tuning tuning : detector.tunings()) {
                    budgets.merge(detector.eventClass(), tuning.budgetPerAssetDay(), Double::sum);
                }
            }
        }
        return budgets;
    }

    private void requireSense() {
        market.requireSense();
        if (seeds < 1 || seeds > 1_000 || threads < 1 || threads > 64) {
            throw new UserMistake("--seeds must be from 1 to 1000 and --threads from 1 to 64.");
        }
        if (isSeries && (json != null || html != null)) {
            throw new UserMistake("--series prints its tables only; leave --json and --html away.");
        }
        requireFolder(json, "--json");
        requireFolder(html, "--html");
    }

    /** Found out before the work and not after it. */
    private static void requireFolder(@Nullable Path file, String option) {
        Path folder = file == null ? null : file.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw new UserMistake("the folder of " + option + ' ' + file + " is not there; make it first.");
        }
    }
}
