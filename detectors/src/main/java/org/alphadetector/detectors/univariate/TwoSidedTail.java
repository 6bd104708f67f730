package org.alphadetector.detectors.univariate;

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

    private final OneSidedTail up = new OneSidedTail();
    private final OneSidedTail down = new OneSidedTail();
    private final boolean isDiscounted;
    private double mean;
    private double variance;
    private double covariance;
    private double last;
    private int count;

    /** {@code isDiscounted}: whether scores that follow each other slowly are worth less. */
    TwoSidedTail(boolean isDiscounted) {
        this.isDiscounted = isDiscounted;
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
        count = Math.min(count + 1, Integer.MAX_VALUE - 1);
        double gain = Math.max(GAIN, 1.0 / count);
        double bounded = Math.max(-LIMIT, Math.min(LIMIT, score));
        mean += (bounded - mean) * gain;
        double centred = bounded - mean;
        variance += (centred * centred - variance) * gain;
        covariance += (centred * last - covariance) * gain;
        last = centred;
    }

    private double independentShare() {
        if (!isDiscounted || !(variance > 0)) {
            return 1;
        }
        double correlation = Math.max(0, Math.min(1, covariance / variance));
        return Math.max(LEAST_SHARE, (1 - correlation) / (1 + correlation));
    }
}
