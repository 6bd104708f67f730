package org.alphadetector.ingest.codec;

import java.util.Arrays;

/** Bytes that every message of a plan has between two of its values, compared eight at a time. */
final class PlanText {
    private final byte[] bytes;
    /** Eight bytes each; the last may overlap the one before. */
    private final long[] words;

    private final long firstWord;
    private final int middle;
    private final long middleWord;
    private final int last;
    private final long lastWord;
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
        middle = Math.min(Long.BYTES, last);
        firstWord = words[0];
        middleWord = Words.at(bytes, middle, length);
        lastWord = words[words.length - 1];
    }

    /** The position after these bytes, if they are seen here, else -1; where fewer than eight bytes are left, they are not. */
    int after(byte[] message, int at, int end) {
        if (at + span > end) {
            return -1;
        }
        long differences = (Words.at(message, at) ^ firstWord)
                | (Words.at(message, at + middle) ^ middleWord)
                | (Words.at(message, at + last) ^ lastWord);
        // Most texts are those three words.
        for (int i = 2; i < words.length - 1; i++) {
            differences |= Words.at(message, at + i * Long.BYTES) ^ words[i];
        }
        return (differences & mask) == 0 ? at + bytes.length : -1;
    }

    /** Whether these bytes and nothing else come from here to the end. */
    boolean isRest(byte[] message, int at, int end) {
        return Arrays.equals(bytes, 0, bytes.length, message, at, end);
    }
}
