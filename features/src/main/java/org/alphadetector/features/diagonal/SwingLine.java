package org.alphadetector.features.diagonal;

import org.alphadetector.features.state.StateSlice;
import org.alphadetector.features.swing.ConfirmedSwings;

/**
 * The best line through at least two confirmed swings of one side, searched whenever a swing is confirmed. A line goes
 * through two of the last ten swings; no swing since the first lies beyond it by more than the tolerance, nor does the
 * close; those within the tolerance touch it. The best has most touches; of those, the newest second swing, then the
 * newest first. It is kept until the price breaks it or a later swing gives another.
 */
final class SwingLine {
    /** The words it needs. */
    static final int WORDS = 5;

    /** 0 while there is no line. */
    private static final int TOUCHES = 0;

    private static final int FIRST_MS = 1;
    private static final int FIRST_PRICE = 2;
    /** Price per bar. */
    private static final int SLOPE = 3;

    private static final int LAST_TOUCH_MS = 4;

    private final StateSlice line;
    private final ConfirmedSwings swings;
    private final boolean isOfHighs;
    /** 1 where a swing beyond the line is above it. */
    private final int beyond;

    SwingLine(StateSlice slice, ConfirmedSwings swings, boolean isOfHighs) {
        line = slice;
        this.swings = swings;
        this.isOfHighs = isOfHighs;
        beyond = isOfHighs ? 1 : -1;
    }

    /** Searches anew where this bar confirmed a swing of the side. */
    void next(double close, double tolerance, double nowMs) {
        if (!(isOfHighs ? swings.isNewHigh() : swings.isNewLow())) {
            return;
        }
        line.clear();
        int count = isOfHighs ? swings.highs() : swings.lows();
        for (int second = 0; second < count - 1; second++) {
            for (int first = second + 1; first < count; first++) {
                consider(first, second, close, tolerance, nowMs);
            }
        }
    }

    private void consider(int first, int second, double close, double tolerance, double nowMs) {
        double slope = (price(second) - price(first)) / swings.bars(time(first), time(second));
        long touches = 0;
        double lastTouch = 0;
        for (int i = first; i >= 0; i--) {
            double off = beyond * (price(i) - at(first, slope, time(i)));
            if (off > tolerance) {
                return;
            }
            if (off >= -tolerance) {
                touches++;
                lastTouch = time(i);
            }
        }
        boolean isBroken = beyond * (close - at(first, slope, nowMs)) > tolerance;
        if (!isBroken && at(first, slope, nowMs) > 0 && touches > touches()) {
            line.word(TOUCHES, touches);
            line.real(FIRST_MS, time(first));
            line.real(FIRST_PRICE, price(first));
            line.real(SLOPE, slope);
            line.real(LAST_TOUCH_MS, lastTouch);
        }
    }

    private double at(int first, double slope, double timeMs) {
        return price(first) + slope * swings.bars(time(first), timeMs);
    }

    private double price(int ago) {
        return isOfHighs ? swings.high(ago) : swings.low(ago);
    }

    private double time(int ago) {
        return isOfHighs ? swings.highTime(ago) : swings.lowTime(ago);
    }

    boolean isThere() {
        return line.word(TOUCHES) > 0;
    }

    long touches() {
        return line.word(TOUCHES);
    }

    double slope() {
        return line.real(SLOPE);
    }

    /** The line's price at a time. */
    double priceAt(double timeMs) {
        return line.real(FIRST_PRICE) + line.real(SLOPE) * swings.bars(line.real(FIRST_MS), timeMs);
    }

    /** Bars since the first swing. */
    double age(double nowMs) {
        return swings.bars(line.real(FIRST_MS), nowMs);
    }

    /** How much it counts, in (0, 1): touches / (touches + 2), halved by every 500 bars since the last touch. */
    double strength(double nowMs) {
        double touches = line.word(TOUCHES);
        return touches / (touches + 2) * StrictMath.pow(2, -swings.bars(line.real(LAST_TOUCH_MS), nowMs) / 500);
    }

    void clear() {
        line.clear();
    }
}
