package org.alphadetector.features.state;

/** The last values of a series, one a bar; zero words are an empty ring. */
public final class RealRing {
    private static final int PUSHED = 0;
    private static final int VALUES = 1;

    private final StateSlice slice;
    private final int capacity;

    /** A ring in {@link #words} words. */
    public RealRing(StateSlice slice) {
        this.slice = slice;
        this.capacity = slice.length() - VALUES;
    }

    /** The words a ring of that capacity needs. */
    public static int words(int capacity) {
        return capacity + VALUES;
    }

    /** Takes in the value of the next bar, NaN where it has none. */
    public void push(double value) {
        long pushed = slice.word(PUSHED);
        slice.real(VALUES + (int) (pushed % capacity), value);
        slice.word(PUSHED, pushed + 1);
    }

    /** The value {@code bars} pushes before the newest; NaN when there were not so many or it was NaN. */
    public double ago(int bars) {
        long pushed = slice.word(PUSHED);
        if (bars >= pushed || bars >= capacity) {
            return Double.NaN;
        }
        return slice.real(VALUES + (int) ((pushed - 1 - bars) % capacity));
    }

    /** The mean of the newest values; NaN when one of them is missing. */
    public double mean(int bars) {
        return sum(bars) / bars;
    }

    /** The sum of the newest values, oldest first; NaN when one of them is missing. */
    public double sum(int bars) {
        double sum = 0;
        for (int i = bars - 1; i >= 0; i--) {
            sum += ago(i);
        }
        return sum;
    }

    /** A new array of the values there are, oldest first. */
    public double[] values() {
        double[] values = new double[(int) Math.min(slice.word(PUSHED), capacity)];
        for (int i = 0; i < values.length; i++) {
            values[i] = ago(values.length - 1 - i);
        }
        return values;
    }

    public void clear() {
        slice.clear();
    }
}
