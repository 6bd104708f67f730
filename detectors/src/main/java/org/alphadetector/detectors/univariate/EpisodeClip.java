package org.alphadetector.detectors.univariate;

import org.alphadetector.features.state.StateSlice;

/**
 * What is learnt of scores beyond a limit: the limit itself, and once an episode only – the next is learnt after
 * sixteen scores in a row were within. One outage, however many rows it lasts, so is one observation.
 */
final class EpisodeClip {
    private static final int ORDINARY_ROWS = 16;

    /** How many scores within the limit are still to come before the next episode. */
    private static final int TO_COME = 0;

    static final int WORDS = 1;

    private final StateSlice slice;

    EpisodeClip(StateSlice slice) {
        this.slice = slice;
    }

    /** What to learn of a score; NaN for nothing. */
    double clip(double score, double limit) {
        if (!(score > limit)) {
            slice.word(TO_COME, Math.max(0, slice.word(TO_COME) - 1));
            return score;
        }
        boolean isFirst = slice.word(TO_COME) == 0;
        slice.word(TO_COME, ORDINARY_ROWS);
        return isFirst ? limit : Double.NaN;
    }
}
