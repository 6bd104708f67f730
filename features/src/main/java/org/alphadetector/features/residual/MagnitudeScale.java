package org.alphadetector.features.residual;

import org.alphadetector.features.state.StateSlice;

/**
 * How large a quantity around zero usually is: its running 68.27 % quantile of the magnitude, one standard deviation if
 * it is normal, in one number and for any order of magnitude. Undefined before the first value.
 *
 * <p>The estimate rises by a fixed ratio when a magnitude lies above it and falls by one when not, in such a proportion
 * that it stands still at the quantile (stochastic approximation: H. Robbins, S. Monro, Annals of Mathematical
 * Statistics 1951, in the logarithm). So no outlier moves it by more than the gain, 2 % or less. The first sixteen
 * values are averaged; where all are 0 and the floor is too, the estimate starts from the first that is not. With a
 * smaller gain than 2 % the step shrinks from there with the number of values, as twice its inverse, down to the gain.
 * Zero words are the start.
 */
public final class MagnitudeScale {
    /** The words it needs. */
    public static final int WORDS = 2;

    /** The largest gain: follows a tenfold change in about 170 values. */
    public static final double LARGEST_GAIN = 0.02;

    private static final double SHARE_ABOVE = 1 - 0.6827;
    private static final int AVERAGED = 16;
    /** The mean magnitude of a normal variate is the root of 2/pi standard deviations. */
    private static final double SIGMA_PER_MEAN = StrictMath.sqrt(StrictMath.PI / 2);

    /** Of the logarithm of a normal variate's magnitude, the density at one standard deviation. */
    private static final double DENSITY = 0.484;

    private static final int SIGMA = 0;
    private static final int COUNT = 1;

    private final StateSlice slice;
    private final double gain;

    /** With the largest gain. */
    public MagnitudeScale(StateSlice slice) {
        this(slice, LARGEST_GAIN);
    }

    /**
     * @param slice {@link #WORDS} words
     * @param gain how much one value moves the logarithm of the estimate, in (0, {@link #LARGEST_GAIN}]
     */
    public MagnitudeScale(StateSlice slice, double gain) {
        if (!(gain > 0 && gain <= LARGEST_GAIN)) {
            throw new IllegalArgumentException("gain=" + gain);
        }
        this.slice = slice;
        this.gain = gain;
    }

    /** The gain with which half of a small change is followed in so many values; at most the largest. */
    public static double gainOf(double halfLife) {
        return Math.min(LARGEST_GAIN, StrictMath.log(2) / DENSITY / halfLife);
    }

    /** One robust standard deviation, at least {@code floor}; NaN before the first value. */
    public double scale(double floor) {
        return slice.word(COUNT) == 0 ? Double.NaN : Math.max(slice.real(SIGMA), floor);
    }

    /** Learns a finite value; {@code floor} is the least the scale may be. */
    public void learn(double value, double floor) {
        double magnitude = Math.abs(value);
        double sigma = slice.real(SIGMA);
        long count = slice.word(COUNT) + 1;
        slice.word(COUNT, count);
        if (count <= AVERAGED) {
            slice.real(SIGMA, sigma + (magnitude * SIGMA_PER_MEAN - sigma) / count);
            return;
        }
        if (sigma == 0 && floor == 0) {
            slice.real(SIGMA, magnitude);
            return;
        }
        double direction = magnitude > sigma ? 1 - SHARE_ABOVE : -SHARE_ABOVE;
        double step = Math.max(gain, Math.min(LARGEST_GAIN, 2.0 / count));
        slice.real(SIGMA, Math.max(floor, sigma * StrictMath.exp(step * direction)));
    }

    /** How many values were learnt. */
    public long count() {
        return slice.word(COUNT);
    }

    public void clear() {
        slice.clear();
    }
}
