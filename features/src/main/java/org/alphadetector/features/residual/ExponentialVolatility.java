package org.alphadetector.features.residual;

import org.alphadetector.features.state.StateSlice;

/**
 * The exponentially weighted volatility of a series around 0, in its unit: the root of the {@link ExponentialMean} of
 * its squares (RiskMetrics Technical Document, 1996), bounded so that one outlier does not set it. Undefined before the
 * first value. Zero words are the start.
 */
public final class ExponentialVolatility {
    /** The words it needs. */
    public static final int WORDS = ExponentialMean.WORDS;

    private final ExponentialMean squares;

    /**
     * @param slice {@link #WORDS} words
     * @param halfLife after how many further values one counts half
     */
    public ExponentialVolatility(StateSlice slice, double halfLife) {
        squares = new ExponentialMean(slice, halfLife);
    }

    /** The standard deviation around 0; NaN before the first value. */
    public double sigma() {
        return Math.sqrt(squares.mean());
    }

    /** Learns a finite value, one beyond {@code limit} as that. */
    public void learn(double value, double limit) {
        double bounded = Math.min(Math.abs(value), limit);
        squares.learn(bounded * bounded);
    }

    public void clear() {
        squares.clear();
    }
}
