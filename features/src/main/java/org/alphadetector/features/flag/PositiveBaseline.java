package org.alphadetector.features.flag;

import org.alphadetector.features.baseline.ForgettingHistogram;
import org.alphadetector.features.baseline.RobustScale;
import org.alphadetector.features.state.StateSection;

/** What a positive, skewed quantity usually is, one observation a minute; not ready before 120. */
final class PositiveBaseline {
    private static final long OBSERVATIONS_NEEDED = 120;
    private static final double HALF_LIFE = 1_440;
    private static final double SIGMAS = 4;
    /** With it, four standard deviations are at least a factor of e. */
    private static final double SMALLEST_SIGMA = 0.25;

    private final ForgettingHistogram values;

    PositiveBaseline(String name, StateSection barState) {
        values = new ForgettingHistogram(barState.allocate(name, ForgettingHistogram.words()), HALF_LIFE);
    }

    /** The median times e to four robust standard deviations of the logarithm; NaN while not ready. */
    double threshold() {
        if (values.count() < OBSERVATIONS_NEEDED) {
            return Double.NaN;
        }
        double sigma = Math.max(RobustScale.ofLogarithms(values), SMALLEST_SIGMA);
        return values.quantile(0.5) * StrictMath.exp(SIGMAS * sigma);
    }

    /** Takes in a minute's value; NaN and 0 are no observations. */
    void learn(double value) {
        if (value > 0) {
            values.add(value);
        }
    }

    void clear() {
        values.clear();
    }
}
