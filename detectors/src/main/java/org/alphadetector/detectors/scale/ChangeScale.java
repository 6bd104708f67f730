package org.alphadetector.detectors.scale;

import org.alphadetector.features.baseline.ForgettingHistogram;
import org.alphadetector.features.state.StateSlice;

/**
 * How large a signed change around zero usually is: the running 68.27 % quantile of its magnitude, which for a normal
 * distribution is its standard deviation, and which up to 31 % of outliers cannot carry away.
 *
 * <p>Floor: half the smallest change seen that is not zero. For returns that is half a price step, so that an asset whose
 * price often stands still does not look infinitely calm.
 */
public final class ChangeScale {
    private static final double ONE_SIGMA_SHARE = 0.6827;

    private final ForgettingHistogram magnitudes;
    private final int warmup;

    /**
     * @param slice {@link #words()} words
     * @param halfLife in observations
     * @param warmup observations before the scale is defined
     */
    public ChangeScale(StateSlice slice, double halfLife, int warmup) {
        this.magnitudes = new ForgettingHistogram(slice, halfLife);
        this.warmup = warmup;
    }

    /** How many words of state it needs. */
    public static int words() {
        return ForgettingHistogram.words();
    }

    /** One robust standard deviation; 0 as long as nothing has ever moved; NaN in warm-up. */
    public double scale() {
        if (magnitudes.count() < warmup) {
            return Double.NaN;
        }
        double sigma = magnitudes.quantile(ONE_SIGMA_SHARE);
        double step = magnitudes.smallestPositive();
        return Double.isNaN(step) ? sigma : Math.max(sigma, step / 2);
    }

    /** The change in robust standard deviations, with its sign; 0 as long as nothing has ever moved. */
    public double standardized(double change) {
        double scale = scale();
        return scale == 0 && !Double.isNaN(change) ? 0 : change / scale;
    }

    /** Learns a change; NaN is ignored. */
    public void learn(double change) {
        magnitudes.add(Math.abs(change));
    }
}
