package org.alphadetector.research.scorecard;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.research.matching.Matching;
import org.alphadetector.research.matching.Sighting;

/** Counts of one class, or of one class and subtype, in one run. */
public final class Tally {
    private final Map<Double, int[]> bySize = new TreeMap<>();
    private final List<Long> delaysMs = new ArrayList<>();
    private final List<Long> delaysBars = new ArrayList<>();
    private int injections;
    private int found;
    private int attributed;
    private final Map<Timeframe, Integer> falseAlarms = new EnumMap<>(Timeframe.class);
    private int trueAlarms;
    private int repeats;
    private int consequences;

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

    void add(Matching.Judged judged) {
        switch (judged.verdict()) {
            case TRUE -> trueAlarms++;
            case REPEAT -> repeats++;
            case CONSEQUENCE -> consequences++;
            case FALSE -> falseAlarms.merge(judged.alarm().timeframe(), 1, Integer::sum);
        }
    }

    /** Adds what another run counted. */
    void add(Tally other) {
        injections += other.injections;
        found += other.found;
        attributed += other.attributed;
        trueAlarms += other.trueAlarms;
        consequences += other.consequences;
        repeats += other.repeats;
        other.falseAlarms.forEach((timeframe, count) -> falseAlarms.merge(timeframe, count, Integer::sum));
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

    /** Found ones whose first alarm named the cause. */
    public int attributed() {
        return attributed;
    }

    public int trueAlarms() {
        return trueAlarms;
    }

    /** Alarms that say again what another has said of the same injection; they count neither for nor against. */
    public int repeats() {
        return repeats;
    }

    /** Alarms within the window of an injection of another kind; they count neither for nor against. */
    public int consequences() {
        return consequences;
    }

    public int falseAlarms() {
        return falseAlarms.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** False alarms by the timeframe on which they were seen. */
    public Map<Timeframe, Integer> falseByTimeframe() {
        return falseAlarms;
    }

    /** How many of a size in robust sigmas were injected. */
    public int injections(double size) {
        return bySize.getOrDefault(size, new int[2])[1];
    }

    /** The share of injections that were found; NaN without any. */
    public double recall() {
        return injections == 0 ? Double.NaN : found / (double) injections;
    }

    /** The share of true ones among true and false alarms; NaN without any. */
    public double precision() {
        int all = trueAlarms + falseAlarms();
        return all == 0 ? Double.NaN : trueAlarms / (double) all;
    }

    /** Found and injected, by size in robust sigmas. */
    public Map<Double, int[]> bySize() {
        return bySize;
    }

    /** The p-quantile of the delay in milliseconds; undefined when nothing was found. */
    public Interval delayMs(double p) {
        return quantile(delaysMs, p);
    }

    /** The p-quantile of the delay in bars; undefined when nothing was found. */
    public Interval delayBars(double p) {
        return quantile(delaysBars, p);
    }

    private static Interval quantile(List<Long> values, double p) {
        return Interval.ofQuantile(
                values.stream().mapToDouble(Long::doubleValue).sorted().toArray(), p);
    }
}
