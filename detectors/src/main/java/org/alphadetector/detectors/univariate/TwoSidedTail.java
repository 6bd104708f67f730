package org.alphadetector.detectors.univariate;

import org.alphadetector.features.state.SliceParts;
import org.alphadetector.features.state.StateSlice;

/**
 * How surprising a signed score is. Each side is judged by its own past, since many quantities burst upwards only; the
 * two-sided p-value is twice the smaller one. Scores that follow each other slowly are worth less as observations: with
 * lag-one autocorrelation r, (1 - r) / (1 + r) of one (M. S. Bartlett, Journal of the RSS 1935).
 */
final class TwoSidedTail {
    private static final double GAIN = 1.0 / 500;
    private static final double LIMIT = 4;
    private static final double LEAST_SHARE = 1.0 / 200;
    private static final double LN_2 = StrictMath.log(2);

    private static final int MEAN = 0;
    private static final int VARIANCE = 1;
    private static final int COVARIANCE = 2;
    private static final int LAST = 3;
    private static final int COUNT = 4;
    private static final int OWN_WORDS = 5;

    private final StateSlice own;
    private final OneSidedTail up;
    private final OneSidedTail down;
    private final boolean isDiscounted;

    /** {@code isDiscounted}: whether scores that follow each other slowly are worth less. */
    TwoSidedTail(StateSlice slice, boolean isDiscounted) {
        SliceParts parts = new SliceParts(slice);
        own = parts.next(OWN_WORDS);
        up = new OneSidedTail(parts.next(OneSidedTail.words()));
        down = new OneSidedTail(parts.next(OneSidedTail.words()));
        this.isDiscounted = isDiscounted;
        parts.requireAllDealt();
    }

    static int words() {
        return OWN_WORDS + 2 * OneSidedTail.words();
    }

    /** -ln of the two-sided p-value, 0 or more. */
    double surprise(double score) {
        double share = independentShare();
        double above = up.surprise(score, share);
        double below = down.surprise(-score, share);
        return Math.max(0, Math.max(above, below) - LN_2);
    }

    /** Learns a score, after {@link #surprise} was asked for. */
    void learn(double score) {
        up.learn(score);
        down.learn(-score);
        own.addWord(COUNT, 1);
        double gain = Math.max(GAIN, 1.0 / own.word(COUNT));
        double bounded = Math.max(-LIMIT, Math.min(LIMIT, score));
        approach(MEAN, bounded, gain);
        double centred = bounded - own.real(MEAN);
        approach(VARIANCE, centred * centred, gain);
        approach(COVARIANCE, centred * own.real(LAST), gain);
        own.real(LAST, centred);
    }

    private void approach(int word, double value, double gain) {
        double before = own.real(word);
        own.real(word, before + (value - before) * gain);
    }

    private double independentShare() {
        double variance = own.real(VARIANCE);
        if (!isDiscounted || !(variance > 0)) {
            return 1;
        }
        double correlation = Math.max(0, Math.min(1, own.real(COVARIANCE) / variance));
        return Math.max(LEAST_SHARE, (1 - correlation) / (1 + correlation));
    }
}
