package org.alphadetector.features.residual;

import java.util.Arrays;
import org.alphadetector.features.state.SliceParts;
import org.alphadetector.features.state.StateSlice;

/**
 * Predicts a value one bar ahead from a few numbers known before, and judges what came. Undefined until {@value
 * #WARMUP} values are learnt, and where a regressor is missing; z also where the value is.
 *
 * <p>Mean m: {@link ExponentialRegression}, half-life {@value #HALF_LIFE} bars, a prior of {@value #PRIOR_PAIRS} pairs.
 * Standard deviation: v c, at least the floor; v is the {@link ExponentialVolatility} of the residuals, c the robust
 * scale of the residuals over v ({@link MagnitudeScale}). z = (x - m) over the standard deviation.
 *
 * <p>Learning is bounded: a value counts up to four predicted standard deviations from the predicted one, in warm-up up
 * to eight of v. A value with a missing regressor is not learnt. Zero words are the start.
 */
public final class RegressionForecast {
    /** How many values are learnt before the first prediction. */
    public static final int WARMUP = 180;

    static final double HALF_LIFE = 2_880;
    static final double PRIOR_PAIRS = 20;

    private static final int PAIRS_FIRST = 30;
    private static final int RESIDUALS_FIRST = 30;
    private static final double LIMIT = 4;
    private static final double WARMUP_LIMIT = 8;

    private static final int RESIDUALS = 0;
    private static final int OWN_WORDS = 1;

    private final StateSlice slice;
    private final ExponentialRegression regression;
    private final ExponentialVolatility volatility;
    private final MagnitudeScale scale;
    private final double[] regressors;

    private double mean;
    private double rawDeviation;
    private double floor;

    /**
     * @param slice {@link #words} words
     * @param regressors how many there are, besides the constant
     * @param volatilityHalfLife after how many further residuals one counts half in the volatility
     */
    public RegressionForecast(StateSlice slice, int regressors, double volatilityHalfLife) {
        SliceParts parts = new SliceParts(slice);
        this.slice = slice;
        parts.next(OWN_WORDS);
        regression = new ExponentialRegression(
                parts.next(ExponentialRegression.words(regressors)), regressors, HALF_LIFE, PRIOR_PAIRS, PAIRS_FIRST);
        volatility = new ExponentialVolatility(parts.next(ExponentialVolatility.WORDS), volatilityHalfLife);
        scale = new MagnitudeScale(parts.next(MagnitudeScale.WORDS), MagnitudeScale.gainOf(HALF_LIFE));
        this.regressors = new double[regressors];
        parts.requireAllDealt();
    }

    /** How many words of state it needs: 11, 15, 20 for one to three regressors. */
    public static int words(int regressors) {
        return OWN_WORDS + ExponentialRegression.words(regressors) + ExponentialVolatility.WORDS + MagnitudeScale.WORDS;
    }

    /** Sets what is known before the value, for the next prediction; NaN is missing. */
    public void given(int regressor, double value) {
        regressors[regressor] = value;
    }

    /**
     * Predicts the next value, from what was learnt before and the regressors that were set; to be called before the value is judged or learnt, and again
     * whenever the state is another's.
     *
     * @param floor the least the standard deviation may be, above 0
     */
    public void predict(double floor) {
        this.floor = floor;
        mean = regression.predict(regressors);
        double sigma = volatility.sigma();
        rawDeviation = Double.isNaN(sigma) ? floor : Math.max(sigma, floor);
    }

    /** The predicted value. */
    public double mean() {
        return isReady() ? mean : Double.NaN;
    }

    /** The predicted standard deviation of the value. */
    public double standardDeviation() {
        return isReady() && !Double.isNaN(mean) ? scale.scale(floor / rawDeviation) * rawDeviation : Double.NaN;
    }

    /** By how much the predicted value rises with a regressor; NaN in warm-up. */
    public double coefficient(int regressor) {
        return isReady() ? regression.coefficient(regressor) : Double.NaN;
    }

    /** The value's distance from the predicted one, in predicted standard deviations, at most a million. */
    public double z(double value) {
        double z = (value - mean()) / standardDeviation();
        return Math.max(-ResidualCore.LARGEST_Z, Math.min(ResidualCore.LARGEST_Z, z));
    }

    /** Learns the predicted value; one that is not finite is ignored. */
    public void learn(double value) {
        double residual = value - mean;
        if (Double.isNaN(residual)) {
            regression.learn(value, Double.POSITIVE_INFINITY, regressors);
            return;
        }
        if (!Double.isFinite(value)) {
            return;
        }
        double limit = limit();
        if (slice.word(RESIDUALS) >= RESIDUALS_FIRST) {
            double bounded = Math.min(Math.abs(residual), LIMIT * rawDeviation);
            scale.learn(bounded / rawDeviation, floor / rawDeviation);
        }
        volatility.learn(residual, limit);
        regression.learn(value, limit, regressors);
        slice.addWord(RESIDUALS, 1);
    }

    /** How many residuals were learnt. */
    long count() {
        return slice.word(RESIDUALS);
    }

    /** Forgets everything. */
    public void clear() {
        slice.clear();
        Arrays.fill(regressors, Double.NaN);
    }

    private double limit() {
        if (isReady()) {
            return LIMIT * standardDeviation();
        }
        return slice.word(RESIDUALS) == 0 ? Double.POSITIVE_INFINITY : WARMUP_LIMIT * rawDeviation;
    }

    private boolean isReady() {
        return slice.word(RESIDUALS) >= WARMUP - PAIRS_FIRST;
    }
}
