package org.alphadetector.detectors.spike;

import org.alphadetector.features.state.StateSlice;

/**
 * How far the trades of the live minute have gone from the last price before it, and the same of the minute before,
 * until that closes. A trade of an older minute than the newest changes nothing.
 */
final class LiveExcursion {
    private static final int MINUTE_END = 0;
    private static final int REFERENCE = 1;
    private static final int HIGHEST = 2;
    private static final int LOWEST = 3;
    private static final int MINUTE_WORDS = 4;
    private static final int LAST_PRICE = 2 * MINUTE_WORDS;
    private static final int WORDS = LAST_PRICE + 1;

    private final StateSlice slice;

    LiveExcursion(StateSlice slice) {
        this.slice = slice;
    }

    static int words() {
        return WORDS;
    }

    /** Whether the minute is newer than the live one, or none is live. */
    boolean isNewer(long minuteEndMicros) {
        return minuteEndMicros > slice.word(MINUTE_END);
    }

    boolean isLive(long minuteEndMicros) {
        return minuteEndMicros == slice.word(MINUTE_END);
    }

    /** Starts a minute at the last price; 0 when there is none. */
    void start(long minuteEndMicros) {
        slice.move(MINUTE_END, MINUTE_WORDS, MINUTE_WORDS);
        slice.word(MINUTE_END, minuteEndMicros);
        double reference = slice.real(LAST_PRICE);
        slice.real(REFERENCE, reference);
        slice.real(HIGHEST, reference);
        slice.real(LOWEST, reference);
    }

    /** A trade of the live minute. */
    void trade(double price) {
        slice.real(LAST_PRICE, price);
        if (price > slice.real(HIGHEST)) {
            slice.real(HIGHEST, price);
        } else if (price < slice.real(LOWEST)) {
            slice.real(LOWEST, price);
        }
    }

    /** The last price before the live minute; 0 when there is none. */
    double reference() {
        return slice.real(REFERENCE);
    }

    /** The largest log move, up or down, of one of the two minutes; NaN without trades or reference. */
    double largestMove(long minuteEndMicros) {
        for (int minute = 0; minute < LAST_PRICE; minute += MINUTE_WORDS) {
            double reference = slice.real(minute + REFERENCE);
            if (slice.word(minute + MINUTE_END) == minuteEndMicros && reference > 0) {
                double up = StrictMath.log(slice.real(minute + HIGHEST) / reference);
                double down = StrictMath.log(reference / slice.real(minute + LOWEST));
                return Math.max(up, down);
            }
        }
        return Double.NaN;
    }

    void clear() {
        slice.clear();
    }
}
