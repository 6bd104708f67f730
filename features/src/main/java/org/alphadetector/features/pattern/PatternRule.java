package org.alphadetector.features.pattern;

/** What the last swings must look like for one kind of pattern; keeps nothing. */
interface PatternRule {
    /** Shares that differ by less are alike: prices lie on a grid, and often just reach a limit. */
    double ROUNDING = 1e-9;

    /**
     * Whether the newest swings have the shape; if so it is described.
     *
     * @param close the bar's close
     * @param range the average true range
     * @param nowMs the bar's close as time
     */
    boolean matches(SwingSequence swings, double close, double range, double nowMs, PatternShape shape);
}
