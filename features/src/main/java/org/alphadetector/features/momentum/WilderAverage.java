package org.alphadetector.features.momentum;

import org.alphadetector.features.state.StateSlice;

/**
 * Wilder's average of a series: the mean of its first n values, then (n - 1) parts of the average before and one part
 * of the next value. Undefined until n values are there. Zero words are an average of nothing.
 *
 * <p>J. Welles Wilder, New Concepts in Technical Trading Systems, 1978.
 */
public final class WilderAverage {
    /** The words an average needs. */
    public static final int WORDS = 2;

    private static final int SEEN = 0;
    /** The sum until n values are there, then the average. */
    private static final int VALUE = 1;

    private final StateSlice slice;
    private final int length;

    public WilderAverage(StateSlice slice, int length) {
        this.slice = slice;
        this.length = length;
    }

    /** Takes in the next value, which is a number, and gives the average; NaN until n values are there. */
    public double add(double value) {
        long seen = slice.word(SEEN);
        if (seen == length) {
            double average = (slice.real(VALUE) * (length - 1) + value) / length;
            slice.real(VALUE, average);
            return average;
        }
        slice.word(SEEN, seen + 1);
        double sum = slice.real(VALUE) + value;
        boolean isComplete = seen + 1 == length;
        slice.real(VALUE, isComplete ? sum / length : sum);
        return isComplete ? sum / length : Double.NaN;
    }

    public void clear() {
        slice.clear();
    }
}
