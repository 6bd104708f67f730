package org.alphadetector.features.state;

/** A named run of words in a {@link StateBuffer}, read and written as longs or doubles. */
public final class StateSlice {
    private final StateBuffer buffer;
    /** The first word; moves while areas before it still grow. */
    private int base;

    private final int length;

    StateSlice(StateBuffer buffer, int base, int length) {
        this.buffer = buffer;
        this.base = base;
        this.length = length;
    }

    /** Moves the slice to where its words have moved to. */
    void moveBy(int count) {
        base += count;
    }

    int base() {
        return base;
    }

    public int length() {
        return length;
    }

    public long word(int index) {
        return buffer.word(base + index);
    }

    public void word(int index, long value) {
        buffer.word(base + index, value);
    }

    public void addWord(int index, long delta) {
        buffer.word(base + index, buffer.word(base + index) + delta);
    }

    public double real(int index) {
        return Double.longBitsToDouble(buffer.word(base + index));
    }

    public void real(int index, double value) {
        buffer.word(base + index, Double.doubleToRawLongBits(value));
    }

    /** Sets every word to zero, which is also 0.0. */
    public void clear() {
        buffer.fill(base, base + length, 0);
    }

    /** Sets every word to the double. */
    public void fillReal(double value) {
        buffer.fill(base, base + length, Double.doubleToRawLongBits(value));
    }

    /** Moves {@code count} words inside the slice; the ranges may overlap. */
    public void move(int from, int to, int count) {
        buffer.move(base + from, base + to, count);
    }

    /** A part of this slice. */
    public StateSlice part(int from, int partLength) {
        if (from < 0 || partLength < 0 || from + partLength > length) {
            throw new IndexOutOfBoundsException("from=" + from + " length=" + partLength + " of " + length);
        }
        return buffer.slice(base + from, partLength);
    }
}
