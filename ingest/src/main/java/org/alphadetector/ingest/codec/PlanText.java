package org.alphadetector.ingest.codec;

import java.util.Arrays;

/** Bytes that every message of a plan has between two of its values, compared eight at a time. */
final class PlanText {
    private final byte[] bytes;
    /** Eight bytes each; the last may overlap the one before. */
    private final long[] words;

    private final int last;
    private final int span;
    private final long mask;

    PlanText(byte[] bytes) {
        this.bytes = bytes;
        int length = bytes.length;
        span = Math.max(length, Long.BYTES);
        last = span - Long.BYTES;
        mask = length < Long.BYTES ? (1L << (Byte.SIZE * length)) - 1 : -1;
        words = new long[(span + Long.BYTES - 1) / Long.BYTES];
        for (int i = 0; i < words.length; i++) {
            words[i] = Words.at(bytes, Math.min(i * Long.BYTES, last), length);
        }
    }

    /** The position after these bytes, if they are seen here, else -1; where fewer than eight bytes are left, they are not. */
    int after(byte[] message, int at, int end) {
        if (at + span > end) {
            return -1;
        }
        long[] wanted = words;
        long differences = Words.at(message, at + last) ^ wanted[wanted.length - 1];
        for (int i = 0; i < wanted.length - 1; i++) {
            differences |= Words.at(message, at + i * Long.BYTES) ^ wanted[i];
        }
        return (differences & mask) == 0 ? at + bytes.length : -1;
    }

    /** Whether these bytes and nothing else come from here to the end. */
    boolean isRest(byte[] message, int at, int end) {
        return Arrays.equals(bytes, 0, bytes.length, message, at, end);
    }
}
