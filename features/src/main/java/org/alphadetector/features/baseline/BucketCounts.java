package org.alphadetector.features.baseline;

import org.alphadetector.features.state.StateSlice;

/**
 * Counts of numbered buckets within a window that follows the largest bucket: an exact histogram of one bar in constant
 * memory; zero words are an empty one.
 *
 * <p>Where the buckets seen span more than the window, the lowest share its lowest bucket (Masson, Rim, Lee, DDSketch,
 * VLDB 2019, collapsing lowest), so that upper quantiles stay true. Adding is O(1) but when the window moves.
 */
public final class BucketCounts {
    /** The words of the head, which every value touches. */
    public static final int HEAD_WORDS = 3;

    private static final int TOTAL = 0;
    private static final int LOWEST = 1;
    private static final int HIGHEST = 2;
    private static final long HALF = 0xFFFF_FFFFL;

    private final StateSlice head;
    private final StateSlice cells;
    private final int capacity;

    /**
     * @param slice {@link #words} words
     * @param capacity how many neighbouring buckets are told apart, a power of two
     */
    public BucketCounts(StateSlice slice, int capacity) {
        this(slice.part(0, HEAD_WORDS), slice.part(HEAD_WORDS, slice.length() - HEAD_WORDS), capacity);
    }

    /**
     * @param head {@link #HEAD_WORDS} words
     * @param cells {@link #cellWords} words
     * @param capacity how many neighbouring buckets are told apart, a power of two
     */
    public BucketCounts(StateSlice head, StateSlice cells, int capacity) {
        if (Integer.bitCount(capacity) != 1 || head.length() != HEAD_WORDS || cells.length() != cellWords(capacity)) {
            throw new IllegalArgumentException(
                    "capacity=" + capacity + " words=" + head.length() + '+' + cells.length());
        }
        this.head = head;
        this.cells = cells;
        this.capacity = capacity;
    }

    /** The words a histogram of that capacity needs. */
    public static int words(int capacity) {
        return HEAD_WORDS + cellWords(capacity);
    }

    /** The words that the cells of a histogram of that capacity need. */
    public static int cellWords(int capacity) {
        return capacity / 2;
    }

    /** How many values were added. */
    public long total() {
        return head.word(TOTAL);
    }

    public void clear() {
        if (total() > 0) {
            head.clear();
            cells.clear();
        }
    }

    /** Counts a value of the bucket. */
    public void add(int bucket) {
        add(bucket, 1);
    }

    /** Adds the counts of another histogram of the same buckets. */
    public void addAll(BucketCounts other) {
        if (other.total() == 0) {
            return;
        }
        for (int bucket = other.lowest(); bucket <= other.highest(); bucket++) {
            long count = other.cell(bucket);
            if (count > 0) {
                add(bucket, count);
            }
        }
    }

    /**
     * The bucket of the value of rank ceil(p * total), the nearest-rank quantile; an empty histogram is the caller's
     * error.
     */
    public int quantile(double p) {
        long remaining = Math.max(1, (long) Math.ceil(p * total()));
        for (int bucket = lowest(); bucket <= highest(); bucket++) {
            remaining -= cell(bucket);
            if (remaining <= 0) {
                return bucket;
            }
        }
        throw new IllegalStateException("empty histogram");
    }

    private void add(int bucket, long count) {
        int into = bucket;
        if (total() == 0) {
            head.word(LOWEST, bucket);
            head.word(HIGHEST, bucket);
        } else if (bucket > highest()) {
            moveUpTo(bucket);
        } else if (bucket < lowest()) {
            into = Math.max(bucket, highest() - capacity + 1);
            head.word(LOWEST, into);
        }
        cell(into, cell(into) + count);
        head.addWord(TOTAL, count);
    }

    private void moveUpTo(int bucket) {
        int lowest = Math.max(lowest(), bucket - capacity + 1);
        long collapsed = 0;
        for (int i = lowest(); i < lowest && i <= highest(); i++) {
            collapsed += cell(i);
            cell(i, 0);
        }
        head.word(LOWEST, lowest);
        head.word(HIGHEST, bucket);
        cell(lowest, cell(lowest) + collapsed);
    }

    private int lowest() {
        return (int) head.word(LOWEST);
    }

    private int highest() {
        return (int) head.word(HIGHEST);
    }

    private long cell(int bucket) {
        int position = bucket & (capacity - 1);
        long pair = cells.word(position >> 1);
        return (position & 1) == 0 ? pair & HALF : pair >>> 32;
    }

    private void cell(int bucket, long count) {
        int position = bucket & (capacity - 1);
        int index = position >> 1;
        long pair = cells.word(index);
        cells.word(index, (position & 1) == 0 ? (pair & ~HALF) | count : (pair & HALF) | (count << 32));
    }
}
