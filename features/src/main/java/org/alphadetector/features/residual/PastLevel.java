package org.alphadetector.features.residual;

import org.alphadetector.features.baseline.Baseline;
import org.alphadetector.features.state.StateSlice;

/**
 * Judges a quantity of any sign by its own past: its distance from its {@link ExponentialMean} so far, by {@link
 * ResidualCore}, with one half-life for both. Zero words are the start.
 */
public final class PastLevel {
    private final ExponentialMean mean;
    private final ResidualCore core;

    /**
     * @param slice {@link #words} words
     * @param halfLifeBars after how many values one counts half
     * @param warmupBars how many values are learnt before the first answer, at least 17
     */
    public PastLevel(StateSlice slice, double halfLifeBars, int warmupBars) {
        mean = new ExponentialMean(slice.part(0, ExponentialMean.WORDS), halfLifeBars);
        core = new ResidualCore(slice.part(ExponentialMean.WORDS, ResidualCore.words()), halfLifeBars, warmupBars);
    }

    /** How many words of state it needs. */
    public static int words() {
        return ExponentialMean.WORDS + ResidualCore.words();
    }

    /** How far the value lies from the mean so far, in robust standard deviations; NaN in warm-up or when it is. */
    public double z(double value, double floor) {
        return core.z(value - mean.mean(), floor);
    }

    /** The share of earlier z below {@code z}, in (0, 1); NaN in warm-up or when {@code z} is. */
    public double quantileRank(double z) {
        return core.quantileRank(z);
    }

    /** What the next value is judged by. */
    public Baseline baseline(double floor) {
        return core.baseline(mean.mean(), floor);
    }

    /** Learns a value after it was judged; one that is not finite is ignored. */
    public void learn(double value, double floor) {
        if (Double.isFinite(value)) {
            double center = mean.weight() == 0 ? value : mean.mean();
            core.learn(value - center, floor);
            mean.learn(value);
        }
    }

    /** Forgets everything. */
    public void clear() {
        mean.clear();
        core.clear();
    }
}
