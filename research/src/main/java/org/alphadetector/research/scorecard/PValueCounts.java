package org.alphadetector.research.scorecard;

import java.util.ArrayList;
import java.util.List;

/** How many p-values there were, and how many at or below each level, in the runs of some seeds. */
public final class PValueCounts {
    /** The levels at which a calibration is looked at. */
    public static final List<Double> LEVELS = List.of(1e-2, 1e-3, 1e-4);

    private final List<PValueCounts> seeds = new ArrayList<>();
    private final long[] below = new long[LEVELS.size()];
    private long all;

    /** Counts a p-value. */
    public void add(double pValue) {
        all++;
        for (int i = 0; i < below.length; i++) {
            below[i] += pValue <= LEVELS.get(i) ? 1 : 0;
        }
    }

    /** Adds the run of another seed. */
    public void add(PValueCounts seed) {
        seeds.add(seed);
        all += seed.all;
        for (int i = 0; i < below.length; i++) {
            below[i] += seed.below[i];
        }
    }

    /** How many p-values. */
    public long all() {
        return all;
    }

    /** The share of p-values at or below a level, over the level: 1 is honest, more claims too much. */
    public Interval ratio(int level) {
        List<Interval.Count> counts = seeds.stream()
                .map(seed -> new Interval.Count(seed.below[level], seed.all))
                .toList();
        Interval share = seeds.isEmpty() ? Interval.ofShare(below[level], all) : Interval.ofShare(counts);
        return share.times(1 / LEVELS.get(level));
    }
}
