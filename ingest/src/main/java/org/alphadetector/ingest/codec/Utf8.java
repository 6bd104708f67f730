package org.alphadetector.ingest.codec;

/** Well-formed UTF-8 as RFC 3629 has it: no overlong forms, no surrogates, nothing above U+10FFFF. */
final class Utf8 {
    /** What is fixed in two sequences of three bytes each: the lead's upper half, the upper two bits of the others. */
    private static final long THREES_MASK = 0x0000_C0C0_F0C0_C0F0L;

    private static final long THREES = 0x0000_8080_E080_80E0L;
    private static final int SECOND_LEAD = 24;

    private Utf8() {}

    /** The position after all multi-byte sequences from {@code from} on, or before the first that is not well formed. */
    static int afterSequences(byte[] buffer, int from, int end) {
        int at = afterPlainThrees(buffer, from, end);
        while (at < end && buffer[at] < 0) {
            int length = isPlainThree(buffer, at, end) ? 3 : sequenceLength(buffer, at, end);
            if (length == 0) {
                return at;
            }
            at += length;
        }
        return at;
    }

    /** The position after pairs of such sequences of three bytes as {@link #isPlainThree} finds. */
    private static int afterPlainThrees(byte[] buffer, int from, int end) {
        int at = from;
        while (at + Long.BYTES <= end) {
            long word = Words.at(buffer, at);
            boolean arePlain = (word & THREES_MASK) == THREES
                    && isPlainLead((int) word & 0xF)
                    && isPlainLead((int) (word >>> SECOND_LEAD) & 0xF);
            if (!arePlain) {
                return at;
            }
            at += 6;
        }
        return at;
    }

    /** Whether a lead byte with this lower half takes any continuation: 0xE0 and 0xED do not. */
    private static boolean isPlainLead(int lowerHalf) {
        return lowerHalf != 0 && lowerHalf != 0xD;
    }

    /** Whether three bytes stand there of which any continuation will do: most letters beyond Latin, Greek and Cyrillic. */
    private static boolean isPlainThree(byte[] buffer, int at, int end) {
        int lead = buffer[at] & 0xFF;
        return lead > 0xE0
                && lead < 0xF0
                && lead != 0xED
                && at + 2 < end
                && (buffer[at + 1] & 0xC0) == 0x80
                && (buffer[at + 2] & 0xC0) == 0x80;
    }

    /** The length of the multi-byte sequence at {@code at}, or 0 when it is not well formed. */
    private static int sequenceLength(byte[] buffer, int at, int end) {
        int lead = buffer[at] & 0xFF;
        int length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
        if (lead < 0xC2 || lead > 0xF4 || at + length > end) {
            return 0;
        }
        int second = buffer[at + 1] & 0xFF;
        if (second < lowestSecond(lead) || second > highestSecond(lead)) {
            return 0;
        }
        for (int i = 2; i < length; i++) {
            if ((buffer[at + i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        return length;
    }

    private static int lowestSecond(int lead) {
        return lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    }

    private static int highestSecond(int lead) {
        return lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    }
}
