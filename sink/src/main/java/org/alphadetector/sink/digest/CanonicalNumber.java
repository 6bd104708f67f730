package org.alphadetector.sink.digest;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/** The canonical form of a number: a plain decimal without exponent or trailing zeros, and no negative zero. */
final class CanonicalNumber {
    private CanonicalNumber() {}

    /** Appends the canonical form of Postgres' text of a number; NaN and infinity become JSON text. */
    static void append(ByteBuilder json, byte[] text, int from, int to) {
        boolean hasFraction = false;
        for (int i = from; i < to; i++) {
            byte b = text[i];
            if (b == '.') {
                hasFraction = true;
            } else if ((b < '0' || b > '9') && b != '-') {
                appendUnusual(json, new String(text, from, to - from, StandardCharsets.US_ASCII));
                return;
            }
        }
        int end = to;
        if (hasFraction) {
            while (text[end - 1] == '0') {
                end--;
            }
            if (text[end - 1] == '.') {
                end--;
            }
        }
        boolean isNegativeZero = end - from == 2 && text[from] == '-' && text[from + 1] == '0';
        json.put(text, isNegativeZero ? from + 1 : from, end);
    }

    /** The canonical form of a decimal. */
    static String of(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    private static void appendUnusual(ByteBuilder json, String text) {
        if (text.endsWith("NaN") || text.endsWith("Infinity")) {
            json.put('"' + text + '"');
        } else {
            json.put(of(new BigDecimal(text)));
        }
    }
}
