package org.alphadetector.features.residual;

import org.alphadetector.features.state.SliceParts;
import org.alphadetector.features.state.StateSlice;

/**
 * Predicts the relative change of a bar's open interest one bar ahead and judges what came. Undefined until {@link
 * RegressionForecast#WARMUP} changes other than 0 are learnt; z also where the change is unknown.
 *
 * <p>Model: the change is regressed on the last one and on the exponentially weighted mean of the changes, half-life
 * {@value #DRIFT_HALF_LIFE} bars. Unchanged open interest mostly says that the venue sent no new value: it is judged, but
 * the scale is that of changes, so that a usual change after long silence is no surprise. The standard deviation is at
 * least a millionth of the open interest.
 */
public final class OpenInterestForecast {
    static final double DRIFT_HALF_LIFE = 20;

    private static final double RESIDUAL_HALF_LIFE = 60;
    private static final double FLOOR = 1e-6;

    private static final int LAST = 0;
    private static final int OWN_WORDS = 1;

    private final StateSlice slice;
    private final RegressionForecast forecast;
    private final ExponentialMean drift;

    /** @param slice {@link #words()} words */
    public OpenInterestForecast(StateSlice slice) {
        SliceParts parts = new SliceParts(slice);
        this.slice = slice;
        parts.next(OWN_WORDS);
        forecast = new RegressionForecast(parts.next(RegressionForecast.words(2)), 2, RESIDUAL_HALF_LIFE);
        drift = new ExponentialMean(parts.next(ExponentialMean.WORDS), DRIFT_HALF_LIFE);
        parts.requireAllDealt();
    }

    /** How many words of state it needs: 18. */
    public static int words() {
        return OWN_WORDS + RegressionForecast.words(2) + ExponentialMean.WORDS;
    }

    /** Predicts the next bar; to be called before it is judged or learnt. */
    public void predict() {
        forecast.given(0, slice.real(LAST));
        forecast.given(1, drift.weight() > 0 ? drift.mean() : 0);
        forecast.predict(FLOOR);
    }

    /** The predicted change. */
    public double mean() {
        return forecast.mean();
    }

    /** The predicted standard deviation of the change. */
    public double standardDeviation() {
        return forecast.standardDeviation();
    }

    /** The distance of a change from the predicted one, in predicted standard deviations. */
    public double z(double change) {
        return forecast.z(change);
    }

    /** Learns the predicted bar's change; NaN is unknown. */
    public void learn(double change) {
        if (!Double.isFinite(change)) {
            slice.real(LAST, 0);
            return;
        }
        double limit = 4 * forecast.standardDeviation();
        double bounded = Double.isNaN(limit) ? change : Math.max(-limit, Math.min(limit, change));
        if (change != 0) {
            forecast.learn(change);
        }
        slice.real(LAST, bounded);
        drift.learn(bounded);
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
