package org.alphadetector.features.pattern;

/** What the last swings must look like for one kind of pattern; keeps nothing. */
interface PatternRule {
    /**
     * Whether the newest swings have the shape; if so it is described.
     *
     * @param close the bar's close
     * @param range the average true range
     * @param nowMs the bar's close as time
     */
    boolean matches(SwingSequence swings, double close, double range, double nowMs, PatternShape shape);
}
