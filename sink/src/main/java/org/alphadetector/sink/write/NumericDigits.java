package org.alphadetector.sink.write;

import com.fasterxml.jackson.core.io.schubfach.DoubleToDecimal;
import java.nio.ByteBuffer;

/**
 * The shortest decimal that reads back as a double, as Postgres sends and receives numbers of type {@code numeric}: digits
 * of base 10,000 from the highest on, the power of the first, the sign, and how many decimals there are after the point.
 */
final class NumericDigits {
    private static final int HEADER_BYTES = 4 * Short.BYTES;
    private static final int DECIMALS_A_DIGIT = 4;
    private static final int BASE = 10_000;
    private static final int[] POWERS_OF_TEN = {1, 10, 100, 1_000, BASE};
    /** A double has at most 17 decimals; they may lie across one digit more than they fill. */
    private static final int LARGEST_COUNT = 6;

    private static final int NEGATIVE = 0x4000;

    /** From the lowest on. */
    private final int[] digits = new int[LARGEST_COUNT];

    private int count;
    private int lowestWeight;
    private boolean isNegative;
    private int scale;

    /** Takes a finite number. */
    void of(double value) {
        isNegative = value < 0;
        String text = DoubleToDecimal.toString(Math.abs(value));
        long significand = 0;
        int fractionCount = 0;
        int exponent = 0;
        boolean isFraction = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.') {
                isFraction = true;
            } else if (c == 'E') {
                exponent = Integer.parseInt(text, i + 1, text.length(), 10);
                break;
            } else {
                significand = significand * 10 + (c - '0');
                fractionCount += isFraction ? 1 : 0;
            }
        }
        if (fractionCount == 1 && significand % 10 == 0) {
            // The zero of a whole number, which would be shown as a decimal.
            significand /= 10;
            fractionCount = 0;
        }
        split(significand, exponent - fractionCount);
    }

    private void split(long significand, int powerOfTen) {
        scale = Math.max(-powerOfTen, 0);
        lowestWeight = Math.floorDiv(powerOfTen, DECIMALS_A_DIGIT);
        int shift = Math.floorMod(powerOfTen, DECIMALS_A_DIGIT);
        int firstBase = POWERS_OF_TEN[DECIMALS_A_DIGIT - shift];
        count = 0;
        if (significand == 0) {
            return;
        }
        digits[count++] = (int) (significand % firstBase) * POWERS_OF_TEN[shift];
        for (long rest = significand / firstBase; rest > 0; rest /= BASE) {
            digits[count++] = (int) (rest % BASE);
        }
    }

    int sizeBytes() {
        return HEADER_BYTES + count * Short.BYTES;
    }

    void writeTo(ByteBuffer out) {
        out.putShort((short) count);
        out.putShort((short) (lowestWeight + Math.max(count, 1) - 1));
        out.putShort((short) (isNegative ? NEGATIVE : 0));
        out.putShort((short) scale);
        for (int i = count - 1; i >= 0; i--) {
            out.putShort((short) digits[i]);
        }
    }
}
