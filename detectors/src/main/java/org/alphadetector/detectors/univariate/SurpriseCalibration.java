package org.alphadetector.detectors.univariate;

import org.alphadetector.features.baseline.ForgettingQuantiles;
import org.alphadetector.features.state.SliceParts;
import org.alphadetector.features.state.StateSlice;

/**
 * The last calibration: the probability of a combined surprise at least as large, judged by those of the past. A
 * surprise is -ln of a p-value, so were all before it right it would be exponential with mean 1; what the series shows
 * instead is the mean excess over its 95 % quantile, averaged with twenty observations of 1 (B. M. Hill, Annals of
 * Statistics 1975: the mean excess of logarithms is the index of the tail).
 */
final class SurpriseCalibration {
    private static final double HALF_LIFE = 5_000;
    /** Ordinary surprises need no newer fit than this many old. */
    private static final int FIT_EVERY = 16;

    private static final double TAIL_SHARE = 0.02;
    private static final double PRIOR_WEIGHT = 20;
    private static final double LEAST = 0x1p-4;
    private static final double LARGEST_EXCESS = 12;

    private static final int START = 0;
    private static final int START_SURPRISE = 1;
    private static final int MEAN_EXCESS = 2;
    private static final int OWN_WORDS = 3;

    private final StateSlice own;
    private final ForgettingQuantiles surprises;
    private final EpisodeClip clip;

    SurpriseCalibration(StateSlice slice) {
        SliceParts parts = new SliceParts(slice);
        own = parts.next(OWN_WORDS);
        clip = new EpisodeClip(parts.next(EpisodeClip.WORDS));
        surprises = new ForgettingQuantiles(parts.next(ForgettingQuantiles.words()), HALF_LIFE);
        parts.requireAllDealt();
    }

    static int words() {
        return OWN_WORDS + EpisodeClip.WORDS + ForgettingQuantiles.words();
    }

    /** -ln of the calibrated p-value, rising with the surprise. */
    double calibrated(double surprise) {
        if (surprise >= own.real(START) || surprises.count() % FIT_EVERY == 0) {
            fit();
        }
        double start = own.real(START);
        if (surprise >= start) {
            return own.real(START_SURPRISE) + (surprise - start) / own.real(MEAN_EXCESS);
        }
        double weight = surprises.weight();
        return -StrictMath.log((1 + weight * surprises.upperTail(Math.max(surprise, LEAST))) / (1 + weight));
    }

    private void fit() {
        double weight = surprises.weight();
        double prior = PRIOR_WEIGHT;
        double start = -StrictMath.log(TAIL_SHARE);
        double startSurprise = start;
        double meanExcess = 1;
        if (surprises.count() > 0) {
            double level = surprises.quantile(1 - TAIL_SHARE);
            start = surprises.upperEdge(level);
            double above = weight * surprises.upperTail(start);
            startSurprise = -StrictMath.log((prior * TAIL_SHARE + above) / (prior + weight));
            double seen = surprises.meanExcess(level, 1);
            meanExcess = seen > 0 ? (prior + above * seen) / (prior + above) : 1;
        }
        own.real(START, start);
        own.real(START_SURPRISE, startSurprise);
        own.real(MEAN_EXCESS, meanExcess);
    }

    /** Learns a surprise, after {@link #calibrated} was asked for. */
    void learn(double surprise) {
        double learnt = clip.clip(surprise, own.real(START) + LARGEST_EXCESS * own.real(MEAN_EXCESS));
        if (!Double.isNaN(learnt)) {
            surprises.add(Math.max(LEAST, learnt));
        }
    }
}
