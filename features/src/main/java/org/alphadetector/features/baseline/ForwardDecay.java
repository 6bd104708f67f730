package org.alphadetector.features.baseline;

import org.alphadetector.features.state.StateSlice;

/**
 * How much each observation weighs when an older one weighs half after {@code halfLife} later ones: instead of
 * shrinking what was learnt, each observation weighs more than the last by 2^(1/halfLife), and all is scaled back when
 * the weight passes 2^60 (Cormode, Shkapenyuk, Srivastava, Xu, Forward Decay, ICDE 2009). Zero words are the start.
 */
final class ForwardDecay {
    static final int WORDS = 3;
    /** Scaled back, a smaller weight is dropped. */
    static final float NEGLIGIBLE = 0x1p-30f;

    private static final double RESCALE_ABOVE = 0x1p60;

    private static final int INCREMENT = 0;
    private static final int TOTAL = 1;
    private static final int COUNT = 2;

    private final StateSlice slice;
    private final double growth;

    ForwardDecay(StateSlice slice, double halfLifeObservations) {
        if (!(halfLifeObservations >= 1 && halfLifeObservations <= ForgettingHistogram.MAX_HALF_LIFE)) {
            throw new IllegalArgumentException("halfLifeObservations=" + halfLifeObservations);
        }
        this.slice = slice;
        this.growth = StrictMath.pow(2, 1 / halfLifeObservations);
    }

    /** What the next observation weighs. */
    double increment() {
        double increment = slice.real(INCREMENT);
        return increment == 0 ? 1 : increment;
    }

    /** What the latest observation weighs. */
    double latest() {
        return increment() / growth;
    }

    /** Whether all weights must be multiplied by 1 / {@link #increment} before the next observation. */
    boolean isRescaleDue() {
        return increment() > RESCALE_ABOVE;
    }

    /** Begins anew at an increment of 1, with the total that is left after rescaling. */
    void rescaled(double total) {
        slice.real(INCREMENT, 1);
        slice.real(TOTAL, total);
    }

    /** Counts an observation of weight {@link #increment}. */
    void observed() {
        double increment = increment();
        slice.real(TOTAL, slice.real(TOTAL) + increment);
        slice.addWord(COUNT, 1);
        slice.real(INCREMENT, increment * growth);
    }

    /** Counts what was learnt elsewhere, of a weight in this one's units. */
    void merged(double weight, long count) {
        slice.real(TOTAL, slice.real(TOTAL) + weight);
        slice.addWord(COUNT, count);
    }

    /** The weight of all observations, in the units of {@link #increment}. */
    double total() {
        return slice.real(TOTAL);
    }

    /** The weight of all observations, in units of the latest. */
    double weight() {
        return total() / latest();
    }

    long count() {
        return slice.word(COUNT);
    }
}
