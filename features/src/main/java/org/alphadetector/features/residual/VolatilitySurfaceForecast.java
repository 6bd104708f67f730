package org.alphadetector.features.residual;

import org.alphadetector.features.state.SliceParts;
import org.alphadetector.features.state.StateSlice;

/**
 * Predicts the natural logarithm of a bar's realised volatility one bar ahead from the term structure of the realised
 * volatility before: its last value and its exponentially weighted means with half-lives of {@value #SHORT}, {@value
 * #MEDIUM} and {@value #LONG} bars, all as logarithms (F. Corsi, A Simple Approximate Long-Memory Model of Realized
 * Volatility, Journal of Financial Econometrics 2009, whose horizons are a day, a week and a month). Undefined until
 * {@link RegressionForecast#WARMUP} values are learnt.
 *
 * <p>A volatility counts as at least the floor, half a price step as a return, since the logarithm of 0 is undefined.
 */
public final class VolatilitySurfaceForecast {
    /** How many horizons there are, the last value among them. */
    public static final int HORIZONS = 4;

    static final double SHORT = 5;
    static final double MEDIUM = 60;
    static final double LONG = 1_440;
    static final double VOLATILITY_HALF_LIFE = 240;

    /** A volatility is never judged finer than by 1 %. */
    private static final double FLOOR = 0.01;

    private final StateSlice slice;
    private final RegressionForecast forecast;
    /** The last value and the means; the first forgets at once. */
    private final ExponentialMean[] means = new ExponentialMean[HORIZONS];

    /** @param slice {@link #words()} words */
    public VolatilitySurfaceForecast(StateSlice slice) {
        SliceParts parts = new SliceParts(slice);
        this.slice = slice;
        forecast =
                new RegressionForecast(parts.next(RegressionForecast.words(HORIZONS)), HORIZONS, VOLATILITY_HALF_LIFE);
        double[] halfLives = {1e-3, SHORT, MEDIUM, LONG};
        for (int i = 0; i < HORIZONS; i++) {
            means[i] = new ExponentialMean(parts.next(ExponentialMean.WORDS), halfLives[i]);
        }
        parts.requireAllDealt();
    }

    /** How many words of state it needs: 34. */
    public static int words() {
        return RegressionForecast.words(HORIZONS) + HORIZONS * ExponentialMean.WORDS;
    }

    /** Predicts the next value; to be called before it is judged or learnt. */
    public void predict() {
        for (int i = 0; i < HORIZONS; i++) {
            forecast.given(i, StrictMath.log(level(i)));
        }
        forecast.predict(FLOOR);
    }

    /** The volatility before over a horizon: 0 the last value, then short, medium, long. */
    public double level(int horizon) {
        return means[horizon].mean();
    }

    /** By how much the predicted logarithm rises with that of a horizon. */
    public double coefficient(int horizon) {
        return forecast.coefficient(horizon);
    }

    /** The predicted logarithm. */
    public double mean() {
        return forecast.mean();
    }

    /** The predicted standard deviation of the logarithm. */
    public double standardDeviation() {
        return forecast.standardDeviation();
    }

    /** The distance of a volatility's logarithm from the predicted one, in predicted standard deviations. */
    public double z(double volatility) {
        return volatility > 0 ? forecast.z(StrictMath.log(volatility)) : Double.NaN;
    }

    /** Learns the predicted value; one that is not above 0 is ignored. */
    public void learn(double volatility) {
        if (!(volatility > 0)) {
            return;
        }
        forecast.learn(StrictMath.log(volatility));
        for (ExponentialMean mean : means) {
            mean.learn(volatility);
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
