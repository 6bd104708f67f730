package org.alphadetector.features.baseline;

/** Standard deviations told from quantiles, so that the unusual values they are to judge hardly move them. */
public final class RobustScale {
    /** 75 % of a normal variable lie below this many standard deviations, 50 % within. */
    private static final double NORMAL_QUARTILE = 0.6744897501960817;
    /** 90 % of a normal variable lie within this many standard deviations. */
    private static final double NORMAL_NINETY = 1.6448536269514722;

    private RobustScale() {}

    /**
     * The standard deviation of a variable around 0 from the distribution of its magnitudes: their median over 0.6745,
     * or their 90th percentile over 1.645 where that is larger, so that many zeros do not shrink it. NaN while empty.
     */
    public static double ofMagnitudes(Distribution magnitudes) {
        return Math.max(magnitudes.quantile(0.5) / NORMAL_QUARTILE, magnitudes.quantile(0.9) / NORMAL_NINETY);
    }
}
