package org.alphadetector.features.residual;

import org.alphadetector.features.state.SliceParts;
import org.alphadetector.features.state.StateSlice;

/**
 * Predicts the natural logarithm of a bar's traded volume one bar ahead and judges what came. Undefined until {@link
 * RegressionForecast#WARMUP} volumes above 0 are learnt; z also for a bar without volume, whose logarithm is. Such bars
 * are not learnt. Another unit of volume adds a constant to logarithm and prediction and leaves z as it is. Any other
 * quantity above 0 that clusters and has a season is predicted in the same way.
 *
 * <p>Model: what is left of the logarithm after the season of the hour of the week ({@link SeasonProfile}) is regressed
 * on its last value and on two levels, exponentially weighted means with half-lives of {@value #FAST_HALF_LIFE} and
 * {@value #SLOW_HALF_LIFE} bars, since volume depends on its past over both minutes and hours (F. Corsi, Journal of
 * Financial Econometrics 2009, for volatility). The season is that of the distance from a third mean, half-life {@value
 * #SEASON_HALF_LIFE} bars.
 */
public final class VolumeForecast {
    static final double FAST_HALF_LIFE = 5;
    static final double SLOW_HALF_LIFE = 60;
    static final double SEASON_HALF_LIFE = 2_880;
    static final double VOLATILITY_HALF_LIFE = 240;

    /** A volume is never judged finer than by 1 %. */
    private static final double FLOOR = 0.01;

    private static final int LAST = 0;
    private static final int HAS_LAST = 1;
    private static final int OWN_WORDS = 2;

    private final StateSlice slice;
    private final RegressionForecast forecast;
    private final ExponentialMean fast;
    private final ExponentialMean slow;
    private final ExponentialMean usual;
    private final SeasonProfile season;

    private long startMicros;
    private double seasonal;

    /** @param slice {@link #words()} words */
    public VolumeForecast(StateSlice slice) {
        SliceParts parts = new SliceParts(slice);
        this.slice = slice;
        parts.next(OWN_WORDS);
        forecast = new RegressionForecast(parts.next(RegressionForecast.words(3)), 3, VOLATILITY_HALF_LIFE);
        fast = new ExponentialMean(parts.next(ExponentialMean.WORDS), FAST_HALF_LIFE);
        slow = new ExponentialMean(parts.next(ExponentialMean.WORDS), SLOW_HALF_LIFE);
        usual = new ExponentialMean(parts.next(ExponentialMean.WORDS), SEASON_HALF_LIFE);
        season = SeasonProfile.hourOfWeek(parts.next(SeasonProfile.hourOfWeekWords()));
        parts.requireAllDealt();
    }

    /** How many words of state it needs: 136. */
    public static int words() {
        return OWN_WORDS + RegressionForecast.words(3) + 3 * ExponentialMean.WORDS + SeasonProfile.hourOfWeekWords();
    }

    /** Predicts the bar that starts at a time; to be called before it is judged or learnt. */
    public void predict(long startMicros) {
        this.startMicros = startMicros;
        seasonal = season.offset(startMicros);
        forecast.given(0, slice.word(HAS_LAST) == 0 ? Double.NaN : slice.real(LAST));
        forecast.given(1, fast.mean());
        forecast.given(2, slow.mean());
        forecast.predict(FLOOR);
    }

    /** The season's part of the predicted logarithm. */
    public double seasonal() {
        return seasonal;
    }

    /** How often the bar's hour of the week was there before. */
    public int visits() {
        return season.visitsAt(startMicros);
    }

    /** The predicted logarithm. */
    public double mean() {
        return seasonal + forecast.mean();
    }

    /** The predicted standard deviation of the logarithm. */
    public double standardDeviation() {
        return forecast.standardDeviation();
    }

    /** The distance of a volume's logarithm from the predicted one, in predicted standard deviations. */
    public double z(double volume) {
        return volume > 0 ? forecast.z(StrictMath.log(volume) - seasonal) : Double.NaN;
    }

    /** Learns the predicted bar's volume. */
    public void learn(double volume) {
        if (!(volume > 0)) {
            return;
        }
        double logarithm = StrictMath.log(volume);
        double rest = logarithm - seasonal;
        forecast.learn(rest);
        fast.learn(rest);
        slow.learn(rest);
        if (usual.weight() > 0) {
            season.learn(startMicros, logarithm - usual.mean());
        }
        usual.learn(logarithm);
        slice.real(LAST, rest);
        slice.word(HAS_LAST, 1);
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
