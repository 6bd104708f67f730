package org.alphadetector.research.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts of one class, or of one class and subtype, in one run. */
public final class Tally {
    private final Map<Double, int[]> bySize = new TreeMap<>();
    private final List<Long> delaysMs = new ArrayList<>();
    private final List<Long> delaysBars = new ArrayList<>();
    private int injections;
    private int found;
    private int attributed;
    private int trueAlarms;
    private int consequences;
    private int falseAlarms;

    void add(Sighting sighting) {
        injections++;
        int[] ofSize = bySize.computeIfAbsent(sighting.injection().sizeSigmas(), size -> new int[2]);
        ofSize[1]++;
        if (sighting.isFound()) {
            found++;
            ofSize[0]++;
            delaysMs.add(sighting.delayMs());
            delaysBars.add(sighting.delayBars());
            attributed += sighting.isAttributed() ? 1 : 0;
        }
    }

    void add(Matching.Verdict verdict) {
        switch (verdict) {
            case TRUE -> trueAlarms++;
            case CONSEQUENCE -> consequences++;
            case FALSE -> falseAlarms++;
        }
    }

    /** Adds what another run counted. */
    void add(Tally other) {
        injections += other.injections;
        found += other.found;
        attributed += other.attributed;
        trueAlarms += other.trueAlarms;
        consequences += other.consequences;
        falseAlarms += other.falseAlarms;
        delaysMs.addAll(other.delaysMs);
        delaysBars.addAll(other.delaysBars);
        other.bySize.forEach((size, counts) -> {
            int[] sum = bySize.computeIfAbsent(size, key -> new int[2]);
            sum[0] += counts[0];
            sum[1] += counts[1];
        });
    }

    public int injections() {
        return injections;
    }

    public int found() {
        return found;
    }

    /** Found ones whose alarm named a cause that was disturbed. */
    public int attributed() {
        return attributed;
    }

    public int trueAlarms() {
        return trueAlarms;
    }

    /** Alarms within the window of an injection of another kind; they count neither for nor against. */
    public int consequences() {
        return consequences;
    }

    public int falseAlarms() {
        return falseAlarms;
    }

    /** The share of injections that were found; NaN without any. */
    public double recall() {
        return injections == 0 ? Double.NaN : found / (double) injections;
    }

    /** The share of true ones among true and false alarms; NaN without any. */
    public double precision() {
        int all = trueAlarms + falseAlarms;
        return all == 0 ? Double.NaN : trueAlarms / (double) all;
    }

    /** Found and injected, by size in robust sigmas. */
    public Map<Double, int[]> bySize() {
        return bySize;
    }

    /** The p-quantile of the delay in milliseconds; NaN when nothing was found. */
    public double delayMs(double p) {
        return quantile(delaysMs, p);
    }

    /** The p-quantile of the delay in bars; NaN when nothing was found. */
    public double delayBars(double p) {
        return quantile(delaysBars, p);
    }

    private static double quantile(List<Long> values, double p) {
        if (values.isEmpty()) {
            return Double.NaN;
        }
        List<Long> sorted = values.stream().sorted().toList();
        return sorted.get((int) Math.min(sorted.size() - 1L, (long) (p * sorted.size())));
    }
}
