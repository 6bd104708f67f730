package org.alphadetector.detectors.univariate;

import org.alphadetector.features.state.StateSlice;

/**
 * One alarm per episode: raised by the first p-value at or below the threshold, and again only after sixteen values in
 * a row were ordinary, their p-values above the threshold's square root – or at once by one that is as far below the
 * smallest of the episode as the threshold is below 1, so that a chance alarm does not swallow the spike after it.
 */
final class AlarmLatch {
    private static final int ORDINARY_ROWS = 16;

    private static final int IS_OPEN = 0;
    private static final int SMALLEST = 1;
    private static final int ORDINARY = 2;
    static final int WORDS = 3;

    private final StateSlice slice;
    private final double threshold;
    private final double ordinaryAbove;

    AlarmLatch(StateSlice slice, double threshold) {
        this.slice = slice;
        this.threshold = threshold;
        this.ordinaryAbove = Math.sqrt(threshold);
    }

    /** Whether the value of that p-value starts an alarm. */
    boolean isRaisedBy(double pValue) {
        long ordinary = pValue > ordinaryAbove ? slice.word(ORDINARY) + 1 : 0;
        boolean isOpen = slice.word(IS_OPEN) != 0 && ordinary < ORDINARY_ROWS;
        double smallest = slice.real(SMALLEST);
        boolean raised = pValue <= (isOpen ? smallest * threshold : threshold);
        slice.real(SMALLEST, isOpen ? Math.min(smallest, pValue) : pValue);
        slice.word(IS_OPEN, isOpen || raised ? 1 : 0);
        slice.word(ORDINARY, ordinary);
        return raised;
    }
}
