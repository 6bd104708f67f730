package org.alphadetector.detectors.univariate;

/**
 * What is learnt of scores beyond a limit: the limit itself, and once an episode only – the next is learnt after
 * sixteen scores in a row were within. One outage, however many rows it lasts, so is one observation.
 */
final class EpisodeClip {
    private static final int ORDINARY_ROWS = 16;

    private int within = ORDINARY_ROWS;

    /** What to learn of a score; NaN for nothing. */
    double clip(double score, double limit) {
        if (!(score > limit)) {
            within = Math.min(within + 1, ORDINARY_ROWS);
            return score;
        }
        boolean isFirst = within == ORDINARY_ROWS;
        within = 0;
        return isFirst ? limit : Double.NaN;
    }
}
