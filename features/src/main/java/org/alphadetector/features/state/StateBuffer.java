package org.alphadetector.features.state;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * All numbers of one owner (an asset's live minute, an asset's bars, a detector's asset) in one run of words.
 *
 * <p>Owners allocate named slices while they are constructed; areas, names and lengths, in order, make the fingerprint. One
 * set of slices can serve many assets: {@link #copy} makes a buffer of the same layout for each, {@link #show} lets the
 * slices read and write its words.
 *
 * <p>A saved buffer is its version, its fingerprint and its words with runs of zero words collapsed; one of another version
 * or fingerprint is refused.
 */
public final class StateBuffer {
    /** The version of the saved form. */
    public static final int VERSION = 2;

    private static final int HEADER_BYTES = 12;
    /** What zero words are searched with: the comparison of arrays takes many words at a time. */
    private static final long[] ZEROS = new long[512];

    private final StateFamily family;
    /** The place of the words that this buffer, and its slices, mean. */
    private int shown;
    /** The array in which they are, and where they begin. */
    private int array;

    private int first;

    public StateBuffer() {
        this(new StateFamily(), 0);
    }

    private StateBuffer(StateFamily family, int shown) {
        this.family = family;
        moveTo(shown);
    }

    private void moveTo(int place) {
        shown = place;
        array = family.arrayOf(place);
        first = family.firstWord(place);
    }

    /** Allocates a slice of zero words in the common area; only while the owner is being constructed. */
    public StateSlice allocate(String name, int sliceLength) {
        return allocate(Area.COMMON, name, sliceLength);
    }

    /** Allocates a slice of zero words; only while the owner is being constructed. */
    public StateSlice allocate(Area area, String name, int sliceLength) {
        return slice(family.allocate(area, name, sliceLength), sliceLength);
    }

    /** A slice of words that are allocated. */
    StateSlice slice(int base, int sliceLength) {
        StateSlice slice = new StateSlice(this, base, sliceLength);
        family.follow(slice);
        return slice;
    }

    /** A buffer of the same layout with the words as they are now; it has no slices of its own. */
    public StateBuffer copy() {
        return new StateBuffer(family, family.copy(shown));
    }

    /** Forgets the words of a {@link #copy}, which is of no more use. */
    public void release() {
        family.release(shown);
    }

    /** From now on the slices of this buffer, and {@link #markDirty}, mean the other, a {@link #copy} of this one. */
    public void show(StateBuffer other) {
        if (other.family != family) {
            throw new IllegalArgumentException("no copy of this buffer: words=" + other.length() + " of " + length());
        }
        moveTo(other.shown);
    }

    /** Where this buffer's words are, to {@link #show(int)} them without touching this object. */
    public int place() {
        return shown;
    }

    /** From now on the slices of this buffer, and {@link #markDirty}, mean the {@link #copy} of that {@link #place}. */
    public void show(int place) {
        moveTo(place);
    }

    long word(int index) {
        return family.words(array)[first + index];
    }

    void word(int index, long value) {
        family.words(array)[first + index] = value;
    }

    void fill(int from, int to, long value) {
        Arrays.fill(family.words(array), first + from, first + to, value);
    }

    void move(int from, int to, int count) {
        long[] words = family.words(array);
        System.arraycopy(words, first + from, words, first + to, count);
    }

    /** How many words are allocated. */
    public int length() {
        return family.length();
    }

    /** Whether {@link #markDirty} was called since {@link #markClean}. */
    public boolean isDirty() {
        return family.isDirty(shown);
    }

    public void markDirty() {
        family.dirty(shown, true);
    }

    public void markClean() {
        family.dirty(shown, false);
    }

    /** The saved form. */
    public byte[] save() {
        return save(ByteBuffer.allocate(longestSaved()));
    }

    /** The most bytes the saved form can have. */
    int longestSaved() {
        return HEADER_BYTES + length() * Long.BYTES + 8 * (length() / 2 + 1);
    }

    /** The saved form, made in a buffer of at least {@link #longestSaved} bytes that is overwritten from its start. */
    byte[] save(ByteBuffer scratch) {
        long[] words = family.words(array);
        scratch.clear();
        scratch.putInt(VERSION).putInt(family.fingerprint()).putInt(length());
        int i = first;
        int end = first + length();
        while (i < end) {
            int zeros = afterZeros(words, i, end);
            int literal = zeros;
            while (literal < end && !(words[literal] == 0 && literal + 1 < end && words[literal + 1] == 0)) {
                literal++;
            }
            scratch.putInt(zeros - i).putInt(literal - zeros);
            for (int k = zeros; k < literal; k++) {
                scratch.putLong(words[k]);
            }
            i = literal;
        }
        byte[] saved = new byte[scratch.flip().remaining()];
        scratch.get(saved);
        return saved;
    }

    private static int afterZeros(long[] words, int from, int to) {
        for (int i = from; i < to; i += ZEROS.length) {
            int end = Math.min(to, i + ZEROS.length);
            int found = Arrays.mismatch(words, i, end, ZEROS, 0, end - i);
            if (found >= 0) {
                return i + found;
            }
        }
        return to;
    }

    /** Overwrites every word with a saved form; another version or layout is refused. */
    public void load(byte[] saved) {
        int length = length();
        ByteBuffer in = ByteBuffer.wrap(saved);
        int version = in.getInt();
        int fingerprint = in.getInt();
        int savedLength = in.getInt();
        if (version != VERSION || fingerprint != family.fingerprint() || savedLength != length) {
            throw new IncompatibleStateException("saved state has another layout: version=" + version + " fingerprint="
                    + Integer.toHexString(fingerprint) + " words=" + savedLength + ", this build has version=" + VERSION
                    + " fingerprint=" + Integer.toHexString(family.fingerprint()) + " words=" + length);
        }
        long[] words = family.words(array);
        int i = first;
        int end = first + length;
        Arrays.fill(words, i, end, 0);
        while (i < end) {
            i += in.getInt();
            int literal = in.getInt();
            for (int k = 0; k < literal; k++) {
                words[i++] = in.getLong();
            }
        }
        markClean();
    }
}
