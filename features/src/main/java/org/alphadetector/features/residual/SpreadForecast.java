package org.alphadetector.features.residual;

import org.alphadetector.features.state.SliceParts;
import org.alphadetector.features.state.StateSlice;

/**
 * Predicts the natural logarithm of a bar's quoted spread one bar ahead from the volatility so far, and judges what
 * came. Undefined until {@link RegressionForecast#WARMUP} spreads are learnt; z also for a bar without a spread, which is
 * not learnt.
 *
 * <p>Model: the logarithm is regressed on its last value, on its level, the exponentially weighted mean with a half-life
 * of {@value #LEVEL_HALF_LIFE} bars, and on the logarithm of the volatility, the exponentially weighted mean of the bars'
 * ranges with a half-life of {@value #VOLATILITY_HALF_LIFE} bars. Spreads rise with volatility (R. Roll, Journal of
 * Finance 1984; H. R. Stoll, Journal of Financial Economics 1978). A volatility below half a price step counts as that:
 * the logarithm is defined where the price stands still.
 */
public final class SpreadForecast {
    static final double LEVEL_HALF_LIFE = 30;
    static final double VOLATILITY_HALF_LIFE = 10;

    private static final double RESIDUAL_HALF_LIFE = 120;
    /** A spread is never judged finer than by 1 %. */
    private static final double FLOOR = 0.01;

    private static final int LAST = 0;
    private static final int HAS_LAST = 1;
    private static final int OWN_WORDS = 2;

    private final StateSlice slice;
    private final RegressionForecast forecast;
    private final ExponentialMean level;
    private final ExponentialMean volatility;

    /** @param slice {@link #words()} words */
    public SpreadForecast(StateSlice slice) {
        SliceParts parts = new SliceParts(slice);
        this.slice = slice;
        parts.next(OWN_WORDS);
        forecast = new RegressionForecast(parts.next(RegressionForecast.words(3)), 3, RESIDUAL_HALF_LIFE);
        level = new ExponentialMean(parts.next(ExponentialMean.WORDS), LEVEL_HALF_LIFE);
        volatility = new ExponentialMean(parts.next(ExponentialMean.WORDS), VOLATILITY_HALF_LIFE);
        parts.requireAllDealt();
    }

    /** How many words of state it needs: 26. */
    public static int words() {
        return OWN_WORDS + RegressionForecast.words(3) + 2 * ExponentialMean.WORDS;
    }

    /** Predicts the next bar; to be called before it is judged or learnt. */
    public void predict() {
        forecast.given(0, slice.word(HAS_LAST) == 0 ? Double.NaN : slice.real(LAST));
        forecast.given(1, level.mean());
        double usual = volatility.mean();
        forecast.given(2, usual > 0 ? StrictMath.log(usual) : Double.NaN);
        forecast.predict(FLOOR);
    }

    /** The predicted logarithm. */
    public double mean() {
        return forecast.mean();
    }

    /** The predicted standard deviation of the logarithm. */
    public double standardDeviation() {
        return forecast.standardDeviation();
    }

    /** By how much the predicted logarithm rises with that of the volatility; NaN in warm-up. */
    double volatilityCoefficient() {
        return forecast.coefficient(2);
    }

    /** The distance of a spread's logarithm from the predicted one, in predicted standard deviations. */
    public double z(double spread) {
        return spread > 0 ? forecast.z(StrictMath.log(spread)) : Double.NaN;
    }

    /**
     * Learns the predicted bar.
     *
     * @param spread of any unit that stays the same; NaN is missing
     * @param range ln(high / low); NaN is missing
     * @param halfStep the least the range counts, half a price step over the price; NaN is none
     */
    public void learn(double spread, double range, double halfStep) {
        if (spread > 0) {
            double logarithm = StrictMath.log(spread);
            forecast.learn(logarithm);
            level.learn(logarithm);
            slice.real(LAST, logarithm);
            slice.word(HAS_LAST, 1);
        }
        double moved = halfStep > range ? halfStep : range;
        if (moved > 0) {
            volatility.learn(moved);
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
