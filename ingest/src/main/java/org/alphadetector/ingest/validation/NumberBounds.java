package org.alphadetector.ingest.validation;

/**
 * The magnitudes that are taken in. They are far outside any market and keep every price, size and notional of a row within
 * {@code numeric(38,12)}: a price below 1e-12 would be stored as 0, sums of notionals stay below 1e26.
 */
public final class NumberBounds {
    public static final double LOWEST_PRICE = 1e-12;
    public static final double HIGHEST_PRICE = 1e15;
    public static final double HIGHEST_SIZE = 1e18;
    /** Price times size of one message. */
    public static final double HIGHEST_NOTIONAL = 1e20;
    /** A funding rate is a ratio per funding interval. */
    public static final double HIGHEST_RATE = 1e3;

    private NumberBounds() {}

    /** Whether this can be a price; NaN cannot. */
    public static boolean isPrice(double value) {
        return value >= LOWEST_PRICE && value <= HIGHEST_PRICE;
    }

    /** Whether this can be a size or open interest, 0 included; NaN cannot. */
    public static boolean isSize(double value) {
        return value >= 0 && value <= HIGHEST_SIZE;
    }

    /** Whether this can be a notional, 0 included; NaN cannot. */
    public static boolean isNotional(double value) {
        return value >= 0 && value <= HIGHEST_NOTIONAL;
    }

    /** Whether this can be a rate, of either sign; NaN cannot. */
    public static boolean isRate(double value) {
        return Math.abs(value) <= HIGHEST_RATE;
    }
}
