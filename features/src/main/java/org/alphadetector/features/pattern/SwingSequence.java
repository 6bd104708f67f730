package org.alphadetector.features.pattern;

import org.alphadetector.features.row.Row;
import org.alphadetector.features.swing.ConfirmedSwings;

/**
 * The last confirmed swings of both sides in order of time, 0 the newest; highs and lows alternate. A view mirrored at
 * zero, with side -1, turns tops into bottoms, so that a rule is written once for both.
 */
final class SwingSequence {
    private static final int KEPT = 2 * ConfirmedSwings.KEPT;

    private final ConfirmedSwings swings;
    private final double[] prices = new double[KEPT];
    private final double[] times = new double[KEPT];
    private final FiveSwings upright = new FiveSwings(this, 1);
    private final FiveSwings mirrored = new FiveSwings(this, -1);
    private int size;
    private boolean isNewestHigh;

    SwingSequence(ConfirmedSwings swings) {
        this.swings = swings;
    }

    /** Takes in the swings of the next row. */
    void read(Row row) {
        swings.read(row);
        size = 0;
        int high = 0;
        int low = 0;
        while (high < swings.highs() || low < swings.lows()) {
            boolean isHigh =
                    low == swings.lows() || (high < swings.highs() && swings.highTime(high) > swings.lowTime(low));
            if (size == 0) {
                isNewestHigh = isHigh;
            }
            prices[size] = isHigh ? swings.high(high) : swings.low(low);
            times[size] = isHigh ? swings.highTime(high) : swings.lowTime(low);
            high += isHigh ? 1 : 0;
            low += isHigh ? 0 : 1;
            size++;
        }
    }

    /** The lines of the last five swings, in the view. */
    FiveSwings five(int side) {
        return side > 0 ? upright : mirrored;
    }

    int size() {
        return size;
    }

    boolean isHigh(int ago) {
        return isNewestHigh == (ago % 2 == 0);
    }

    /** Whether the newest swing is a high of the view. */
    boolean isNewestHigh(int side) {
        return isNewestHigh == side > 0;
    }

    double price(int ago) {
        return prices[ago];
    }

    /** The price in the view. */
    double price(int side, int ago) {
        return side * prices[ago];
    }

    double time(int ago) {
        return times[ago];
    }

    /** Where the line through two swings is at a time, in the view. */
    double lineAt(int side, int first, int second, double timeMs) {
        double slope = (price(side, second) - price(side, first)) / (times[second] - times[first]);
        return price(side, first) + slope * (timeMs - times[first]);
    }

    double bars(double fromMs, double toMs) {
        return swings.bars(fromMs, toMs);
    }
}
