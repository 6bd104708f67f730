package org.alphadetector.features.swing;

import org.alphadetector.features.bar.FeatureContext;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.state.StateSlice;
import org.jspecify.annotations.Nullable;

/**
 * The confirmed swings of a row for a feature that reads them, and whether the row's bar confirmed one. The lists are
 * those of {@link Swings}: ten of each side, 0 the newest.
 */
public final class ConfirmedSwings {
    /** How many of each side there are at most. */
    public static final int KEPT = SwingList.LENGTH;

    private static final double[] NONE = {};

    private static final int HIGH_TIME = 0;
    private static final int LOW_TIME = 1;
    private static final int WORDS = 2;

    private final StateSlice seen;
    private final double millisPerBar;
    private final int highsLane;
    private final int lowsLane;
    private final int highTimesLane;
    private final int lowTimesLane;

    private double[] highs = NONE;
    private double[] lows = NONE;
    private double[] highTimes = NONE;
    private double[] lowTimes = NONE;
    private boolean isNewHigh;
    private boolean isNewLow;

    /** Declares the lists as read. */
    public ConfirmedSwings(FeatureContext context) {
        seen = context.state().allocate("swings_seen", WORDS);
        millisPerBar = context.timeframe().micros() / 1_000.0;
        highsLane = context.input(Swings.SWING_HIGHS);
        lowsLane = context.input(Swings.SWING_LOWS);
        highTimesLane = context.input(Swings.SWING_HIGH_TIMES);
        lowTimesLane = context.input(Swings.SWING_LOW_TIMES);
    }

    /** The names of the columns that it reads. */
    public static String[] inputs() {
        return new String[] {"swing_highs", "swing_lows", "swing_high_times", "swing_low_times"};
    }

    /** Takes in the next row. */
    public void read(Row row) {
        highs = orNone(row.list(highsLane));
        lows = orNone(row.list(lowsLane));
        highTimes = orNone(row.list(highTimesLane));
        lowTimes = orNone(row.list(lowTimesLane));
        isNewHigh = isNew(highTimes, HIGH_TIME);
        isNewLow = isNew(lowTimes, LOW_TIME);
    }

    private boolean isNew(double[] times, int word) {
        double newest = times.length == 0 ? 0 : times[times.length - 1];
        // The lists may begin again alone, when another build keeps something else for them: that confirms nothing.
        boolean isNew = times.length > 0 && newest != seen.real(word);
        seen.real(word, newest);
        return isNew;
    }

    private static double[] orNone(double @Nullable [] list) {
        return list == null ? NONE : list;
    }

    /** Whether this bar confirmed a swing high. */
    public boolean isNewHigh() {
        return isNewHigh;
    }

    /** Whether this bar confirmed a swing low. */
    public boolean isNewLow() {
        return isNewLow;
    }

    public int highs() {
        return highs.length;
    }

    public int lows() {
        return lows.length;
    }

    /** The price of a swing high. */
    public double high(int ago) {
        return highs[highs.length - 1 - ago];
    }

    /** The price of a swing low. */
    public double low(int ago) {
        return lows[lows.length - 1 - ago];
    }

    /** When the bar of a swing high closed, milliseconds since the epoch. */
    public double highTime(int ago) {
        return highTimes[highTimes.length - 1 - ago];
    }

    /** When the bar of a swing low closed, milliseconds since the epoch. */
    public double lowTime(int ago) {
        return lowTimes[lowTimes.length - 1 - ago];
    }

    /** How many bars before the row's bar one that closed at a time lies. */
    public int barsAgo(Row row, double timeMs) {
        return (int) Math.rint((row.exchangeTsMicros() / 1_000.0 - timeMs) / millisPerBar);
    }

    /** How many bars lie between two times. */
    public double bars(double fromMs, double toMs) {
        return (toMs - fromMs) / millisPerBar;
    }

    public void clear() {
        seen.clear();
    }
}
