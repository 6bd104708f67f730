package org.alphadetector.ingest.codec;

import org.alphadetector.ingest.tick.Decimals;

/**
 * The digits of a number that has more than 18: the first 18 significant ones, and of the others what rounding has to know.
 * Not for use by several threads.
 */
final class LongDigits {
    private static final long LEAST_FULL = Decimals.powerOfTen(17);

    private long mantissa;
    private int dropped;
    private int roundingDigit;
    private boolean tail;

    /** Reads digits, with at most one point among them that is passed over. */
    void read(byte[] bytes, int from, int to) {
        mantissa = 0;
        dropped = 0;
        roundingDigit = 0;
        tail = false;
        int at = from;
        while (at < to) {
            if (dropped > 0 && at + Long.BYTES <= to && dropEight(Words.at(bytes, at))) {
                at += Long.BYTES;
                continue;
            }
            if (bytes[at] != '.') {
                add(bytes[at] - '0');
            }
            at++;
        }
    }

    private boolean dropEight(long word) {
        if (Digits.count(word) < Long.BYTES) {
            return false;
        }
        tail |= word != Digits.ZEROS;
        dropped += Long.BYTES;
        return true;
    }

    private void add(int digit) {
        if (mantissa < LEAST_FULL) {
            mantissa = mantissa * 10 + digit;
        } else if (dropped++ == 0) {
            roundingDigit = digit;
        } else {
            tail |= digit != 0;
        }
    }

    /** The first 18 significant digits. */
    long mantissa() {
        return mantissa;
    }

    /** How many digits follow them. */
    int dropped() {
        return dropped;
    }

    /** The first of those that follow. */
    int roundingDigit() {
        return roundingDigit;
    }

    /** Whether any digit after the rounding digit is not zero. */
    boolean hasTail() {
        return tail;
    }

    /** Whether a digit that follows is not zero. */
    boolean isTruncated() {
        return roundingDigit != 0 || tail;
    }
}
