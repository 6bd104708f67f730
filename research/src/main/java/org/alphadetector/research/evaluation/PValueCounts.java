package org.alphadetector.research.evaluation;

import java.util.List;

/** How many p-values there were, and how many at or below each level. */
public final class PValueCounts {
    /** The levels at which a calibration is looked at. */
    public static final List<Double> LEVELS = List.of(1e-2, 1e-3, 1e-4);

    private final long[] below = new long[LEVELS.size()];
    private long all;

    void add(double pValue) {
        all++;
        for (int i = 0; i < below.length; i++) {
            below[i] += pValue <= LEVELS.get(i) ? 1 : 0;
        }
    }

    void add(PValueCounts other) {
        all += other.all;
        for (int i = 0; i < below.length; i++) {
            below[i] += other.below[i];
        }
    }

    /** How many p-values. */
    public long all() {
        return all;
    }

    /** The share of p-values at or below a level, over the level: 1 is honest, more claims too much. */
    public Interval ratio(int level) {
        Interval share = Interval.ofShare(below[level], all);
        double alpha = LEVELS.get(level);
        return new Interval(share.value() / alpha, share.low() / alpha, share.high() / alpha);
    }
}
