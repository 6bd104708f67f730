package org.alphadetector.features.residual;

import org.alphadetector.features.baseline.Baseline;
import org.alphadetector.features.state.SliceParts;
import org.alphadetector.features.state.StateSlice;

/**
 * Predicts an indicator of the price one bar ahead and judges what came. The price predicted for the next bar is the
 * last close; pushed through the indicator it gives p, which the indicator's class knows. The prediction is p + a + b
 * (p - centre) + c e, with e the last residual: so an indicator that reverts faster or slower than with an unchanged
 * price, and one whose residuals go together, are followed too. a, b, c: {@link RegressionForecast}. Undefined until
 * {@link RegressionForecast#WARMUP} values are learnt, and where p is.
 */
public final class IndicatorForecast {
    static final double VOLATILITY_HALF_LIFE = 60;
    static final double USUAL_HALF_LIFE = 2_880;

    private static final int LAST = 0;
    private static final int OWN_WORDS = 1;
    private static final double LIMIT = 4;

    private final StateSlice slice;
    private final RegressionForecast forecast;
    private final ExponentialVolatility usual;
    private final PastRanks ranks;
    private final double centre;

    private double pushed;

    /**
     * @param slice {@link #words()} words
     * @param centre the indicator's middle
     */
    public IndicatorForecast(StateSlice slice, double centre) {
        SliceParts parts = new SliceParts(slice);
        this.slice = slice;
        parts.next(OWN_WORDS);
        forecast = new RegressionForecast(parts.next(RegressionForecast.words(2)), 2, VOLATILITY_HALF_LIFE);
        usual = new ExponentialVolatility(parts.next(ExponentialVolatility.WORDS), USUAL_HALF_LIFE);
        ranks = new PastRanks(parts.next(PastRanks.words()));
        this.centre = centre;
        parts.requireAllDealt();
    }

    /** How many words of state it needs: 142. */
    public static int words() {
        return OWN_WORDS + RegressionForecast.words(2) + ExponentialVolatility.WORDS + PastRanks.words();
    }

    /**
     * Predicts the next value; to be called before it is judged or learnt.
     *
     * @param pushed the indicator one bar ahead if the price stays; NaN where undefined
     * @param floor the least the standard deviation may be, above 0
     */
    public void predict(double pushed, double floor) {
        this.pushed = pushed;
        forecast.given(0, pushed - centre);
        forecast.given(1, slice.real(LAST));
        forecast.predict(floor);
    }

    /** The predicted value. */
    public double mean() {
        return pushed + forecast.mean();
    }

    /** The predicted standard deviation of the value. */
    public double standardDeviation() {
        return forecast.standardDeviation();
    }

    /** The predicted standard deviation over the usual size of residuals, half-life {@value #USUAL_HALF_LIFE} bars. */
    public double relativeDeviation() {
        double size = usual.sigma();
        return size > 0 ? forecast.standardDeviation() / size : Double.NaN;
    }

    /** The value's distance from the predicted one, in predicted standard deviations. */
    public double z(double value) {
        return forecast.z(value - pushed);
    }

    /** The rank of a z among the earlier ones. */
    public double rank(double z) {
        return ranks.rank(z);
    }

    /** The share of earlier z in the cell of {@code z}, by which its rank is uncertain. */
    double cellShare(double z) {
        return ranks.cellShare(z);
    }

    /** What the predicted value is judged by, in a unit that is so many of the indicator's. */
    public Baseline baseline(double unit) {
        return ranks.baseline(mean() * unit, standardDeviation() * unit);
    }

    /** Learns the predicted value; NaN, or one without prediction, is ignored. */
    public void learn(double value) {
        double beyond = value - pushed;
        if (Double.isNaN(beyond)) {
            return;
        }
        double mean = forecast.mean();
        double residual = Double.isNaN(mean) ? beyond : beyond - mean;
        double deviation = forecast.standardDeviation();
        double limit = deviation > 0 ? LIMIT * deviation : Double.POSITIVE_INFINITY;
        ranks.learn(forecast.z(beyond));
        forecast.learn(beyond);
        usual.learn(residual, limit);
        slice.real(LAST, Math.max(-limit, Math.min(limit, residual)));
    }

    /** Forgets everything. */
    public void clear() {
        slice.clear();
    }
}
