package org.alphadetector.features.baseline;

import org.alphadetector.features.state.StateSlice;

/**
 * Makes of a percentile one of three regimes, low, medium and high, whose codes are 0, 1 and 2. A regime is entered at
 * a level that is further out than the one at which it is left, so that it does not flutter at a border (a Schmitt
 * trigger; O. H. Schmitt, A Thermionic Trigger, 1938): high from above 80 until below 70, low from below 20 until above
 * 30, else medium. Zero words are the start.
 */
public final class ThreeRegimes {
    /** The words it needs. */
    public static final int WORDS = 2;

    /** The rule, for the formula of a column. */
    public static final String RULE =
            "high from above 80 until below 70, low from below 20 until above 30, else medium";

    private static final double HIGH_FROM = 80;
    private static final double HIGH_UNTIL = 70;
    private static final double LOW_FROM = 20;
    private static final double LOW_UNTIL = 30;
    /** From the border of a regime to its middle, or its end. */
    private static final double DEPTH = 30;

    private static final int IS_LOW = 0;
    private static final int IS_HIGH = 1;

    private final StateSlice last;

    public ThreeRegimes(StateSlice slice) {
        last = slice;
    }

    /** The texts of the codes. */
    public static String[] labels() {
        return new String[] {"low", "medium", "high"};
    }

    /** The regime of the next percentile, a number in [0, 100]. */
    public int next(double percentile) {
        boolean isHigh = last.word(IS_HIGH) > 0 ? percentile >= HIGH_UNTIL : percentile > HIGH_FROM;
        boolean isLow = last.word(IS_LOW) > 0 ? percentile <= LOW_UNTIL : percentile < LOW_FROM;
        last.word(IS_HIGH, isHigh ? 1 : 0);
        last.word(IS_LOW, isLow ? 1 : 0);
        return isHigh ? 2 : isLow ? 0 : 1;
    }

    /** How far the percentile lies inside its regime, [0, 1]: 0 where the regime ends, 1 30 points from there. */
    public static double confidence(int regime, double percentile) {
        double inside =
                switch (regime) {
                    case 0 -> LOW_UNTIL - percentile;
                    case 1 -> Math.min(percentile - LOW_FROM, HIGH_FROM - percentile);
                    default -> percentile - HIGH_UNTIL;
                };
        return Math.max(0, Math.min(1, inside / DEPTH));
    }

    public void clear() {
        last.clear();
    }
}
