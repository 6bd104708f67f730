package org.alphadetector.research.series;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Recall at a number of false alerts, with one threshold for all series. An alert is a row at or beyond the threshold;
 * rows within {@value #EPISODE_ROWS} of the last one belong to the same alert. It is true inside a window, and a window
 * with an alert is found.
 */
public final class RecallCurve {
    /** Alerts so near to each other are one. */
    public static final int EPISODE_ROWS = 20;

    private final List<LabelledSeries> corpus;
    private final List<double[]> surprises;
    private final double probation;

    /**
     * @param surprises for each series how surprising each row is, NaN where undefined
     * @param probationShare alerts in this first share of a series do not count
     */
    public RecallCurve(List<LabelledSeries> corpus, List<double[]> surprises, double probationShare) {
        this.corpus = corpus;
        this.surprises = surprises;
        this.probation = probationShare;
    }

    /** What one threshold gives: false alerts, windows found and windows in all. */
    public record Outcome(double threshold, int falseAlerts, int found, int windows, Map<Disturbance, int[]> byKind) {
        /** The share of windows that were found. */
        public double recall() {
            return windows == 0 ? 0 : found / (double) windows;
        }
    }

    /** The most sensitive threshold that costs no more than so many false alerts. */
    public Outcome at(int falseAlerts) {
        List<Double> candidates = new ArrayList<>();
        for (double[] series : surprises) {
            for (double surprise : series) {
                if (surprise > 2) {
                    candidates.add(surprise);
                }
            }
        }
        candidates.sort(null);
        int low = 0;
        int high = candidates.size() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (outcome(candidates.get(middle)).falseAlerts() <= falseAlerts) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return outcome(candidates.isEmpty() ? Double.POSITIVE_INFINITY : candidates.get(low));
    }

    /** What a threshold gives. */
    public Outcome outcome(double threshold) {
        int falseAlerts = 0;
        int found = 0;
        int windows = 0;
        Map<Disturbance, int[]> byKind = new EnumMap<>(Disturbance.class);
        for (int s = 0; s < corpus.size(); s++) {
            LabelledSeries series = corpus.get(s);
            double[] surprise = surprises.get(s);
            boolean[] isFound = new boolean[series.windows().size()];
            int last = -EPISODE_ROWS - 1;
            for (int row = (int) (probation * series.rows()); row < surprise.length; row++) {
                if (surprise[row] >= threshold) {
                    int window = windowOf(series, row);
                    if (window >= 0) {
                        isFound[window] = true;
                    } else if (row - last > EPISODE_ROWS) {
                        falseAlerts++;
                    }
                    last = row;
                }
            }
            windows += isFound.length;
            for (int i = 0; i < isFound.length; i++) {
                found += isFound[i] ? 1 : 0;
                int[] ofKind = byKind.computeIfAbsent(series.windows().get(i).kind(), kind -> new int[2]);
                ofKind[0] += isFound[i] ? 1 : 0;
                ofKind[1]++;
            }
        }
        return new Outcome(threshold, falseAlerts, found, windows, byKind);
    }

    private static int windowOf(LabelledSeries series, int row) {
        for (int i = 0; i < series.windows().size(); i++) {
            if (series.windows().get(i).contains(row)) {
                return i;
            }
        }
        return -1;
    }
}
