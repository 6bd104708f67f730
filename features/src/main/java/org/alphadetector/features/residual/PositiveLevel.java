package org.alphadetector.features.residual;

import org.alphadetector.features.baseline.Baseline;
import org.alphadetector.features.state.StateSlice;

/**
 * Judges a positive, skewed quantity by its ratio to what it usually is. Predicted is the logarithm: an exponentially
 * weighted mean of the logarithms so far, each taken in at most four robust standard deviations from what was predicted
 * of it. The residual is judged by {@link ResidualCore}. Zero words are the start.
 */
public final class PositiveLevel {
    private static final double LEARNT_SIGMAS = 4;

    /** Farther from any logarithm than a million standard deviations. */
    private static final double FAR = 1e300;

    private static final int LEVEL = 0;

    private final StateSlice slice;
    private final ResidualCore core;
    private final double leastGain;
    private final double floor;

    /**
     * @param slice {@link #words} words
     * @param halfLifeBars after how many values one counts half
     * @param warmupBars how many values are learnt before the first answer, at least 17
     * @param floor the least a standard deviation of the logarithm may be
     */
    public PositiveLevel(StateSlice slice, double halfLifeBars, int warmupBars, double floor) {
        this.slice = slice;
        this.floor = floor;
        core = new ResidualCore(slice.part(1, ResidualCore.words()), halfLifeBars, warmupBars);
        leastGain = 1 - StrictMath.pow(2, -1 / halfLifeBars);
    }

    /** How many words of state it needs. */
    public static int words() {
        return 1 + ResidualCore.words();
    }

    /**
     * How far the logarithm lies above what was predicted, in robust standard deviations; of 0, as far below as {@link
     * ResidualCore#z} goes; NaN in warm-up or when the value is.
     */
    public double z(double value) {
        double residual = value > 0 ? StrictMath.log(value) - slice.real(LEVEL) : value < 0 ? Double.NaN : value - FAR;
        return core.z(residual, floor);
    }

    /** What the logarithm of the next value is judged by. */
    public Baseline baseline() {
        return core.baseline(slice.real(LEVEL), floor);
    }

    /** Learns a value after it was judged; NaN, 0 and below are no observations. */
    public void learn(double value) {
        if (!(value > 0)) {
            return;
        }
        long count = core.count();
        double residual = StrictMath.log(value) - slice.real(LEVEL);
        if (count == 0) {
            slice.real(LEVEL, residual);
            core.learn(0, floor);
            return;
        }
        core.learn(residual, floor);
        double limit = LEARNT_SIGMAS * Math.max(core.scale(floor), floor);
        double learnt = Double.isNaN(limit) ? residual : Math.max(-limit, Math.min(limit, residual));
        slice.real(LEVEL, slice.real(LEVEL) + learnt * Math.max(leastGain, 1.0 / (count + 1)));
    }

    /** Forgets everything. */
    public void clear() {
        slice.clear();
    }
}
