package org.alphadetector.research.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.alphadetector.research.evaluation.CalibrationResult;
import org.alphadetector.research.evaluation.EvaluationResult;
import org.alphadetector.research.evaluation.PeerKind;
import org.alphadetector.research.matching.MatchingRule;
import org.alphadetector.research.scorecard.Interval;
import org.alphadetector.research.scorecard.PValueCounts;
import org.alphadetector.research.scorecard.Scorecard;
import org.alphadetector.research.scorecard.Tally;

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
        tables.add(detection(report.labelled()));
        tables.add(bySize(report.labelled().alpha()));
        if (!report.comparedClasses().isEmpty()) {
            tables.add(peers(report));
        }
        tables.add(budgets(report));
        report.quiet().ifPresent(quiet -> tables.add(calibration(quiet)));
        return tables;
    }

    private static Table detection(EvaluationResult labelled) {
        Scorecard alpha = labelled.alpha();
        List<List<String>> rows = new ArrayList<>();
        for (String name : alpha.names()) {
            Tally total = alpha.total(name);
            rows.add(List.of(
                    name,
                    "" + total.injections(),
                    "" + total.found(),
                    Figures.interval(alpha.recall(name), 2),
                    Figures.interval(alpha.precision(name), 2),
                    Figures.interval(total.delayBars(0.5), 0),
                    Figures.interval(total.delayBars(0.9), 0),
                    Figures.time(total.delayMs(0.5)),
                    Figures.time(total.delayMs(0.9)),
                    Figures.interval(alpha.falsePerAssetDay(name), 2),
                    Figures.interval(labelled.byClass().attribution(name), 2)));
        }
        return new Table(
                "What the pipeline found, by class and subtype",
                "An alarm is the first event of an episode, and counts once however often it is repeated. Intervals are 95 %,"
                        + " over all seeds' counts and no narrower than the seeds differ. Attribution: of the injections"
                        + " found by any alarm of their class, the share whose first names the cause. An alarm is about an injection"
                        + " from its start until, after its end, a bar of the alarm's timeframe and some minutes have passed: "
                        + MatchingRule.graceMinutes().entrySet().stream()
                                .map(grace -> grace.getKey() + ' ' + grace.getValue())
                                .collect(Collectors.joining(", "))
                        + '.',
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
        List<String> header = new ArrayList<>(List.of("class.subtype"));
        sizes.forEach(size -> header.add(Figures.number(size, size == Math.rint(size) ? 0 : 1)));
        List<List<String>> rows = new ArrayList<>();
        for (String name : alpha.names()) {
            Map<Double, Interval> recall = alpha.recallBySize(name);
            if (!recall.isEmpty()) {
                List<String> row = new ArrayList<>(List.of(name));
                sizes.forEach(size -> row.add(Figures.interval(recall.getOrDefault(size, Interval.NONE), 2)));
                rows.add(row);
            }
        }
        return new Table(
                "Recall by injected size",
                "Sizes are the asset's own robust sigmas; a dash where none was injected.",
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
            Scorecard alpha = report.labelled().alpha();
            Tally total = alpha.total(eventClass);
            rows.add(List.of(
                    eventClass,
                    Figures.number(budget, 2),
                    Figures.interval(alpha.falsePerAssetDay(eventClass), 2),
                    report.quiet()
                            .map(quiet -> Figures.interval(quiet.alarms().falsePerAssetDay(eventClass), 2))
                            .orElse(Figures.number(Double.NaN, 0)),
                    "" + total.repeats(),
                    "" + total.consequences(),
                    Figures.interval(alpha.falseDiscoveries(eventClass), 2),
                    Figures.number(report.falseDiscoveriesAtBudget(eventClass), 2)));
        });
        return new Table(
                "False alarms against the budget",
                "The budget counts single scores, an alarm a whole episode. Repeats of an episode, and consequences, which are"
                        + " alarms in the window of an injection of another kind, are neither true nor false. At budget: the"
                        + " share of false discoveries if false alarms used the budget up.",
                List.of(
                        "class",
                        "budget",
                        "labelled",
                        "quiet",
                        "repeats",
                        "consequences",
                        "false discoveries",
                        "at budget"),
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
                "1 is honest, more claims too much. Tick-time detectors (.tick) are asked once a minute, about its largest move. Within"
                        + " a seed intervals take p-values for independent, which neighbours are not.",
                List.of("detector", "p-values", "α = 0.01", "α = 0.001", "α = 0.0001"),
                1,
                rows);
    }
}
