package org.alphadetector.detectors.univariate;

import org.alphadetector.features.state.StateSlice;

/**
 * The smallest step a series takes, as the floor of its scales: half of it, so that a series of whole numbers that
 * often stands still does not look infinitely calm. Before its first step that is half a hundredth of its magnitude.
 */
final class Quantum {
    private static final double FIRST_SHARE = 0.005;

    private static final int SMALLEST_STEP = 0;
    private static final int LAST = 1;
    private static final int HAS_LAST = 2;
    static final int WORDS = 3;

    private final StateSlice slice;

    Quantum(StateSlice slice) {
        this.slice = slice;
    }

    double floor() {
        double smallestStep = slice.real(SMALLEST_STEP);
        if (smallestStep > 0) {
            return smallestStep / 2;
        }
        double last = slice.real(LAST);
        return last == 0 ? FIRST_SHARE : Math.abs(last) * FIRST_SHARE;
    }

    void learn(double value) {
        double step = Math.abs(value - slice.real(LAST));
        double smallestStep = slice.real(SMALLEST_STEP);
        if (slice.word(HAS_LAST) != 0 && step > 0 && (smallestStep == 0 || step < smallestStep)) {
            slice.real(SMALLEST_STEP, step);
        }
        slice.real(LAST, value);
        slice.word(HAS_LAST, 1);
    }
}
