package org.alphadetector.research.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.alphadetector.research.evaluation.CalibrationResult;
import org.alphadetector.research.evaluation.Interval;
import org.alphadetector.research.evaluation.PValueCounts;
import org.alphadetector.research.evaluation.PeerKind;
import org.alphadetector.research.evaluation.Scorecard;
import org.alphadetector.research.evaluation.Tally;

/** The tables of a report, for terminal and page alike. */
public final class ReportTables {
    /**
     * A table.
     *
     * @param note how to read it
     * @param textColumns how many of the first columns are text, the others numbers
     */
    public record Table(String title, String note, List<String> header, int textColumns, List<List<String>> rows) {}

    private ReportTables() {}

    /** All that there are. */
    public static List<Table> of(EvaluationReport report) {
        List<Table> tables = new ArrayList<>();
        tables.add(detection(report.labelled().alpha()));
        tables.add(bySize(report.labelled().alpha()));
        if (!report.comparedClasses().isEmpty()) {
            tables.add(peers(report));
        }
        tables.add(budgets(report));
        report.quiet().ifPresent(quiet -> tables.add(calibration(quiet)));
        return tables;
    }

    private static Table detection(Scorecard alpha) {
        List<List<String>> rows = new ArrayList<>();
        for (String name : alpha.names()) {
            Tally total = alpha.total(name);
            rows.add(List.of(
                    name,
                    "" + total.injections(),
                    "" + total.found(),
                    Figures.interval(alpha.recall(name), 2),
                    Figures.interval(alpha.precision(name), 2),
                    Figures.number(total.delayBars(0.5), 0),
                    Figures.number(total.delayBars(0.9), 0),
                    Figures.time(total.delayMs(0.5)),
                    Figures.time(total.delayMs(0.9)),
                    Figures.interval(alpha.falsePerAssetDay(name), 2),
                    Figures.interval(Interval.ofShare(total.attributed(), total.found()), 2)));
        }
        return new Table(
                "What the pipeline found, by class and subtype",
                "An alarm is the first event of an episode. Intervals are 95 %: over seeds, or of one seed's counts.",
                List.of(
                        "class.subtype",
                        "injected",
                        "found",
                        "recall",
                        "precision",
                        "bars p50",
                        "p90",
                        "delay p50",
                        "p90",
                        "false/asset-day",
                        "attribution"),
                1,
                rows);
    }

    private static Table bySize(Scorecard alpha) {
        List<Double> sizes = alpha.names().stream()
                .flatMap(name -> alpha.total(name).bySize().keySet().stream())
                .distinct()
                .sorted()
                .toList();
        List<String> header = new ArrayList<>(List.of("class"));
        sizes.forEach(size -> header.add(Figures.number(size, size == Math.rint(size) ? 0 : 1)));
        List<List<String>> rows = new ArrayList<>();
        for (String name : alpha.names()) {
            Map<Double, int[]> counts = alpha.total(name).bySize();
            if (name.indexOf('.') < 0 && !counts.isEmpty()) {
                List<String> row = new ArrayList<>(List.of(name));
                for (Double size : sizes) {
                    int[] count = counts.getOrDefault(size, new int[2]);
                    row.add(Figures.interval(Interval.ofShare(count[0], count[1]), 2));
                }
                rows.add(row);
            }
        }
        return new Table(
                "Recall by injected size",
                "Sizes are the asset's own robust sigmas; intervals are Wilson's.",
                header,
                1,
                rows);
    }

    private static Table peers(EvaluationReport report) {
        List<List<String>> rows = new ArrayList<>();
        for (String eventClass : report.comparedClasses()) {
            rows.add(peer(eventClass, EvaluationReport.ALPHA, report.labelled().byClass()));
            for (Map.Entry<PeerKind, Scorecard> peer :
                    report.labelled().peersOf(eventClass).entrySet()) {
                rows.add(peer(eventClass, peer.getKey().label(), peer.getValue()));
            }
        }
        return new Table(
                "Peers on the same rows at equal false alarms",
                "Any alarm of the class counts, whatever its subtype. Where the pipeline has no detector of a class, peers"
                        + " get 0.5 false alarms per asset and day.",
                List.of("class", "who", "injected", "recall", "precision", "delay p50", "false/asset-day"),
                2,
                rows);
    }

    private static List<String> peer(String eventClass, String who, Scorecard scorecard) {
        Tally total = scorecard.total(eventClass);
        return List.of(
                eventClass,
                who,
                "" + total.injections(),
                Figures.interval(scorecard.recall(eventClass), 2),
                Figures.interval(scorecard.precision(eventClass), 2),
                Figures.time(total.delayMs(0.5)),
                Figures.interval(scorecard.falsePerAssetDay(eventClass), 2));
    }

    private static Table budgets(EvaluationReport report) {
        List<List<String>> rows = new ArrayList<>();
        report.budgets().forEach((eventClass, budget) -> {
            Tally total = report.labelled().alpha().total(eventClass);
            int told = total.trueAlarms() + total.falseAlarms();
            rows.add(List.of(
                    eventClass,
                    Figures.number(budget, 2),
                    Figures.interval(report.labelled().alpha().falsePerAssetDay(eventClass), 2),
                    report.quiet()
                            .map(quiet -> Figures.interval(quiet.alarms().falsePerAssetDay(eventClass), 2))
                            .orElse(Figures.number(Double.NaN, 0)),
                    "" + total.consequences(),
                    Figures.interval(Interval.ofShare(total.falseAlarms(), told), 2)));
        });
        return new Table(
                "False alarms against the budget",
                "The budget counts single scores, an alarm a whole episode. Consequences are alarms in the window of an"
                        + " injection of another kind; they are neither true nor false.",
                List.of("class", "budget", "labelled", "quiet", "consequences", "false discoveries"),
                1,
                rows);
    }

    private static Table calibration(CalibrationResult quiet) {
        List<List<String>> rows = new ArrayList<>();
        quiet.pValues().forEach((name, counts) -> {
            List<String> row = new ArrayList<>(List.of(name, "" + counts.all()));
            for (int level = 0; level < PValueCounts.LEVELS.size(); level++) {
                row.add(Figures.interval(counts.ratio(level), 2));
            }
            rows.add(row);
        });
        return new Table(
                "Calibration on quiet markets: P(p ≤ α) / α",
                "1 is honest, more claims too much. Intervals take p-values for independent, which neighbours are not.",
                List.of("detector", "p-values", "α = 0.01", "α = 0.001", "α = 0.0001"),
                1,
                rows);
    }
}
