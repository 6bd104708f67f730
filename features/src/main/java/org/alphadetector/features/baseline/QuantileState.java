package org.alphadetector.features.baseline;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A remembered distribution as bytes, to be kept outside and read elsewhere: what column {@code quantile_state} holds.
 * Version 1, numbers in big-endian order:
 *
 * <table>
 * <caption>Layout</caption>
 * <tr><th>at</th><th>type</th><th>what</th></tr>
 * <tr><td>0</td><td>byte</td><td>version, 1</td></tr>
 * <tr><td>1</td><td>byte</td><td>kind: 1 signed cells ({@link ForgettingRanks}), 2 cells of magnitudes
 *     ({@link ForgettingQuantiles})</td></tr>
 * <tr><td>2</td><td>double</td><td>weight of all observations</td></tr>
 * <tr><td>10</td><td>double</td><td>weight of the latest observation</td></tr>
 * <tr><td>18</td><td>double</td><td>weight of the observations that are zero</td></tr>
 * <tr><td>26</td><td>double</td><td>kind 2: weight above the window; else 0</td></tr>
 * <tr><td>34</td><td>short</td><td>kind 2: the mean cell of that weight; else 0</td></tr>
 * <tr><td>36</td><td></td><td>each block of sixteen cells that has weight, in ascending order: its number (byte), which
 *     cells have weight (short, lowest bit first), the block's weight (float), the weight of each such cell
 *     (float)</td></tr>
 * </table>
 *
 * <p>Cells are numbered from 0 in ascending order of their values, cell 16 b + i being cell i of block b. Kind 1: of
 * |z| + 1/2 every octave from 1/2 to 64 is cut into sixteen equal parts, part p being cell 112 + p above zero and 111 - p
 * below. Kind 2: every octave from 2^-30 is cut into 24 equal parts. A value is told back as the middle of its cell.
 *
 * <p>Ranks and quantiles of the bytes are those of the distribution they were made of. No bytes are an undefined one.
 */
public final class QuantileState {
    /** No distribution, or one that is not judged by yet. */
    public static final QuantileState UNDEFINED = new QuantileState(new byte[0]);

    static final byte VERSION = 1;
    static final byte SIGNED = 1;
    static final byte MAGNITUDES = 2;
    static final int HEAD_BYTES = 36;
    /** Signed blocks from it on are above zero. */
    static final int FIRST_POSITIVE_BLOCK = ForgettingRanks.BLOCKS_A_SIDE;

    private static final int TOTAL_AT = 2;
    private static final int LATEST_AT = 10;
    private static final int ZERO_AT = 18;
    private static final int ABOVE_AT = 26;
    private static final int ABOVE_CELL_AT = 34;
    /** Sorts before all cells of its side. */
    private static final int ZERO_CELL = -1;

    private final byte[] bytes;

    private QuantileState(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * The distribution of such bytes.
     *
     * @throws IllegalArgumentException when they are of another version
     */
    public static QuantileState of(byte[] bytes) {
        if (bytes.length > 0 && (bytes.length < HEAD_BYTES || bytes[0] != VERSION)) {
            throw new IllegalArgumentException("not a quantile state of version 1: length=" + bytes.length);
        }
        return bytes.length == 0 ? UNDEFINED : new QuantileState(bytes.clone());
    }

    /** The bytes, a copy. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Whether there is a distribution. */
    public boolean isDefined() {
        return bytes.length > 0;
    }

    /**
     * The rank of a value in (0, 1), as columns {@code q_*} define it: (w (below + within / 2) + 1/2) / (w + 1), w the
     * weight in units of the latest observation; NaN where nothing was learnt, or for NaN.
     */
    public double rank(double value) {
        if (!isDefined() || Double.isNaN(value) || total() == 0) {
            return Double.NaN;
        }
        Side side = side(value);
        double total = total();
        double weight = total / at(LATEST_AT);
        return (weight * (side.below / total + side.within / total / 2) + 0.5) / (weight + 1);
    }

    /**
     * The smallest value with at least the share {@code p} of the weight at or below it, told as the middle of its cell;
     * NaN where nothing was learnt.
     */
    public double quantile(double p) {
        if (!isDefined() || total() == 0) {
            return Double.NaN;
        }
        return new QuantileSearch(this).find(p);
    }

    private Side side(double value) {
        boolean isSigned = kind() == SIGNED;
        boolean isZero = isSigned ? value == 0 : value < ForgettingHistogram.SMALLEST;
        int cell = isZero ? ZERO_CELL : isSigned ? ForgettingRanks.cell(value) : LogBuckets.magnitudeIndex(value);
        Side side = new Side();
        if (isZero) {
            side.within = !isSigned && value < 0 ? 0 : zeros();
        } else if (value > 0) {
            side.below = zeros();
        }
        int limit = isZero && isSigned ? FIRST_POSITIVE_BLOCK * CellWeights.BLOCK : cell;
        ByteBuffer in = blocks();
        while (in.hasRemaining()) {
            side.add(in, limit, isZero);
        }
        if (limit > aboveCell()) {
            side.below += above();
        } else if (limit == aboveCell() && !isZero) {
            side.within += above();
        }
        return side;
    }

    byte kind() {
        return bytes[1];
    }

    double total() {
        return at(TOTAL_AT);
    }

    double zeros() {
        return at(ZERO_AT);
    }

    double above() {
        return at(ABOVE_AT);
    }

    int aboveCell() {
        return ByteBuffer.wrap(bytes).getShort(ABOVE_CELL_AT);
    }

    /** At the first block. */
    ByteBuffer blocks() {
        return ByteBuffer.wrap(bytes).position(HEAD_BYTES);
    }

    private double at(int offset) {
        return ByteBuffer.wrap(bytes).getDouble(offset);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof QuantileState state && Arrays.equals(bytes, state.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "QuantileState of " + bytes.length + " bytes";
    }

    /** The weight below a cell and within it. */
    private static final class Side {
        double below;
        double within;

        void add(ByteBuffer in, int cell, boolean isBoundary) {
            int first = in.get() * CellWeights.BLOCK;
            int mask = in.getShort();
            float sum = in.getFloat();
            double inBlock = 0;
            for (int i = 0; i < CellWeights.BLOCK; i++) {
                if ((mask & 1 << i) == 0) {
                    continue;
                }
                float weight = in.getFloat();
                if (first + i < cell) {
                    inBlock += weight;
                } else if (first + i == cell && !isBoundary) {
                    within += weight;
                }
            }
            below += first + CellWeights.BLOCK <= cell ? sum : inBlock;
        }
    }
}
