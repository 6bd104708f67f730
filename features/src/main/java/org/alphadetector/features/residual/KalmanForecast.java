package org.alphadetector.features.residual;

import org.alphadetector.features.state.SliceParts;
import org.alphadetector.features.state.StateSlice;

/**
 * Predicts a bar's logarithmic return one bar ahead by a local linear trend of the logarithmic price: the price is a
 * level and a noise, the level moves by a slope and a noise, the slope by a noise (A. C. Harvey, Forecasting,
 * Structural Time Series Models and the Kalman Filter, 1989). Undefined until {@value #WARMUP} returns are learnt.
 *
 * <p>The ratios of the noises: a bank of {@value #FILTERS} steady-state filters, one for each pair of the variance of
 * the price's noise (0, 0.1, 0.3 or 1) and that of the slope's (0 or 0.001), both over that of the level's. The one
 * whose innovations, over their expected standard deviation, have had the least mean square answers, half-life
 * {@value #HALF_LIFE} bars (D. T. Magill, IEEE Transactions on Automatic Control 1965). The standard deviation of its
 * innovation is {@link ResidualDeviation}, half-life {@value #VOLATILITY_HALF_LIFE} bars.
 *
 * <p>Numerical care: a level is kept as its distance from the last logarithmic price, so that the unit of the price
 * does not matter. An innovation corrects level and slope up to the limit of learning; what is beyond moves the level
 * as a whole.
 */
public final class KalmanForecast {
    /** How many returns are learnt before the first prediction. */
    public static final int WARMUP = 180;

    static final int FILTERS = 8;
    static final double HALF_LIFE = 2_880;
    static final double VOLATILITY_HALF_LIFE = 30;

    private static final double[] PRICE_NOISES = {0, 0.1, 0.3, 1};
    private static final double[] SLOPE_NOISES = {0, 1e-3};
    private static final int ITERATIONS = 2_000;
    private static final double[] LEVEL_GAINS = new double[FILTERS];
    private static final double[] SLOPE_GAINS = new double[FILTERS];

    static {
        for (int i = 0; i < FILTERS; i++) {
            solve(i);
        }
    }

    private static final int DISTANCE = 0;
    private static final int SLOPE = FILTERS;
    private static final int OWN_WORDS = 2 * FILTERS;

    private final StateSlice slice;
    private final ExponentialMean[] costs = new ExponentialMean[FILTERS];
    private final ResidualDeviation deviation;

    private int best;

    /** @param slice {@link #words()} words */
    public KalmanForecast(StateSlice slice) {
        SliceParts parts = new SliceParts(slice);
        this.slice = slice;
        parts.next(OWN_WORDS);
        for (int i = 0; i < FILTERS; i++) {
            costs[i] = new ExponentialMean(parts.next(ExponentialMean.WORDS), HALF_LIFE);
        }
        deviation = new ResidualDeviation(parts.next(ResidualDeviation.WORDS), VOLATILITY_HALF_LIFE, WARMUP);
        parts.requireAllDealt();
    }

    /** How many words of state it needs: 37. */
    public static int words() {
        return OWN_WORDS + FILTERS * ExponentialMean.WORDS + ResidualDeviation.WORDS;
    }

    /**
     * Predicts the next return; to be called before it is judged or learnt, and again whenever the state is another's.
     *
     * @param floor the least the standard deviation may be
     */
    public void predict(double floor) {
        deviation.predict(floor);
        best = 0;
        for (int i = 1; i < FILTERS; i++) {
            if (costs[i].mean() < costs[best].mean()) {
                best = i;
            }
        }
    }

    /** The predicted return. */
    public double mean() {
        return deviation.isReady() ? expected(best) : Double.NaN;
    }

    /** The predicted standard deviation of the return. */
    public double standardDeviation() {
        return deviation.standardDeviation();
    }

    /** The return's distance from the predicted one, in predicted standard deviations. */
    public double z(double logReturn) {
        return deviation.z(logReturn - expected(best));
    }

    /** How far the level will lie from the logarithmic price, when this return is learnt. */
    public double levelDistance(double logReturn) {
        return deviation.isReady() ? distance(best, logReturn) : Double.NaN;
    }

    /** Learns the predicted return; NaN is ignored. */
    public void learn(double logReturn) {
        if (Double.isNaN(logReturn)) {
            return;
        }
        double limit = deviation.limit();
        double sigma = deviation.standardDeviation();
        double innovation = logReturn - expected(best);
        for (int i = 0; i < FILTERS; i++) {
            double own = bounded(logReturn - expected(i), limit);
            slice.real(DISTANCE + i, (LEVEL_GAINS[i] - 1) * own);
            slice.real(SLOPE + i, slice.real(SLOPE + i) + SLOPE_GAINS[i] * own);
            if (sigma > 0) {
                costs[i].learn(own / sigma * (own / sigma));
            }
        }
        deviation.learn(innovation);
    }

    /** How many residuals were learnt. */
    public long count() {
        return deviation.count();
    }

    /** Forgets everything. */
    public void clear() {
        slice.clear();
    }

    private double expected(int filter) {
        return slice.real(DISTANCE + filter) + slice.real(SLOPE + filter);
    }

    private double distance(int filter, double logReturn) {
        return (LEVEL_GAINS[filter] - 1) * bounded(logReturn - expected(filter), deviation.limit());
    }

    private static double bounded(double innovation, double limit) {
        return Math.max(-limit, Math.min(limit, innovation));
    }

    /** Iterates the covariance of level and slope to where it stays; the level's noise has variance 1. */
    private static void solve(int filter) {
        double priceNoise = PRICE_NOISES[filter % PRICE_NOISES.length];
        double slopeNoise = SLOPE_NOISES[filter / PRICE_NOISES.length];
        double level = 1;
        double both = 0;
        double slope = slopeNoise;
        for (int i = 0; i < ITERATIONS; i++) {
            double innovation = level + priceNoise;
            double levelGain = level / innovation;
            double slopeGain = both / innovation;
            LEVEL_GAINS[filter] = levelGain;
            SLOPE_GAINS[filter] = slopeGain;
            double seenLevel = level - levelGain * level;
            double seenBoth = both - levelGain * both;
            double seenSlope = slope - slopeGain * both;
            level = seenLevel + 2 * seenBoth + seenSlope + 1;
            both = seenBoth + seenSlope;
            slope = seenSlope + slopeNoise;
        }
    }
}
