package org.alphadetector.detectors.alarm;

import org.alphadetector.features.baseline.ForgettingHistogram;
import org.alphadetector.features.state.StateSlice;

/**
 * Turns scores into p-values: the probability, by the scores of the past, of one at least as large.
 *
 * <p>Body: the conformal p-value (1 + weight of past scores at or above) / (1 + weight) (V. Vovk, A. Gammerman, G.
 * Shafer, Algorithmic Learning in a Random World, 2005), with forgetting weights. Beyond the start of the tail, where
 * there are too few scores to count, {@link TailFit}.
 *
 * <p>Learning is clipped at the score whose p-value is a tenth of the alarm's: a burst of anomalies raises the tail step
 * by step instead of at once.
 */
public final class Calibrator {
    /** Smaller p-values are not told apart. */
    public static final double SMALLEST_P = 1e-12;

    private static final double CLIP_SHARE = 0.1;

    private final ForgettingHistogram scores;
    private final int warmup;
    private final double alarmPValue;
    private final double clipFrom;
    private final TailFit tail;

    /**
     * @param slice {@link #words()} words
     * @param halfLifeScores after how many further scores one counts half
     * @param warmup how many scores before p-values are used
     * @param alarmPValue the p-value of an alarm
     * @param clipFrom scores up to here are learnt as they are
     */
    public Calibrator(StateSlice slice, double halfLifeScores, int warmup, double alarmPValue, double clipFrom) {
        this.scores = new ForgettingHistogram(slice, halfLifeScores);
        this.tail = new TailFit(scores);
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
        if (!tail.fit() || score < tail.start()) {
            return (1 + weight * scores.upperTail(score)) / (1 + weight);
        }
        return Math.max(tail.pValue(score), SMALLEST_P);
    }

    /** The score whose p-value is {@code pValue}, at least where the tail starts; infinite without a tail. */
    public double scoreOf(double pValue) {
        return tail.fit() ? tail.scoreOf(pValue) : Double.POSITIVE_INFINITY;
    }

    /** Learns a score of 0 or more, clipped once calibrated; NaN is ignored. */
    public void learn(double score) {
        boolean clipped = score > clipFrom && isReady();
        scores.add(clipped ? Math.min(score, scoreOf(CLIP_SHARE * alarmPValue)) : score);
    }
}
