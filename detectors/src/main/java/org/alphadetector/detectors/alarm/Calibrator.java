package org.alphadetector.detectors.alarm;

import org.alphadetector.features.baseline.ForgettingHistogram;
import org.alphadetector.features.state.StateSlice;

/**
 * Turns scores into p-values: the probability, by the scores of the past, of one at least as large.
 *
 * <p>Body: the conformal p-value (1 + weight of past scores at or above) / (1 + weight) (V. Vovk, A. Gammerman,
 * G. Shafer, Algorithmic Learning in a Random World, 2005), with forgetting weights.
 *
 * <p>Tail: above u, the 0.9 quantile (or, where fewer than a fifth of the scores are positive, the median of the
 * positive ones), p = p(u) (score / u)^-a, a Pareto tail (R. L. Smith, Estimating tails of probability distributions,
 * Annals of Statistics 1987). Its index is a Gamma-posterior mean, a = (k0 + k) / (k0 h0 + k h), with k the weight above
 * u, h the mean of ln(score / u) there (B. M. Hill, 1975), and a prior worth k0 = 10 observations of index 1 / h0 = 3,
 * the inverse cubic law of returns (P. Gopikrishnan et al., Physical Review E 1999). So p is never 0, and few
 * observations do not make the tail look thin.
 *
 * <p>Learning is clipped at the score whose p-value is a tenth of the alarm's: a burst of anomalies raises the tail step
 * by step instead of at once.
 */
public final class Calibrator {
    /** Smaller p-values are not told apart. */
    public static final double SMALLEST_P = 1e-12;

    private static final double TAIL_SHARE = 0.1;
    private static final double PRIOR_WEIGHT = 10;
    private static final double PRIOR_MEAN_LOG_EXCESS = 1 / 3.0;
    private static final double CLIP_SHARE = 0.1;

    private final ForgettingHistogram scores;
    private final int warmup;
    private final double alarmPValue;
    private final double clipFrom;

    /**
     * @param slice {@link #words()} words
     * @param halfLifeScores after how many further scores one counts half
     * @param warmup how many scores before p-values are used
     * @param alarmPValue the p-value of an alarm
     * @param clipFrom scores up to here are learnt as they are
     */
    public Calibrator(StateSlice slice, double halfLifeScores, int warmup, double alarmPValue, double clipFrom) {
        this.scores = new ForgettingHistogram(slice, halfLifeScores);
        this.warmup = warmup;
        this.alarmPValue = alarmPValue;
        this.clipFrom = clipFrom;
    }

    /** How many words of state it needs. */
    public static int words() {
        return ForgettingHistogram.words();
    }

    /** Whether enough scores have been learnt. */
    public boolean isReady() {
        return scores.count() >= warmup;
    }

    /** The p-value of a score of 0 or more, in (0, 1]. */
    public double pValue(double score) {
        double weight = scores.weight();
        if (weight == 0) {
            return 1;
        }
        double tail = tailStart();
        double edge = scores.upperEdge(tail);
        if (!(tail > 0) || score < edge) {
            return (1 + weight * scores.upperTail(score)) / (1 + weight);
        }
        double pValue = edgePValue(edge) * StrictMath.pow(score / edge, -tailIndex(tail, edge));
        return Math.max(pValue, SMALLEST_P);
    }

    /** The score whose p-value is {@code pValue}, at least where the tail starts; infinite without a tail. */
    public double scoreOf(double pValue) {
        double tail = tailStart();
        if (!(tail > 0)) {
            return Double.POSITIVE_INFINITY;
        }
        double edge = scores.upperEdge(tail);
        double ratio = Math.max(1, edgePValue(edge) / pValue);
        return edge * StrictMath.pow(ratio, 1 / tailIndex(tail, edge));
    }

    /** Learns a score of 0 or more, clipped once calibrated. */
    public void learn(double score) {
        boolean clipped = score > clipFrom && isReady();
        scores.add(clipped ? Math.min(score, scoreOf(CLIP_SHARE * alarmPValue)) : score);
    }

    private double tailStart() {
        double positiveShare = scores.upperTail(ForgettingHistogram.SMALLEST);
        double share = Math.min(TAIL_SHARE, positiveShare / 2);
        return share > 0 ? scores.quantile(1 - share) : Double.NaN;
    }

    private double edgePValue(double edge) {
        double weight = scores.weight();
        return (1 + weight * scores.upperTail(edge)) / (1 + weight);
    }

    private double tailIndex(double tail, double edge) {
        double above = scores.weight() * scores.upperTail(edge);
        double excess = above > 0 ? above * scores.meanLogExcess(tail) : 0;
        return (PRIOR_WEIGHT + above) / (PRIOR_WEIGHT * PRIOR_MEAN_LOG_EXCESS + excess);
    }
}
