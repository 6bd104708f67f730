package org.alphadetector.features.baseline;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Writes a {@link QuantileState}. */
final class QuantileStateWriter {
    private static final int BLOCK_HEAD_BYTES = 1 + Short.BYTES + Float.BYTES;
    private static final int BLOCK_BYTES = BLOCK_HEAD_BYTES + CellWeights.BLOCK * Float.BYTES;

    private final ByteBuffer out;

    QuantileStateWriter(byte kind, int blocks, ForwardDecay decay, double zeros) {
        out = ByteBuffer.allocate(QuantileState.HEAD_BYTES + blocks * BLOCK_BYTES);
        out.put(QuantileState.VERSION).put(kind);
        out.putDouble(decay.total()).putDouble(decay.latest()).putDouble(zeros);
        out.putDouble(0).putShort((short) 0);
    }

    /** What lies above the window, at its mean cell. */
    void above(double weight, int cell) {
        out.position(out.position() - Double.BYTES - Short.BYTES);
        out.putDouble(weight).putShort((short) cell);
    }

    /** The next block, numbered; one without weight is left out. */
    void block(int number, CellWeights cells, int place) {
        if (cells.ofBlock(place) == 0) {
            return;
        }
        int at = out.position();
        int mask = 0;
        out.position(at + BLOCK_HEAD_BYTES);
        for (int i = 0; i < CellWeights.BLOCK; i++) {
            float weight = cells.ofCell(place, i);
            if (weight > 0) {
                mask |= 1 << i;
                out.putFloat(weight);
            }
        }
        out.put(at, (byte) number).putShort(at + 1, (short) mask);
        out.putFloat(at + 1 + Short.BYTES, cells.ofBlock(place));
    }

    QuantileState state() {
        return QuantileState.of(Arrays.copyOf(out.array(), out.position()));
    }
}
