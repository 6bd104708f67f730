package org.alphadetector.features.residual;

import org.alphadetector.features.baseline.Baseline;
import org.alphadetector.features.baseline.ForgettingRanks;
import org.alphadetector.features.baseline.QuantileState;
import org.alphadetector.features.state.StateSlice;

/**
 * The rank of a standardised value among the earlier ones of a series, in (0, 1): the share below, half of its cell
 * included, with the value itself counted ({@link ForgettingRanks}). Undefined until {@value #WARMUP} values are learnt,
 * and for NaN. Zero words are the start.
 */
public final class PastRanks {
    /** How many values are learnt before the first rank. */
    public static final int WARMUP = 60;

    private static final double HALF_LIFE = 2_880;

    private static final int COUNT = 0;
    private static final int OWN_WORDS = 1;

    private final StateSlice slice;
    private final ForgettingRanks ranks;

    /** @param slice {@link #words()} words */
    public PastRanks(StateSlice slice) {
        this.slice = slice;
        ranks = new ForgettingRanks(slice.part(OWN_WORDS, ForgettingRanks.words()), HALF_LIFE);
    }

    /** How many words of state it needs: 124. */
    public static int words() {
        return OWN_WORDS + ForgettingRanks.words();
    }

    /** The rank among the values so far. */
    public double rank(double z) {
        if (slice.word(COUNT) < WARMUP || Double.isNaN(z)) {
            return Double.NaN;
        }
        double weight = ranks.weight();
        return (weight * (ranks.below(z) + ranks.within(z) / 2) + 0.5) / (weight + 1);
    }

    /**
     * What the next value is judged by.
     *
     * @param center what is predicted
     * @param deviation its standard deviation
     */
    public Baseline baseline(double center, double deviation) {
        boolean isReady = slice.word(COUNT) >= WARMUP;
        QuantileState quantiles = isReady ? ranks.state() : QuantileState.UNDEFINED;
        return new Baseline(center, deviation, slice.word(COUNT), quantiles);
    }

    /** The share of earlier values in the cell of {@code z}, by which its rank is uncertain. */
    double cellShare(double z) {
        return Double.isNaN(z) ? Double.NaN : ranks.within(z);
    }

    /** Learns a value after it was ranked; NaN is none. */
    public void learn(double z) {
        if (!Double.isNaN(z)) {
            ranks.add(z);
            slice.addWord(COUNT, 1);
        }
    }

    /** Forgets everything. */
    public void clear() {
        slice.clear();
    }
}
