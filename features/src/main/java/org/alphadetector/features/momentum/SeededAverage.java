package org.alphadetector.features.momentum;

import org.alphadetector.features.state.StateSlice;

/**
 * Exponential moving average of a series: the mean of its first n values, then the average before moved by 2 / (n + 1)
 * of the distance to the next value. Undefined until n values are there. Zero words are an average of nothing.
 *
 * <p>The mean as the seed is what chart programs and published reference values use; P. N. Haurlan, Measuring Trend
 * Values, 1968, for the average itself.
 */
public final class SeededAverage {
    /** The words an average needs. */
    public static final int WORDS = 2;

    private static final int SEEN = 0;
    /** The sum until n values are there, then the average. */
    private static final int VALUE = 1;

    private final StateSlice slice;
    private final int length;
    private final double share;

    public SeededAverage(StateSlice slice, int length) {
        this.slice = slice;
        this.length = length;
        share = 2.0 / (length + 1);
    }

    /** Takes in the next value, which is a number, and gives the average; NaN until n values are there. */
    public double add(double value) {
        long seen = slice.word(SEEN);
        if (seen == length) {
            double average = slice.real(VALUE) + share * (value - slice.real(VALUE));
            slice.real(VALUE, average);
            return average;
        }
        slice.word(SEEN, seen + 1);
        double sum = slice.real(VALUE) + value;
        boolean isComplete = seen + 1 == length;
        slice.real(VALUE, isComplete ? sum / length : sum);
        return isComplete ? sum / length : Double.NaN;
    }

    /** What {@link #add} would give once n values are there, without taking the value in; NaN before. */
    public double next(double value) {
        return slice.word(SEEN) == length ? slice.real(VALUE) + share * (value - slice.real(VALUE)) : Double.NaN;
    }

    public void clear() {
        slice.clear();
    }
}
