package org.alphadetector.features.support;

import org.alphadetector.features.row.FifteenDigits;
import org.alphadetector.features.state.StateSection;
import org.alphadetector.features.state.StateSlice;

/**
 * Levels gathered from confirmed swings: a swing within a tolerance of a level touches it and moves its price to the
 * mean of its touches; else it begins a level. At most {@value #SLOTS} are kept, the longest untouched being forgotten
 * first, and those of one touch before the others. They lie in the order of their last touch, oldest first. Of each it
 * is known on which side of it the price is.
 *
 * <p>The mean is rounded to 15 digits, so that touches at one price have that price as their mean.
 */
final class SwingLevels {
    /** How many levels are kept. */
    static final int SLOTS = 24;

    /** How often a level that counts was touched. */
    static final int SIGNIFICANT_TOUCHES = 2;

    /** With so many bars since the last touch, a level counts half. */
    static final double STRENGTH_HALF_LIFE = 500;

    private static final int PRICE = 0;
    private static final int TOUCHES = 1;
    private static final int FIRST_MS = 2;
    private static final int LAST_MS = 3;
    /** 1 while the price is above, -1 while it is below. */
    private static final int SIDE = 4;
    /** When the price last went to the side where it is, 0 if it never changed. */
    private static final int CROSSED_MS = 5;
    /** Which breakout that was, counted from 1; 0 for none. */
    private static final int BREAKOUT = 6;

    private static final int LEVEL_WORDS = 7;

    private final StateSlice count;
    private final StateSlice levels;

    SwingLevels(StateSection state) {
        count = state.allocate("level_count", 1);
        levels = state.allocate("levels", SLOTS * LEVEL_WORDS);
    }

    int size() {
        return (int) count.word(0);
    }

    double price(int level) {
        return levels.real(level * LEVEL_WORDS + PRICE);
    }

    long touches(int level) {
        return levels.word(level * LEVEL_WORDS + TOUCHES);
    }

    boolean isSignificant(int level) {
        return touches(level) >= SIGNIFICANT_TOUCHES;
    }

    double firstMs(int level) {
        return levels.real(level * LEVEL_WORDS + FIRST_MS);
    }

    double lastMs(int level) {
        return levels.real(level * LEVEL_WORDS + LAST_MS);
    }

    int side(int level) {
        return (int) levels.word(level * LEVEL_WORDS + SIDE);
    }

    double crossedMs(int level) {
        return levels.real(level * LEVEL_WORDS + CROSSED_MS);
    }

    long breakout(int level) {
        return levels.word(level * LEVEL_WORDS + BREAKOUT);
    }

    /** The price went to the other side of the level. */
    void cross(int level, int side, double nowMs, long breakout) {
        levels.word(level * LEVEL_WORDS + SIDE, side);
        levels.real(level * LEVEL_WORDS + CROSSED_MS, nowMs);
        levels.word(level * LEVEL_WORDS + BREAKOUT, breakout);
    }

    /** How much a level counts, in (0, 1): touches / (touches + 2), halved by every 500 bars since the last touch. */
    double strength(int level, double barsSinceTouch) {
        double touches = touches(level);
        return touches / (touches + 2) * StrictMath.pow(2, -barsSinceTouch / STRENGTH_HALF_LIFE);
    }

    /**
     * Takes in a confirmed swing.
     *
     * @param side of the price once the swing is confirmed: 1 after a low, -1 after a high
     */
    void touch(double price, double tolerance, int side, double timeMs) {
        int nearest = nearest(price);
        if (nearest >= 0 && Math.abs(price(nearest) - price) <= tolerance) {
            int last = size() - 1;
            moveToEnd(nearest);
            int base = last * LEVEL_WORDS;
            long touches = touches(last);
            double mean = (price(last) * touches + price) / (touches + 1);
            levels.real(base + PRICE, FifteenDigits.round(mean, mean));
            levels.word(base + TOUCHES, touches + 1);
            levels.real(base + LAST_MS, timeMs);
            return;
        }
        if (size() == SLOTS) {
            moveToEnd(weakest());
        } else {
            count.addWord(0, 1);
        }
        int base = (size() - 1) * LEVEL_WORDS;
        levels.real(base + PRICE, price);
        levels.word(base + TOUCHES, 1);
        levels.real(base + FIRST_MS, timeMs);
        levels.real(base + LAST_MS, timeMs);
        levels.word(base + SIDE, side);
        levels.real(base + CROSSED_MS, 0);
        levels.word(base + BREAKOUT, 0);
    }

    private int nearest(double price) {
        int nearest = -1;
        for (int i = 0; i < size(); i++) {
            if (nearest < 0 || Math.abs(price(i) - price) < Math.abs(price(nearest) - price)) {
                nearest = i;
            }
        }
        return nearest;
    }

    /** The longest untouched one, of a single touch where there is one. */
    private int weakest() {
        for (int i = 0; i < size(); i++) {
            if (!isSignificant(i)) {
                return i;
            }
        }
        return 0;
    }

    private void moveToEnd(int level) {
        int last = size() - 1;
        for (int word = 0; word < LEVEL_WORDS; word++) {
            long moved = levels.word(level * LEVEL_WORDS + word);
            for (int i = level; i < last; i++) {
                levels.word(i * LEVEL_WORDS + word, levels.word((i + 1) * LEVEL_WORDS + word));
            }
            levels.word(last * LEVEL_WORDS + word, moved);
        }
    }

    void clear() {
        count.clear();
        levels.clear();
    }
}
