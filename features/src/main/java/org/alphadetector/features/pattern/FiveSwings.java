package org.alphadetector.features.pattern;

/**
 * The lines through the highs and through the lows of the last five swings, in a view. Three of the five are of one
 * side; the middle one of them must lie near the line through the others.
 */
final class FiveSwings {
    /** How far from its line the middle swing may lie, as a share of the height. */
    private static final double TOLERANCE = 0.15;

    private final SwingSequence swings;
    private final int side;

    FiveSwings(SwingSequence swings, int side) {
        this.swings = swings;
        this.side = side;
    }

    boolean areThere() {
        return swings.size() >= 5;
    }

    private int newestHigh() {
        return swings.isNewestHigh(side) ? 0 : 1;
    }

    private int oldestHigh() {
        return swings.isNewestHigh(side) ? 4 : 3;
    }

    private int newestLow() {
        return 1 - newestHigh();
    }

    private int oldestLow() {
        return 7 - oldestHigh();
    }

    double height() {
        double highest = Double.NEGATIVE_INFINITY;
        double lowest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < 5; i++) {
            highest = Math.max(highest, swings.price(side, i));
            lowest = Math.min(lowest, swings.price(side, i));
        }
        return highest - lowest;
    }

    /** By how much of the height the highs rise from the first to the last. */
    double riseOfHighs() {
        return (lastHigh() - swings.price(side, oldestHigh())) / height();
    }

    /** By how much of the height the lows rise from the first to the last. */
    double riseOfLows() {
        return (lastLow() - swings.price(side, oldestLow())) / height();
    }

    double lastHigh() {
        return swings.price(side, newestHigh());
    }

    double lastLow() {
        return swings.price(side, newestLow());
    }

    double upper(double timeMs) {
        return swings.lineAt(side, oldestHigh(), newestHigh(), timeMs);
    }

    double lower(double timeMs) {
        return swings.lineAt(side, oldestLow(), newestLow(), timeMs);
    }

    /** 1 where the middle swing lies on its line, 0 at the tolerance, below that beyond it. */
    double fit() {
        double timeMs = swings.time(2);
        double line = newestHigh() == 0 ? upper(timeMs) : lower(timeMs);
        return 1 - Math.abs(swings.price(side, 2) - line) / (TOLERANCE * height());
    }
}
