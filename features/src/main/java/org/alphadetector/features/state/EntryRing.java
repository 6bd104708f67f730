package org.alphadetector.features.state;

/** The last entries of a log, each of the same number of values; zero words are an empty log. */
public final class EntryRing {
    private static final int ADDED = 0;
    private static final int VALUES = 1;

    private final StateSlice slice;
    private final int width;
    private final int capacity;

    /**
     * A log in {@link #words} words.
     *
     * @param width values of an entry
     */
    public EntryRing(StateSlice slice, int width) {
        this.slice = slice;
        this.width = width;
        this.capacity = (slice.length() - VALUES) / width;
    }

    /** The words a log of that many entries needs. */
    public static int words(int capacity, int width) {
        return VALUES + capacity * width;
    }

    /** Adds an entry, in place of the oldest when the log is full, and gives its number, counted from 1. */
    public long add(double... entry) {
        long number = slice.word(ADDED) + 1;
        slice.word(ADDED, number);
        for (int member = 0; member < width; member++) {
            slice.real(index(number, member), entry[member]);
        }
        return number;
    }

    /** Changes a value of the entry of that number; does nothing when the log no longer has it. */
    public void set(long number, int member, double value) {
        long added = slice.word(ADDED);
        if (number > Math.max(0, added - capacity) && number <= added) {
            slice.real(index(number, member), value);
        }
    }

    /** A new array of the entries there are, the oldest first. */
    public double[] entries() {
        long added = slice.word(ADDED);
        int size = (int) Math.min(capacity, added);
        double[] list = new double[size * width];
        for (int i = 0; i < list.length; i++) {
            list[i] = slice.real(index(added - size + 1 + i / width, i % width));
        }
        return list;
    }

    /** Forgets every entry. */
    public void clear() {
        slice.clear();
    }

    private int index(long number, int member) {
        return VALUES + (int) ((number - 1) % capacity) * width + member;
    }
}
