package org.alphadetector.detectors.univariate;

/**
 * One alarm per episode: raised by the first p-value at or below the threshold, and again only after sixteen values in a
 * row were ordinary, their p-values above the threshold's square root.
 */
final class AlarmLatch {
    private static final int ORDINARY_ROWS = 16;

    private final double threshold;
    private final double ordinaryAbove;
    private boolean isOpen;
    private int ordinary;

    AlarmLatch(double threshold) {
        this.threshold = threshold;
        this.ordinaryAbove = Math.sqrt(threshold);
    }

    /** Whether the value of that p-value starts an alarm. */
    boolean isRaisedBy(double pValue) {
        ordinary = pValue > ordinaryAbove ? ordinary + 1 : 0;
        if (isOpen && ordinary >= ORDINARY_ROWS) {
            isOpen = false;
        }
        boolean raised = !isOpen && pValue <= threshold;
        isOpen |= raised;
        return raised;
    }
}
