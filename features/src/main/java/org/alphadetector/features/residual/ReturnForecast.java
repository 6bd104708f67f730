package org.alphadetector.features.residual;

import org.alphadetector.features.baseline.Baseline;
import org.alphadetector.features.state.SliceParts;
import org.alphadetector.features.state.StateSlice;

/**
 * Predicts a bar's logarithmic return one bar ahead and judges what came. Undefined until {@value #WARMUP} returns are
 * learnt; z and rank also where the return is missing.
 *
 * <p>Mean m: the {@link FirstOrderRegression} on the return before. Standard deviation: s v c, at least the floor. The
 * season s is the factor of the hour of the week ({@link SeasonProfile}), of |r - m| over its {@link ExponentialMean};
 * the volatility v is that of (r - m) / s ({@link ExponentialVolatility}); the scale c is the robust one of (r - m) /
 * (s v) ({@link ResidualCore}). z = (r - m) over the standard deviation; the rank is that of z among the past.
 *
 * <p>Half-lives in bars: {@value #VOLATILITY_HALF_LIFE} for v, {@value #HALF_LIFE} for the regression and the core,
 * {@value #LEVEL_HALF_LIFE} for the mean magnitude. The core learns from the 61st return on. Learning is bounded:
 * returns and residuals count up to four predicted standard deviations in the regression and the volatility, in warm-up
 * up to eight times the mean magnitude, as they do in the season and the mean magnitude itself.
 */
public final class ReturnForecast {
    /** How many returns are learnt before the first prediction. */
    public static final int WARMUP = 180;

    static final double VOLATILITY_HALF_LIFE = 30;
    static final double HALF_LIFE = 2_880;
    static final double LEVEL_HALF_LIFE = 10_080;

    private static final int CORE_WARMUP = 120;
    private static final double LIMIT = 4;
    private static final double LARGEST_RATIO = 8;

    private static final int LEARNT = 0;
    private static final int OWN_WORDS = 1;

    private final StateSlice slice;
    private final FirstOrderRegression regression;
    private final ExponentialVolatility volatility;
    private final ExponentialMean level;
    private final SeasonProfile season;
    private final ResidualCore core;

    private long startMicros;
    private double mean;
    private double factor;
    /** The standard deviation before the core's scale. */
    private double rawDeviation;

    private double floor;

    /** @param slice {@link #words()} words, zero when new */
    public ReturnForecast(StateSlice slice) {
        SliceParts parts = new SliceParts(slice);
        this.slice = slice;
        parts.next(OWN_WORDS);
        regression = new FirstOrderRegression(parts.next(FirstOrderRegression.WORDS), HALF_LIFE);
        volatility = new ExponentialVolatility(parts.next(ExponentialVolatility.WORDS), VOLATILITY_HALF_LIFE);
        level = new ExponentialMean(parts.next(ExponentialMean.WORDS), LEVEL_HALF_LIFE);
        season = SeasonProfile.hourOfWeek(parts.next(SeasonProfile.hourOfWeekWords()));
        core = new ResidualCore(parts.next(ResidualCore.words()), HALF_LIFE, CORE_WARMUP);
        parts.requireAllDealt();
    }

    /** How many words of state it needs. */
    public static int words() {
        return OWN_WORDS
                + FirstOrderRegression.WORDS
                + ExponentialVolatility.WORDS
                + ExponentialMean.WORDS
                + SeasonProfile.hourOfWeekWords()
                + ResidualCore.words();
    }

    /**
     * Predicts the bar that starts at a time, from what was learnt before; to be called before the bar is judged or
     * learnt, and again whenever the state is another's.
     *
     * @param floor the least the standard deviation may be, as known before the bar
     */
    public void predict(long startMicros, double floor) {
        this.startMicros = startMicros;
        this.floor = floor;
        mean = regression.predict();
        factor = season.factor(startMicros);
        rawDeviation = Math.max(factor * volatility.sigma(), floor);
    }

    /** The predicted return; NaN in warm-up. */
    public double mean() {
        return isReady() ? mean : Double.NaN;
    }

    /** The predicted standard deviation of the return; NaN in warm-up. */
    public double standardDeviation() {
        return isReady() ? core.scale(relativeFloor()) * rawDeviation : Double.NaN;
    }

    /** The return's distance from the predicted one, in predicted standard deviations; NaN in warm-up. */
    public double z(double logReturn) {
        return isReady() ? core.z(standardized(logReturn), relativeFloor()) : Double.NaN;
    }

    /** The share of earlier z below {@code z}, in (0, 1); NaN in warm-up or when {@code z} is. */
    public double quantileRank(double z) {
        return isReady() ? core.quantileRank(z) : Double.NaN;
    }

    /** What the predicted return is judged by. */
    public Baseline baseline() {
        return core.baseline(mean, standardDeviation(), isReady());
    }

    /** The share of earlier z in the cell of {@code z}, by which its rank is uncertain. */
    double cellShare(double z) {
        return core.cellShare(z);
    }

    /** Learns the predicted bar's return; NaN is a missing one. */
    public void learn(double logReturn) {
        if (Double.isNaN(logReturn)) {
            regression.learn(logReturn, Double.POSITIVE_INFINITY);
            return;
        }
        double residual = logReturn - mean;
        double usual = level.mean();
        double limit = limit(usual);
        boolean isSettled = slice.word(LEARNT) >= WARMUP - CORE_WARMUP;
        if (isSettled) {
            core.learn(standardized(logReturn), relativeFloor());
        }
        regression.learn(logReturn, limit);
        volatility.learn(residual / factor, limit / factor);
        if (usual > 0) {
            season.learn(startMicros, Math.min(LARGEST_RATIO, Math.abs(residual) / usual));
        }
        level.learn(usual > 0 ? Math.min(LARGEST_RATIO * usual, Math.abs(residual)) : Math.abs(residual));
        slice.addWord(LEARNT, 1);
    }

    private double limit(double usual) {
        if (isReady()) {
            return LIMIT * standardDeviation();
        }
        return usual > 0 ? LARGEST_RATIO * usual : Double.POSITIVE_INFINITY;
    }

    /** Forgets everything. */
    public void clear() {
        slice.clear();
    }

    private boolean isReady() {
        return core.count() >= CORE_WARMUP;
    }

    private double standardized(double logReturn) {
        double residual = logReturn - mean;
        return residual == 0 ? 0 : residual / rawDeviation;
    }

    private double relativeFloor() {
        return rawDeviation == 0 ? 0 : floor / rawDeviation;
    }
}
