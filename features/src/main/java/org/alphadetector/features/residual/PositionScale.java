package org.alphadetector.features.residual;

import org.alphadetector.features.state.StateSlice;

/**
 * Where a quantity usually lies and how far it usually goes to either side: its running median and its 15.87 % and
 * 84.13 % quantiles, each of which moves by a fixed part of their distance (stochastic approximation: H. Robbins, S.
 * Monro, Annals of Mathematical Statistics 1951). A skewed quantity has a wide and a narrow side. Undefined until
 * sixteen values are learnt. Zero words are the start.
 */
public final class PositionScale {
    /** The words it needs. */
    public static final int WORDS = 6;

    private static final double LOW_SHARE = 0.1587;
    private static final double HIGH_SHARE = 0.8413;
    private static final int AVERAGED = 16;

    private static final int COUNT = 0;
    private static final int LOW = 1;
    private static final int MIDDLE = 2;
    private static final int HIGH = 3;
    private static final int FIRST_MEAN = 4;
    private static final int FIRST_SQUARES = 5;

    private final StateSlice slice;
    private final double gain;

    /**
     * @param slice {@link #WORDS} words
     * @param gain the part of the distance by which one value moves a quantile once it has settled
     */
    public PositionScale(StateSlice slice, double gain) {
        this.slice = slice;
        this.gain = gain;
    }

    /** The value in robust standard deviations of its side from the median; NaN in warm-up. */
    public double standardized(double value, double floor) {
        if (slice.word(COUNT) < AVERAGED) {
            return Double.NaN;
        }
        double low = slice.real(LOW);
        double middle = slice.real(MIDDLE);
        double high = slice.real(HIGH);
        double side = value > middle ? high - middle : middle - low;
        double scale = Math.max(side, Math.max(floor, (high - low) / 8));
        return value == middle || scale == 0 ? 0 : (value - middle) / scale;
    }

    public void learn(double value) {
        long count = slice.word(COUNT) + 1;
        slice.word(COUNT, count);
        if (count <= AVERAGED) {
            learnFirst(value, count);
            return;
        }
        double low = slice.real(LOW);
        double middle = slice.real(MIDDLE);
        double high = slice.real(HIGH);
        double width = Math.max(high - low, Math.abs(value - middle) / 64);
        double step = width * Math.max(gain, 1.0 / count);
        double lower = low + step * (value < low ? LOW_SHARE - 1 : LOW_SHARE);
        double moved = middle + step * (value < middle ? -0.5 : value > middle ? 0.5 : 0);
        double higher = high + step * (value > high ? HIGH_SHARE : HIGH_SHARE - 1);
        slice.real(LOW, Math.min(lower, moved));
        slice.real(MIDDLE, moved);
        slice.real(HIGH, Math.max(higher, moved));
    }

    /** Mean and standard deviation, by Welford. */
    private void learnFirst(double value, long count) {
        double before = value - slice.real(FIRST_MEAN);
        double mean = slice.real(FIRST_MEAN) + before / count;
        double squares = slice.real(FIRST_SQUARES) + before * (value - mean);
        double sigma = Math.sqrt(squares / count);
        slice.real(FIRST_MEAN, mean);
        slice.real(FIRST_SQUARES, squares);
        slice.real(LOW, mean - sigma);
        slice.real(MIDDLE, mean);
        slice.real(HIGH, mean + sigma);
    }
}
