package org.alphadetector.detectors.univariate;

/**
 * How large a quantity around zero usually is: its running 68.27 % quantile of the magnitude, one standard deviation if it
 * is normal, in one number and for any order of magnitude.
 *
 * <p>The estimate rises by a fixed ratio when a magnitude lies above it and falls by one when not, in such a proportion
 * that it stands still at the quantile (stochastic approximation: H. Robbins, S. Monro, Annals of Mathematical Statistics
 * 1951, in the logarithm). So no outlier moves it by more than 2 %, and it follows a tenfold change in about 170 values.
 * The first sixteen values are averaged.
 */
final class MagnitudeScale {
    private static final double SHARE_ABOVE = 1 - 0.6827;
    private static final int AVERAGED = 16;
    /** The mean magnitude of a normal variate is the root of 2/pi standard deviations. */
    private static final double SIGMA_PER_MEAN = StrictMath.sqrt(StrictMath.PI / 2);

    private static final double GAIN = 0.02;

    private double sigma;
    private int count;

    /** One robust standard deviation, at least {@code floor}; NaN before the first value. */
    double scale(double floor) {
        return count == 0 ? Double.NaN : Math.max(sigma, floor);
    }

    /** Learns a finite value; {@code floor} is the least the scale may be. */
    void learn(double value, double floor) {
        double magnitude = Math.abs(value);
        if (count < AVERAGED) {
            sigma += (magnitude * SIGMA_PER_MEAN - sigma) / ++count;
            return;
        }
        double step = magnitude > sigma ? 1 - SHARE_ABOVE : -SHARE_ABOVE;
        sigma = Math.max(floor, sigma * StrictMath.exp(GAIN * step));
    }
}
