package org.alphadetector.features.state;

/**
 * A sum of doubles that carries the lost low digits along (Neumaier 1974), in two words; zero words are the sum 0. One
 * addend that is NaN makes it NaN.
 */
public final class CompensatedSum {
    /** The words a sum needs. */
    public static final int WORDS = 2;

    private static final int SUM = 0;
    private static final int LOST = 1;

    private final StateSlice slice;

    public CompensatedSum(StateSlice slice) {
        this.slice = slice;
    }

    public void add(double value) {
        double before = slice.real(SUM);
        double sum = before + value;
        double lost = Math.abs(before) >= Math.abs(value) ? (before - sum) + value : (value - sum) + before;
        slice.real(SUM, sum);
        slice.real(LOST, slice.real(LOST) + lost);
    }

    public double toDouble() {
        return slice.real(SUM) + slice.real(LOST);
    }

    public void clear() {
        slice.clear();
    }
}
