package org.alphadetector.research.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.alphadetector.research.scorecard.Interval;
import org.alphadetector.research.series.Disturbance;
import org.alphadetector.research.series.RecallCurve;
import org.alphadetector.research.series.SeriesComparison;

/** The univariate core against sliding-window Gaussians, as tables. */
public final class SeriesTable {
    private static final List<Double> FALSE_PER_THOUSAND = List.of(0.05, 0.1, 0.25, 0.5, 1.0);
    private static final double FOR_KINDS = 0.25;

    private SeriesTable() {}

    /** Recall at several rates of false alerts. */
    public static ReportTables.Table recall(SeriesComparison comparison) {
        List<String> header = new ArrayList<>(List.of("who"));
        FALSE_PER_THOUSAND.forEach(rate -> header.add(rate + " false/1,000 rows"));
        List<List<String>> rows = new ArrayList<>();
        for (String name : comparison.names()) {
            List<String> row = new ArrayList<>(List.of(name));
            for (double rate : FALSE_PER_THOUSAND) {
                RecallCurve.Outcome outcome = comparison.outcome(name, rate);
                row.add(Figures.interval(Interval.ofShare(outcome.found(), outcome.windows()), 2));
            }
            rows.add(row);
        }
        return new ReportTables.Table(
                "Recall on labelled series at equal false alerts",
                "One threshold for all series; an alert lasts 20 rows. gaussian-N: tail probability under a normal"
                        + " distribution fitted to the last N rows.",
                header,
                1,
                rows);
    }

    /** Recall by kind of anomaly, at one rate of false alerts. */
    public static ReportTables.Table kinds(SeriesComparison comparison) {
        List<String> header = new ArrayList<>(List.of("who"));
        for (Disturbance kind : Disturbance.values()) {
            header.add(kind.label());
        }
        List<List<String>> rows = new ArrayList<>();
        for (String name : comparison.names()) {
            Map<Disturbance, int[]> byKind = new EnumMap<>(Disturbance.class);
            byKind.putAll(comparison.outcome(name, FOR_KINDS).byKind());
            List<String> row = new ArrayList<>(List.of(name));
            for (Disturbance kind : Disturbance.values()) {
                int[] counts = byKind.getOrDefault(kind, new int[2]);
                row.add(Figures.interval(Interval.ofShare(counts[0], counts[1]), 2));
            }
            rows.add(row);
        }
        return new ReportTables.Table(
                "Recall by kind of anomaly", "At " + FOR_KINDS + " false alerts for 1,000 rows.", header, 1, rows);
    }
}
