package org.alphadetector.detectors.univariate;

import org.alphadetector.features.baseline.ForgettingHistogram;
import org.alphadetector.features.state.StateBuffer;

/**
 * The last calibration: the probability of a combined surprise at least as large, judged by those of the past. A surprise
 * is -ln of a p-value, so were all before it right it would be exponential with mean 1; what the series shows instead is
 * the mean excess over its 95 % quantile, averaged with twenty observations of 1 (B. M. Hill, Annals of Statistics 1975:
 * the mean excess of logarithms is the index of the tail).
 */
final class SurpriseCalibration {
    private static final double HALF_LIFE = 5_000;
    /** Ordinary surprises need no newer fit than this many old. */
    private static final int FIT_EVERY = 16;

    private static final double TAIL_SHARE = 0.02;
    private static final double PRIOR_WEIGHT = 20;
    private static final double LEAST = 0x1p-4;
    private static final double LARGEST_EXCESS = 12;

    private final ForgettingHistogram surprises =
            new ForgettingHistogram(new StateBuffer().allocate("surprises", ForgettingHistogram.words()), HALF_LIFE);
    private double start;
    private double startSurprise;
    private double meanExcess;

    /** -ln of the calibrated p-value, rising with the surprise. */
    double calibrated(double surprise) {
        if (surprise >= start || surprises.count() % FIT_EVERY == 0) {
            fit();
        }
        if (surprise >= start) {
            return startSurprise + (surprise - start) / meanExcess;
        }
        double weight = surprises.weight();
        return -StrictMath.log((1 + weight * surprises.upperTail(Math.max(surprise, LEAST))) / (1 + weight));
    }

    private void fit() {
        double weight = surprises.weight();
        double prior = PRIOR_WEIGHT;
        start = -StrictMath.log(TAIL_SHARE);
        startSurprise = start;
        meanExcess = 1;
        if (surprises.count() > 0) {
            double level = surprises.quantile(1 - TAIL_SHARE);
            start = surprises.upperEdge(level);
            double above = weight * surprises.upperTail(start);
            startSurprise = -StrictMath.log((prior * TAIL_SHARE + above) / (prior + weight));
            double seen = surprises.meanExcess(level, 1);
            meanExcess = seen > 0 ? (prior + above * seen) / (prior + above) : 1;
        }
    }

    /** Learns a surprise, after {@link #calibrated} was asked for. */
    void learn(double surprise) {
        surprises.add(Math.max(LEAST, Math.min(surprise, start + LARGEST_EXCESS * meanExcess)));
    }
}
