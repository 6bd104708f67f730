package org.alphadetector.research.report;

import java.util.Locale;
import org.alphadetector.research.scorecard.Interval;

/** Figures as tables show them; what was not observed is a dash. */
public final class Figures {
    private static final String NONE = "–";

    private Figures() {}

    /** A value with so many decimals. */
    public static String number(double value, int decimals) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%." + decimals + "f", value) : NONE;
    }

    /** A value and its interval, for example {@code 0.85 [0.79, 0.90]}. */
    public static String interval(Interval interval, int decimals) {
        if (Double.isNaN(interval.value())) {
            return NONE;
        }
        String value = number(interval.value(), decimals);
        return interval.isBounded()
                ? value + " [" + number(interval.low(), decimals) + ", " + number(interval.high(), decimals) + ']'
                : value;
    }

    /** A time in ms and its interval, in ms, s or min. */
    public static String time(Interval ms) {
        return ms.isBounded() && Double.isFinite(ms.value())
                ? time(ms.value()) + " [" + time(ms.low()) + ", " + time(ms.high()) + ']'
                : time(ms.value());
    }

    /** A time in ms, s or min. */
    public static String time(double ms) {
        if (!Double.isFinite(ms)) {
            return NONE;
        }
        if (ms < 1_000) {
            return number(ms, 0) + " ms";
        }
        return ms < 120_000 ? number(ms / 1_000, 1) + " s" : number(ms / 60_000, 1) + " min";
    }
}
