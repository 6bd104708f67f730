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

    /**
     * The mean of the newest values, weighted with as many as there are for the newest down to 1; NaN when one of them is
     * missing.
     */
    public double weightedMean(int bars) {
        if (!has(bars)) {
            return Double.NaN;
        }
        int upToEnd = Math.min(bars, newest() + 1);
        double sum = weightedSum(newest(), upToEnd, bars) + weightedSum(capacity - 1, bars - upToEnd, bars - upToEnd);
        return sum / (bars * (bars + 1.0) / 2);
    }

    /** Of so many values from a place downward, the first with that weight. Two sums, so that one need not await the other. */
    private double weightedSum(int from, int count, int weight) {
        double even = 0;
        double odd = 0;
        int first = VALUES + from;
        int i = 0;
        for (; i + 1 < count; i += 2) {
            even += (weight - i) * slice.real(first - i);
            odd += (weight - i - 1) * slice.real(first - i - 1);
        }
        return i < count ? even + odd + (weight - i) * slice.real(first - i) : even + odd;
    }

    /** The largest of the newest values; NaN when one of them is missing. */
    public double largest(int bars) {
        return extreme(bars, 1);
    }

    /** The smallest of the newest values; NaN when one of them is missing. */
    public double smallest(int bars) {
        return 0 - extreme(bars, -1);
    }

    /** The largest of the values times the sign. */
    private double extreme(int bars, int sign) {
        if (!has(bars)) {
            return Double.NaN;
        }
        int index = newest();
        double most = sign * slice.real(VALUES + index);
        for (int i = 1; i < bars; i++) {
            index = before(index);
            most = Math.max(most, sign * slice.real(VALUES + index));
        }
        return most;
    }

    private boolean has(int bars) {
        return bars <= Math.min(slice.word(PUSHED), capacity);
    }

    private int newest() {
        return (int) ((slice.word(PUSHED) - 1) % capacity);
    }

    /** The place before, without a division. */
    private int before(int index) {
        return index == 0 ? capacity - 1 : index - 1;
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
