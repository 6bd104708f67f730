package org.alphadetector.ingest.codec;

import java.nio.charset.StandardCharsets;

/** Up to 24 bytes that are likely to come next, compared as three words that may overlap. */
final class NextBytes {
    /** The most bytes. */
    static final int LONGEST = 3 * Long.BYTES;

    /** How many bytes. */
    final int length;

    private final int span;
    private final int middle;
    private final int last;
    private final long mask;
    private final long firstWord;
    private final long middleWord;
    private final long lastWord;

    NextBytes(String ascii) {
        byte[] bytes = ascii.getBytes(StandardCharsets.US_ASCII);
        length = bytes.length;
        if (length == 0 || length > LONGEST) {
            throw new IllegalArgumentException("must have 1 to 24 bytes: text=" + ascii);
        }
        span = Math.max(length, Long.BYTES);
        last = span - Long.BYTES;
        middle = Math.min(last, Long.BYTES);
        mask = length < Long.BYTES ? (1L << (Byte.SIZE * length)) - 1 : -1;
        firstWord = Words.at(bytes, 0, length);
        middleWord = Words.at(bytes, middle, length);
        lastWord = Words.at(bytes, last, length);
    }

    /** Whether they come here. Where fewer than eight bytes are left, the answer is no. */
    boolean isAt(byte[] buffer, int at, int end) {
        if (at + span > end) {
            return false;
        }
        long differences = (Words.at(buffer, at) ^ firstWord)
                | (Words.at(buffer, at + middle) ^ middleWord)
                | (Words.at(buffer, at + last) ^ lastWord);
        return (differences & mask) == 0;
    }
}
