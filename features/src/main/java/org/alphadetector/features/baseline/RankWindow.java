package org.alphadetector.features.baseline;

import org.alphadetector.features.state.StateSlice;

/**
 * The last n values of a series, to tell where among them another one ranks: an exact window in about half a word a
 * value. Adding changes two words, asking reads all. Values are kept as floats: those that are the same to seven digits
 * are alike, so that the rounding of a quiet series makes no ranks. Zero words are an empty window.
 */
public final class RankWindow {
    private static final int ADDED = 0;
    private static final int VALUES = 1;

    private final StateSlice slice;
    private final int capacity;

    /**
     * @param slice {@link #words} words, zero when new
     * @param capacity how many values it keeps
     */
    public RankWindow(StateSlice slice, int capacity) {
        this.slice = slice;
        this.capacity = capacity;
    }

    /** The words that a window of so many values needs. */
    public static int words(int capacity) {
        return VALUES + (capacity + 1) / 2;
    }

    /** Takes in the next value, a number, in place of the oldest. */
    public void add(double value) {
        long added = slice.word(ADDED);
        int at = (int) (added % capacity);
        int word = VALUES + (at >> 1);
        long bits = Float.floatToRawIntBits((float) value) & 0xFFFF_FFFFL;
        long pair = slice.word(word);
        boolean isLow = (at & 1) == 0;
        slice.word(word, isLow ? (pair & 0xFFFF_FFFF_0000_0000L) | bits : (pair & 0xFFFF_FFFFL) | (bits << 32));
        slice.word(ADDED, added + 1);
    }

    /**
     * The share of the kept values that lie below, those alike counting half, in [0, 1]; NaN until the window is full.
     */
    public double midRank(double value) {
        if (slice.word(ADDED) < capacity) {
            return Double.NaN;
        }
        float kept = (float) value;
        int halves = 0;
        for (int at = 0; at < capacity; at++) {
            long pair = slice.word(VALUES + (at >> 1));
            float other = Float.intBitsToFloat((int) ((at & 1) == 0 ? pair : pair >>> 32));
            halves += other < kept ? 2 : other == kept ? 1 : 0;
        }
        return halves / (2.0 * capacity);
    }

    /** Forgets everything. */
    public void clear() {
        slice.clear();
    }
}
