package org.alphadetector.detectors.detector;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as sentences for humans show them, rounded half up, the same everywhere. */
public final class Wording {
    private Wording() {}

    /** A number with so many decimals. */
    public static String fixed(double value, int decimals) {
        return BigDecimal.valueOf(value)
                .setScale(decimals, RoundingMode.HALF_UP)
                .toPlainString();
    }

    /** The size of a log change in percent, without its sign. */
    public static String percent(double logChange) {
        return fixed(100 * Math.abs(StrictMath.expm1(logChange)), 2) + " %";
    }

    /** {@code rose} or {@code fell}. */
    public static String verb(double change) {
        return change > 0 ? "rose" : "fell";
    }
}
