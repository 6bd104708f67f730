package org.alphadetector.features.state;

import java.nio.ByteBuffer;

/**
 * All numbers of one owner (an asset's live minute, an asset's bars of a timeframe, a detector's asset) in one run of
 * words.
 *
 * <p>Owners begin named sections and allocate named slices in them while they are constructed. One set of slices can
 * serve many assets: {@link #copy} makes a buffer of the same layout for each, {@link #show} lets the slices read and
 * write its words.
 *
 * <p>A word that gets another value marks its block as changed; only changed blocks are saved.
 */
public final class StateBuffer {
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

    /**
     * Begins the section of an owner; only while the owner is being constructed.
     *
     * @param version of what the words mean; it rises when that changes and names and lengths do not
     */
    public StateSection section(String name, int version) {
        family.begin(name, version);
        return new StateSection(this, name);
    }

    /**
     * Allocates a slice of zero words that is a section of its own, of version 1; only while its owner is constructed.
     */
    public StateSlice allocate(String name, int sliceLength) {
        return allocate(Area.COMMON, name, sliceLength);
    }

    /**
     * Allocates a slice of zero words that is a section of its own, of version 1; only while its owner is constructed.
     */
    public StateSlice allocate(Area area, String name, int sliceLength) {
        return section(name, 1).allocate(area, name, sliceLength);
    }

    StateSlice allocate(String section, Area area, String name, int sliceLength) {
        return family.allocate(this, section, area, name, sliceLength);
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

    /** From now on the slices of this buffer mean the other, a {@link #copy} of this one. */
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

    /** From now on the slices of this buffer mean the {@link #copy} of that {@link #place}. */
    public void show(int place) {
        moveTo(place);
    }

    long word(int index) {
        return family.words(array)[first + index];
    }

    void word(int index, long value) {
        long[] words = family.words(array);
        int at = first + index;
        if (words[at] != value) {
            words[at] = value;
            family.changed(shown, index);
        }
    }

    void fill(int from, int to, long value) {
        for (int i = from; i < to; i++) {
            word(i, value);
        }
    }

    void move(int from, int to, int count) {
        long[] words = family.words(array);
        System.arraycopy(words, first + from, words, first + to, count);
        for (int i = to; i < to + count; i++) {
            family.changed(shown, i);
        }
    }

    /** How many words are allocated. */
    public int length() {
        return family.length();
    }

    /** Whether a word changed since {@link #markClean}. */
    public boolean isDirty() {
        return family.dirty(shown) != 0;
    }

    /** Every word counts as changed. */
    public void markDirty() {
        family.allChanged(shown);
    }

    public void markClean() {
        family.clean(shown);
    }

    /** The blocks that changed since {@link #markClean}, a bit each. */
    long changedBlocks() {
        return family.dirty(shown);
    }

    /** How many blocks the words are saved in, at least 1. */
    int blocks() {
        return Math.max(1, family.blocks());
    }

    /** The most bytes that a saved block can have. */
    int longestBlock() {
        return BlockCodec.longest(1 << family.blockShift());
    }

    /** The saved form of a block, made in a buffer of at least {@link #longestBlock} bytes. */
    byte[] saveBlock(int block, ByteBuffer scratch) {
        return BlockCodec.encode(
                family.fingerprint(), family.words(array), firstOf(block), firstOf(block + 1), scratch);
    }

    /** Overwrites a block with a saved form of this layout. */
    void loadBlock(int block, byte[] saved) {
        BlockCodec.decode(saved, family.words(array), firstOf(block), firstOf(block + 1));
    }

    private int firstOf(int block) {
        return first + Math.min(block << family.blockShift(), length());
    }

    /** The saved form of all words. */
    public byte[] save() {
        ByteBuffer room = ByteBuffer.allocate(BlockCodec.longest(length()));
        return BlockCodec.encode(family.fingerprint(), family.words(array), first, first + length(), room);
    }

    /** Overwrites every word with a saved form of all words; one of another layout is refused. */
    public void load(byte[] saved) {
        if (StateLayout.fingerprintOf(saved) != fingerprint()) {
            throw new IncompatibleStateException("saved state has another layout: fingerprint="
                    + Integer.toHexString(StateLayout.fingerprintOf(saved)) + ", this build has fingerprint="
                    + Integer.toHexString(fingerprint()));
        }
        BlockCodec.decode(saved, family.words(array), first, first + length());
        markClean();
    }

    /** Sections and where they lie. */
    StateLayout layout() {
        return family.layout();
    }

    /** Tells apart layouts. */
    int fingerprint() {
        return family.fingerprint();
    }
}
