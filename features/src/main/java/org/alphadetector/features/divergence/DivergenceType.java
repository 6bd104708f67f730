package org.alphadetector.features.divergence;

import java.util.Arrays;
import java.util.Locale;

/** How price and an indicator disagree at two consecutive swings of one side. */
enum DivergenceType {
    NONE,
    /** A lower low of the price with a higher one of the indicator. */
    REGULAR_BULLISH,
    /** A higher high of the price with a lower one of the indicator. */
    REGULAR_BEARISH,
    /** A higher low of the price with a lower one of the indicator. */
    HIDDEN_BULLISH,
    /** A lower high of the price with a higher one of the indicator. */
    HIDDEN_BEARISH;

    private static final DivergenceType[] ALL = values();

    static DivergenceType of(long code) {
        return ALL[(int) code];
    }

    /** The code in columns and state: the place among all types. */
    @SuppressWarnings(
            "EnumOrdinal") // A test of the docs sees a new order of the labels; a section's version guards state.
    int code() {
        return ordinal();
    }

    static String[] labels() {
        return Arrays.stream(ALL)
                .map(type -> type.name().toLowerCase(Locale.ROOT))
                .toArray(String[]::new);
    }

    /** What the changes from one swing of a side to the next are called. */
    static DivergenceType between(boolean isHigh, double priceChange, double indicatorChange) {
        if (!(priceChange * indicatorChange < 0)) {
            return NONE;
        }
        if (isHigh) {
            return priceChange > 0 ? REGULAR_BEARISH : HIDDEN_BEARISH;
        }
        return priceChange < 0 ? REGULAR_BULLISH : HIDDEN_BULLISH;
    }
}
