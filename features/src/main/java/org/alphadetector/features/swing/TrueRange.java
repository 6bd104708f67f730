package org.alphadetector.features.swing;

import org.alphadetector.features.state.StateSection;
import org.alphadetector.features.state.StateSlice;

/**
 * The average true range of 14 bars, in the prices' unit: the mean of the first 14 true ranges, then 13 parts of the
 * average before and one of the next. Undefined until 14 bars have a close before them.
 *
 * <p>J. Welles Wilder, New Concepts in Technical Trading Systems, 1978.
 */
final class TrueRange {
    /** Of how many bars the average is. */
    static final int LENGTH = 14;

    private static final int BARS = 0;
    private static final int CLOSE = 1;
    /** The sum until it is complete, then the average. */
    private static final int AVERAGE = 2;

    private static final int WORDS = 3;

    private final StateSlice state;

    TrueRange(StateSection section) {
        state = section.allocate("true_range", WORDS);
    }

    /** Takes in the next bar and gives the average, NaN while it is undefined. */
    double average(double high, double low, double close) {
        long bars = state.word(BARS);
        double before = state.real(CLOSE);
        state.real(CLOSE, close);
        if (bars <= LENGTH) {
            state.word(BARS, bars + 1);
        }
        if (bars == 0) {
            return Double.NaN;
        }
        double range = Math.max(high, before) - Math.min(low, before);
        double sum = bars > LENGTH ? state.real(AVERAGE) * (LENGTH - 1) + range : state.real(AVERAGE) + range;
        boolean isComplete = bars >= LENGTH;
        state.real(AVERAGE, isComplete ? sum / LENGTH : sum);
        return isComplete ? sum / LENGTH : Double.NaN;
    }

    void clear() {
        state.clear();
    }
}
