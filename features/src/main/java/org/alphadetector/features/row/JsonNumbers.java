package org.alphadetector.features.row;

import com.fasterxml.jackson.core.io.schubfach.DoubleToDecimal;

/**
 * Numbers as they are written to JSON, the same on every Java version: the shortest decimal that reads back as the same
 * double, without a fraction of zero, and negative zero as {@code 0}.
 */
public final class JsonNumbers {
    private JsonNumbers() {}

    /** Appends a finite number; NaN and infinity have no JSON form and are the caller's error. */
    public static void append(StringBuilder out, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("not a JSON number: value=" + value);
        }
        if (value == 0) {
            out.append('0');
            return;
        }
        String text = DoubleToDecimal.toString(value);
        int zeroFraction = text.indexOf(".0");
        int end = zeroFraction + 2;
        if (zeroFraction > 0 && (end == text.length() || text.charAt(end) == 'E')) {
            out.append(text, 0, zeroFraction).append(text, end, text.length());
        } else {
            out.append(text);
        }
    }
}
