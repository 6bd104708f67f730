package org.alphadetector.features.residual;

import org.alphadetector.features.state.SliceParts;
import org.alphadetector.features.state.StateSlice;

/**
 * Predicts the next step of a series that returns to its level, and judges the step that came. In the unit of the
 * series. Undefined until {@link RegressionForecast#WARMUP} steps are learnt, and where the series or a driver is
 * missing before the bar; z also where the step is.
 *
 * <p>Model: the step is regressed on the distance from the level, the exponentially weighted mean of the series so far
 * with a half-life of {@value #LEVEL_HALF_LIFE} bars, and on numbers known before, the drivers: the discrete form
 * of G. E. Uhlenbeck, L. S. Ornstein, Physical Review 1930. The coefficient of the distance is the speed of reversion:
 * the half-life of a distance is -ln 2 / ln(1 + coefficient) bars, undefined unless the coefficient is in (-1, 0).
 */
public final class ReversionForecast {
    static final double LEVEL_HALF_LIFE = 240;

    private static final double RESIDUAL_HALF_LIFE = 60;

    private final StateSlice slice;
    private final RegressionForecast forecast;
    private final ExponentialMean level;

    private final double floor;

    /**
     * @param slice {@link #words} words
     * @param drivers how many there are, 1 or 2
     * @param floor the least the standard deviation of a step may be, above 0
     */
    public ReversionForecast(StateSlice slice, int drivers, double floor) {
        SliceParts parts = new SliceParts(slice);
        this.slice = slice;
        this.floor = floor;
        forecast = new RegressionForecast(
                parts.next(RegressionForecast.words(1 + drivers)), 1 + drivers, RESIDUAL_HALF_LIFE);
        level = new ExponentialMean(parts.next(ExponentialMean.WORDS), LEVEL_HALF_LIFE);
        parts.requireAllDealt();
    }

    /** How many words of state it needs: 17 with one driver, 22 with two. */
    public static int words(int drivers) {
        return RegressionForecast.words(1 + drivers) + ExponentialMean.WORDS;
    }

    /** Sets a driver for the next prediction; NaN is missing. */
    public void driver(int driver, double value) {
        forecast.given(1 + driver, value);
    }

    /**
     * Predicts the next step from the drivers that were set; to be called before it is judged or learnt.
     *
     * @param last the series before the step; NaN is missing
     */
    public void predict(double last) {
        forecast.given(0, last - level.mean());
        forecast.predict(floor);
    }

    /** The predicted step. */
    public double mean() {
        return forecast.mean();
    }

    /** The predicted standard deviation of the step. */
    public double standardDeviation() {
        return forecast.standardDeviation();
    }

    /** The level so far; NaN before the first value. */
    public double level() {
        return level.mean();
    }

    /** After how many bars half of a distance from the level is expected to be gone. */
    public double halfLife() {
        double coefficient = forecast.coefficient(0);
        return coefficient > -1 && coefficient < 0 ? -StrictMath.log(2) / StrictMath.log1p(coefficient) : Double.NaN;
    }

    /** By how much the predicted step rises with a driver. */
    public double driverCoefficient(int driver) {
        return forecast.coefficient(1 + driver);
    }

    /** The distance of a step from the predicted one, in predicted standard deviations. */
    public double z(double step) {
        return forecast.z(step);
    }

    /** Learns the predicted step and the value it led to; NaN is missing. */
    public void learn(double step, double value) {
        double limit = 4 * forecast.standardDeviation();
        double distance = step - forecast.mean();
        forecast.learn(step);
        if (Double.isFinite(value)) {
            boolean isWild = Math.abs(distance) > limit;
            double excess = isWild ? distance - Math.copySign(limit, distance) : 0;
            level.learn(value - excess);
        }
    }

    /** How many residuals were learnt. */
    public long count() {
        return forecast.count();
    }

    /** Forgets everything. */
    public void clear() {
        slice.clear();
    }
}
