package org.alphadetector.ingest.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Eight bytes at once: the first byte is the lowest of the word. */
final class Words {
    /** A byte's high bit, in all eight. */
    static final long HIGHS = 0x8080808080808080L;

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private Words() {}

    /** The eight bytes from here, which must be in the array. */
    static long at(byte[] bytes, int at) {
        return (long) WORD.get(bytes, at);
    }

    /** The eight bytes from here; those from {@code to} on are zero. */
    static long at(byte[] bytes, int at, int to) {
        int beyond = at + Long.BYTES - to;
        if (beyond <= 0) {
            return at(bytes, at);
        }
        if (beyond >= Long.BYTES) {
            return 0;
        }
        if (to >= Long.BYTES) {
            return at(bytes, to - Long.BYTES) >>> (Byte.SIZE * beyond);
        }
        long word = 0;
        for (int i = to - 1; i >= at; i--) {
            word = word << Byte.SIZE | (bytes[i] & 0xFF);
        }
        return word;
    }

    /** The same byte eight times. */
    static long repeat(char ascii) {
        return 0x0101010101010101L * ascii;
    }

    /** The first of the eight bytes whose high bit is set, 8 when there is none. */
    static int firstHigh(long highs) {
        return Long.numberOfTrailingZeros(highs) >>> 3;
    }
}
