package org.alphadetector.ingest.codec;

/**
 * Decimal digits of a {@linkplain Words word}, all eight at a time. Source of the multiplications: D. Lemire, "Quickly
 * parsing eight digits", 2018.
 */
final class Digits {
    /** Eight times the digit zero. */
    static final long ZEROS = Words.repeat('0');

    /** Lifts a byte above 9 to its high bit. */
    private static final long ABOVE_NINE = 0x7676767676767676L;

    private static final long EVEN_PAIRS = 0x000000FF000000FFL;

    private Digits() {}

    /** How many of the eight bytes, from the first on, are digits. */
    static int count(long word) {
        long digits = word ^ ZEROS;
        // A carry can only disturb bytes after one that is no digit.
        return Words.firstHigh(((digits + ABOVE_NINE) | digits) & Words.HIGHS);
    }

    /** The number that the first {@code count} bytes, 1 to 8 digits, make. */
    static long value(long word, int count) {
        long digits = (word ^ ZEROS) << (Byte.SIZE * (Long.BYTES - count));
        long pairs = digits * 10 + (digits >>> 8);
        long upper = (pairs & EVEN_PAIRS) * (100 + (1_000_000L << 32));
        long lower = ((pairs >>> 16) & EVEN_PAIRS) * (1 + (10_000L << 32));
        return (upper + lower) >>> 32;
    }
}
