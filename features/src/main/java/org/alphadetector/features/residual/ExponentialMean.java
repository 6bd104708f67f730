package org.alphadetector.features.residual;

import org.alphadetector.features.state.StateSlice;

/**
 * The exponentially weighted mean of a series, in its unit: sum of w x over sum of w, where a value's weight w halves
 * every {@code halfLife} later values. Undefined before the first. Zero words are the start.
 */
public final class ExponentialMean {
    /** The words it needs. */
    public static final int WORDS = 2;

    private static final int SUM = 0;
    private static final int WEIGHT = 1;

    private final StateSlice slice;
    private final double decay;

    /**
     * @param slice {@link #WORDS} words
     * @param halfLife after how many further values one counts half
     */
    public ExponentialMean(StateSlice slice, double halfLife) {
        this.slice = slice;
        this.decay = StrictMath.pow(2, -1 / halfLife);
    }

    /** The mean; NaN before the first value. */
    public double mean() {
        return slice.real(SUM) / slice.real(WEIGHT);
    }

    /** The sum of the weights, in units of the latest value's; at most halfLife / ln 2 and a half. */
    public double weight() {
        return slice.real(WEIGHT);
    }

    /** Learns a finite value. */
    public void learn(double value) {
        slice.real(SUM, slice.real(SUM) * decay + value);
        slice.real(WEIGHT, slice.real(WEIGHT) * decay + 1);
    }

    public void clear() {
        slice.clear();
    }
}
