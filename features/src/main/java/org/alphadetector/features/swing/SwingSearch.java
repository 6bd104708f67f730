package org.alphadetector.features.swing;

import org.alphadetector.features.state.StateSection;
import org.alphadetector.features.state.StateSlice;

/**
 * Finds swings bar by bar. While the price rises, the candidate is the highest high so far; a later bar confirms it
 * that makes the lowest low since the candidate, at least the reversal away from it. Then the price falls, that low is
 * the first candidate of the other side, and all is the same upside down. So highs and lows alternate, and what is
 * confirmed is never revised.
 *
 * <p>A bar that reaches the candidate's price again takes its place; what its other end did is not looked at, for a bar
 * does not tell which of its ends came first. The first move of the size of the reversal only tells a direction: the
 * extreme where it began is no swing, since nothing is known of the price before.
 *
 * <p>This is the directional change of Guillaume, Dacorogna, Dave, Mueller, Olsen and Pictet, From the bird's eye to
 * the microscope, 1997, on the highs and lows of bars.
 */
final class SwingSearch {
    private static final int HAS_BARS = 0;
    /** 1 while the price rises, -1 while it falls, 0 while neither is known. */
    private static final int DIRECTION = 1;
    /** The candidate's price; the highest price so far while there is no direction. */
    private static final int EXTREME = 2;
    /** The bar of the candidate. */
    private static final int TIME_MS = 3;
    /** The furthest price back from the candidate, NaN on its bar; the lowest so far while there is no direction. */
    private static final int BACK = 4;

    private static final int WORDS = 5;

    private final StateSlice state;
    private final SwingList highs;
    private final SwingList lows;

    SwingSearch(StateSection section, SwingList highs, SwingList lows) {
        state = section.allocate("search", WORDS);
        this.highs = highs;
        this.lows = lows;
    }

    /**
     * Takes in the next bar and lists the swing that it confirms.
     *
     * @param reversal how far the price must come back; nothing is confirmed while it is NaN
     * @param timeMs what the bar is called
     */
    void accept(double high, double low, double reversal, long timeMs) {
        int direction = direction();
        if (direction == 0) {
            seekDirection(high, low, reversal, timeMs);
            return;
        }
        double extreme = state.real(EXTREME);
        double onward = direction > 0 ? high : low;
        double backward = direction > 0 ? low : high;
        if (direction * (onward - extreme) >= 0) {
            begin(direction, onward, timeMs);
        } else if (!(direction * (backward - state.real(BACK)) > 0)) {
            state.real(BACK, backward);
            if (direction * (extreme - backward) >= reversal) {
                (direction > 0 ? highs : lows).add(extreme, state.word(TIME_MS));
                begin(-direction, backward, timeMs);
            }
        }
    }

    /** Whether there is a candidate and the price is at least so far back from it. */
    boolean isBack(double price, double distance) {
        int direction = direction();
        return direction != 0 && direction * (state.real(EXTREME) - price) >= distance;
    }

    void clear() {
        state.clear();
    }

    private int direction() {
        return (int) state.word(DIRECTION);
    }

    private void begin(int direction, double extreme, long timeMs) {
        state.word(DIRECTION, direction);
        state.real(EXTREME, extreme);
        state.word(TIME_MS, timeMs);
        state.real(BACK, Double.NaN);
    }

    private void seekDirection(double high, double low, double reversal, long timeMs) {
        boolean isFirst = state.word(HAS_BARS) == 0;
        double highest = isFirst ? high : state.real(EXTREME);
        double lowest = isFirst ? low : state.real(BACK);
        boolean isHighest = high >= highest;
        boolean isLowest = low <= lowest;
        if (isHighest && !isLowest && high - lowest >= reversal) {
            begin(1, high, timeMs);
        } else if (isLowest && !isHighest && highest - low >= reversal) {
            begin(-1, low, timeMs);
        } else {
            state.word(HAS_BARS, 1);
            state.real(EXTREME, Math.max(high, highest));
            state.real(BACK, Math.min(low, lowest));
        }
    }
}
