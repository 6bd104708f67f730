package org.alphadetector.ingest.codec;

import com.fasterxml.jackson.core.io.schubfach.DoubleToDecimal;
import java.util.Arrays;
import org.alphadetector.ingest.tick.Decimals;

/** Appends JSON tokens to a growing, reusable array of bytes. */
final class JsonWriter {
    private static final int MAX_FAST_SCALE = 12;
    private static final double MAX_FAST_MANTISSA = 1e15;

    private byte[] buffer = new byte[1024];
    private int length;

    void clear() {
        length = 0;
    }

    byte[] buffer() {
        return buffer;
    }

    int length() {
        return length;
    }

    void raw(char ascii) {
        ensure(1);
        buffer[length++] = (byte) ascii;
    }

    void raw(String ascii) {
        int count = ascii.length();
        ensure(count);
        for (int i = 0; i < count; i++) {
            buffer[length++] = (byte) ascii.charAt(i);
        }
    }

    /** A quoted string; what JSON or UTF-8 cannot hold as it is becomes an escape. */
    void string(String text) {
        raw('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                raw('\\');
                raw(c);
            } else if (c >= ' ' && c < 0x7F) {
                raw(c);
            } else {
                escape(c);
            }
        }
        raw('"');
    }

    private void escape(char c) {
        raw("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            raw(Character.forDigit((c >> shift) & 0xF, 16));
        }
    }

    /** A finite double by its shortest decimal that reads back as the same double. */
    void number(double value) {
        double magnitude = Math.abs(value);
        if (magnitude < MAX_FAST_MANTISSA && (value != 0 || 1 / value > 0)) {
            for (int scale = 0; scale <= MAX_FAST_SCALE; scale++) {
                double scaled = magnitude * Decimals.powerOfTen(scale);
                if (scaled >= MAX_FAST_MANTISSA) {
                    break;
                }
                long mantissa = Math.round(scaled);
                if (Decimals.toDouble(mantissa, scale) == magnitude) {
                    decimal(value < 0 ? -mantissa : mantissa, scale);
                    return;
                }
            }
        }
        raw(DoubleToDecimal.toString(value));
    }

    /** {@code mantissa / 10^scale} with all its digits, trailing zeros of the fraction too. */
    void decimal(long mantissa, int scale) {
        if (mantissa < 0) {
            raw('-');
        }
        long magnitude = Math.abs(mantissa);
        if (scale == 0) {
            integer(magnitude);
            return;
        }
        long unit = Decimals.powerOfTen(scale);
        integer(magnitude / unit);
        raw('.');
        padded(magnitude % unit, scale);
    }

    /** An integer that is not negative. */
    void integer(long value) {
        int digits = 1;
        while (digits <= Decimals.MAX_SCALE && value >= Decimals.powerOfTen(digits)) {
            digits++;
        }
        padded(value, digits);
    }

    /** An integer that is not negative, with leading zeros up to some digits. */
    void padded(long value, int digits) {
        ensure(digits);
        long rest = value;
        for (int at = length + digits - 1; at >= length; at--) {
            buffer[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
    }

    private void ensure(int more) {
        if (length + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + more));
        }
    }
}
