package org.alphadetector.detectors.scale;

import org.alphadetector.features.baseline.ForgettingHistogram;
import org.alphadetector.features.state.StateSlice;

/**
 * How high a positive quantity usually stands and how far above that it usually goes, both by ratio: the median m and
 * the 84.13 % quantile h; one robust standard deviation is ln(h / m), upward only, with a floor of 10 %.
 */
public final class LevelScale {
    private static final double HIGH_SHARE = 0.8413;
    private static final double FLOOR = StrictMath.log(1.1);

    private final ForgettingHistogram levels;
    private final int warmup;

    /**
     * @param slice {@link #words()} words
     * @param halfLife in observations
     * @param warmup observations before the scale is defined
     */
    public LevelScale(StateSlice slice, double halfLife, int warmup) {
        this.levels = new ForgettingHistogram(slice, halfLife);
        this.warmup = warmup;
    }

    /** How many words of state it needs. */
    public static int words() {
        return ForgettingHistogram.words();
    }

    /** The median, or the smallest level seen above 0 where the median is 0; NaN in warm-up or before that. */
    public double usual() {
        if (levels.count() < warmup) {
            return Double.NaN;
        }
        double median = levels.quantile(0.5);
        return median > 0 ? median : levels.smallestPositive();
    }

    /** One robust standard deviation upward, as the logarithm of a ratio; NaN in warm-up. */
    public double logScale() {
        double usual = usual();
        double high = levels.quantile(HIGH_SHARE);
        return Double.isNaN(usual) ? usual : Math.max(FLOOR, StrictMath.log(Math.max(high, usual) / usual));
    }

    /** How many robust standard deviations the level lies above the usual one, 0 or more; NaN in warm-up. */
    public double standardized(double level) {
        if (Double.isNaN(level) || levels.count() < warmup) {
            return Double.NaN;
        }
        double usual = usual();
        return level > usual ? StrictMath.log(level / usual) / logScale() : 0;
    }

    /** Learns a level; NaN is ignored. */
    public void learn(double level) {
        levels.add(level);
    }
}
