package org.alphadetector.ingest.adapter.file;

import java.nio.charset.StandardCharsets;
import org.alphadetector.ingest.tick.Decimals;

/**
 * Reads a decimal written in ASCII ({@code -12.50}, {@code 1e-7}), exactly: {@code mantissa / 10^scale}. Reused from
 * number to number.
 */
public final class DecimalText {
    private static final int MAX_DIGITS = 18;
    private static final long LARGEST_EXACT_DOUBLE = 1L << 53;

    private long mantissa;
    private int scale;
    private boolean isExact;
    private double value;
    private int position;
    private int digits;
    private int droppedZeros;
    private boolean isNegative;

    /** Reads [from, to); false when that is no decimal. */
    public boolean read(byte[] buffer, int from, int to) {
        mantissa = 0;
        scale = 0;
        digits = 0;
        isExact = true;
        position = from;
        isNegative = position < to && buffer[position] == '-';
        if (isNegative) {
            position++;
        }
        if (!readDigits(buffer, to) || !readExponent(buffer, to) || position != to) {
            return false;
        }
        settle(buffer, from, to);
        return true;
    }

    private boolean readDigits(byte[] buffer, int to) {
        boolean hasDigit = false;
        boolean inFraction = false;
        droppedZeros = 0;
        for (; position < to; position++) {
            int c = buffer[position];
            if (c >= '0' && c <= '9') {
                hasDigit = true;
                addDigit(c - '0', inFraction);
            } else if (c == '.' && !inFraction && hasDigit) {
                inFraction = true;
            } else {
                break;
            }
        }
        return hasDigit && buffer[position - 1] != '.';
    }

    /** Zeros at the end of a fraction wait in {@code droppedZeros}, so that they cost no digits. */
    private void addDigit(int digit, boolean inFraction) {
        if (inFraction && digit == 0) {
            droppedZeros++;
            return;
        }
        int steps = inFraction ? droppedZeros + 1 : 1;
        droppedZeros = 0;
        digits += mantissa == 0 && digit == 0 ? 0 : steps;
        if (digits > MAX_DIGITS && mantissa != 0) {
            isExact = false;
            return;
        }
        scale += inFraction ? steps : 0;
        if (scale > Decimals.MAX_SCALE || steps > Decimals.MAX_SCALE) {
            isExact = false;
            return;
        }
        mantissa = mantissa * Decimals.powerOfTen(steps) + digit;
    }

    private boolean readExponent(byte[] buffer, int to) {
        if (position == to || (buffer[position] | 0x20) != 'e') {
            return true;
        }
        position++;
        int sign = 1;
        if (position < to && (buffer[position] == '-' || buffer[position] == '+')) {
            sign = buffer[position] == '-' ? -1 : 1;
            position++;
        }
        int first = position;
        int exponent = 0;
        for (; position < to && buffer[position] >= '0' && buffer[position] <= '9'; position++) {
            exponent = Math.min(10 * exponent + buffer[position] - '0', 10_000);
        }
        shift(sign * exponent);
        return position > first;
    }

    private void shift(int exponent) {
        int shifted = scale - exponent;
        if (mantissa == 0) {
            scale = 0;
        } else if (shifted > Decimals.MAX_SCALE || digits - Math.min(shifted, 0) > MAX_DIGITS) {
            isExact = false;
        } else if (shifted < 0) {
            mantissa *= Decimals.powerOfTen(-shifted);
            scale = 0;
        } else {
            scale = shifted;
        }
    }

    private void settle(byte[] buffer, int from, int to) {
        if (isExact && mantissa < LARGEST_EXACT_DOUBLE) {
            value = Decimals.toDouble(isNegative ? -mantissa : mantissa, scale);
        } else {
            value = Double.parseDouble(new String(buffer, from, to - from, StandardCharsets.US_ASCII));
        }
        mantissa = isNegative ? -mantissa : mantissa;
    }

    /** Whether {@link #mantissa} and {@link #scale} hold the number: it has at most 18 digits and 18 decimals. */
    public boolean isExact() {
        return isExact;
    }

    /** The number times 10^scale; only when {@link #isExact}. */
    public long mantissa() {
        return mantissa;
    }

    /** Decimals, 0 to 18, zeros at the end left out; only when {@link #isExact}. */
    public int scale() {
        return scale;
    }

    /** The nearest double. */
    public double value() {
        return value;
    }
}
