package org.alphadetector.features.state;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * All numbers of one owner (an asset's live minute, an asset's bars, a detector's asset) in one array of words.
 *
 * <p>Owners allocate named slices while they are constructed; the names and lengths, in order, make the fingerprint. One
 * set of slices can serve many assets: {@link #copy} makes a buffer of the same layout for each, {@link #show} lets the
 * slices read and write its words.
 *
 * <p>A saved buffer is its version, its fingerprint and its words with runs of zero words collapsed; one of another version
 * or fingerprint is refused.
 */
public final class StateBuffer {
    /** The version of the saved form. */
    public static final int VERSION = 1;

    private static final int HEADER_BYTES = 12;

    private final CRC32C layout;
    private long[] words;
    private int length;
    private boolean dirty;
    /** Whose words the slices of this buffer mean. */
    private StateBuffer shown = this;

    public StateBuffer() {
        this(new CRC32C(), new long[64], 0);
    }

    private StateBuffer(CRC32C layout, long[] words, int length) {
        this.layout = layout;
        this.words = words;
        this.length = length;
    }

    /** Allocates a slice of zero words; only while the owner is being constructed. */
    public StateSlice allocate(String name, int sliceLength) {
        if (shown != this) {
            throw new IllegalStateException("the layout is fixed: name=" + name);
        }
        layout.update((name + ':' + sliceLength + '\n').getBytes(StandardCharsets.UTF_8));
        int base = length;
        length += sliceLength;
        if (length > words.length) {
            words = Arrays.copyOf(words, Math.max(length, words.length * 2));
        }
        return new StateSlice(this, base, sliceLength);
    }

    /** A buffer of the same layout with the words as they are now; it has no slices of its own. */
    public StateBuffer copy() {
        return new StateBuffer(layout, Arrays.copyOf(words, length), length);
    }

    /** From now on the slices of this buffer, and {@link #markDirty}, mean the other, a {@link #copy} of this one. */
    public void show(StateBuffer other) {
        if (other.layout != layout || other.length != length) {
            throw new IllegalArgumentException("no copy of this buffer: words=" + other.length + " of " + length);
        }
        shown = other;
        words = other.words;
    }

    long word(int index) {
        return words[index];
    }

    void word(int index, long value) {
        words[index] = value;
    }

    void fill(int from, int to, long value) {
        Arrays.fill(words, from, to, value);
    }

    void move(int from, int to, int count) {
        System.arraycopy(words, from, words, to, count);
    }

    /** How many words are allocated. */
    public int length() {
        return length;
    }

    /** Whether {@link #markDirty} was called since {@link #markClean}. */
    public boolean isDirty() {
        return shown.dirty;
    }

    public void markDirty() {
        shown.dirty = true;
    }

    public void markClean() {
        shown.dirty = false;
    }

    /** The saved form. */
    public byte[] save() {
        return save(ByteBuffer.allocate(longestSaved()));
    }

    /** The most bytes the saved form can have. */
    int longestSaved() {
        return HEADER_BYTES + length * Long.BYTES + 8 * (length / 2 + 1);
    }

    /** The saved form, made in a buffer of at least {@link #longestSaved} bytes that is overwritten from its start. */
    byte[] save(ByteBuffer scratch) {
        scratch.clear();
        scratch.putInt(VERSION).putInt((int) layout.getValue()).putInt(length);
        int i = 0;
        while (i < length) {
            int zeros = i;
            while (zeros < length && words[zeros] == 0) {
                zeros++;
            }
            int literal = zeros;
            while (literal < length && !(words[literal] == 0 && literal + 1 < length && words[literal + 1] == 0)) {
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

    /** Overwrites every word with a saved form; another version or layout is refused. */
    public void load(byte[] saved) {
        ByteBuffer in = ByteBuffer.wrap(saved);
        int version = in.getInt();
        int fingerprint = in.getInt();
        int savedLength = in.getInt();
        if (version != VERSION || fingerprint != (int) layout.getValue() || savedLength != length) {
            throw new IncompatibleStateException("saved state has another layout: version=" + version + " fingerprint="
                    + Integer.toHexString(fingerprint) + " words=" + savedLength + ", this build has version=" + VERSION
                    + " fingerprint=" + Integer.toHexString((int) layout.getValue()) + " words=" + length);
        }
        Arrays.fill(words, 0, length, 0);
        int i = 0;
        while (i < length) {
            i += in.getInt();
            int literal = in.getInt();
            for (int k = 0; k < literal; k++) {
                words[i++] = in.getLong();
            }
        }
        markClean();
    }
}
