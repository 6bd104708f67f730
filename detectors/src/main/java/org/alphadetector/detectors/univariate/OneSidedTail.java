package org.alphadetector.detectors.univariate;

import org.alphadetector.detectors.alarm.TailFit;
import org.alphadetector.features.baseline.ForgettingQuantiles;
import org.alphadetector.features.state.SliceParts;
import org.alphadetector.features.state.StateSlice;

/**
 * How surprising a score of 0 or more is, as -ln of the probability of one at least as large, judged by the scores of
 * the past: counted in the body, a generalised Pareto tail beyond ({@link TailFit}).
 */
final class OneSidedTail {
    private static final double HALF_LIFE = 5_000;
    /** Ordinary scores need no newer fit than this many old. */
    private static final int FIT_EVERY = 16;

    /** Smaller scores count as 0: they are far from the tail, and rounding makes them too. */
    private static final double LEAST = 0x1p-4;
    /** The tail before any score has been seen: starts at 1 and falls with the fourth power. */
    private static final double PRIOR_POWER = 4;
    /** A score is learnt up to the one that has this p-value, so that one outlier does not make the next one common. */
    private static final double CLIP_P_VALUE = 1e-6;

    private static final int HAS_TAIL = 0;
    private static final int OWN_WORDS = 1;

    private final StateSlice own;
    private final StateSlice fit;
    private final ForgettingQuantiles scores;
    private final TailFit tail;
    private final EpisodeClip clip;

    OneSidedTail(StateSlice slice) {
        SliceParts parts = new SliceParts(slice);
        own = parts.next(OWN_WORDS);
        fit = parts.next(TailFit.WORDS);
        clip = new EpisodeClip(parts.next(EpisodeClip.WORDS));
        scores = new ForgettingQuantiles(parts.next(ForgettingQuantiles.words()), HALF_LIFE);
        tail = new TailFit(scores);
        parts.requireAllDealt();
    }

    static int words() {
        return OWN_WORDS + TailFit.WORDS + EpisodeClip.WORDS + ForgettingQuantiles.words();
    }

    /**
     * The surprise, 0 for a score of 0.
     *
     * @param independentShare what a score is worth as an observation, in (0, 1]
     */
    double surprise(double score, double independentShare) {
        boolean hasTail = recall();
        boolean isInTail = score >= (hasTail ? tail.start() : LEAST);
        if (isInTail || scores.count() % FIT_EVERY == 0) {
            hasTail = tail.fit(independentShare);
            own.word(HAS_TAIL, hasTail ? 1 : 0);
            tail.keep(fit);
        }
        if (score < LEAST) {
            return 0;
        }
        double weight = scores.weight() * independentShare;
        if (hasTail && score >= tail.start()) {
            return tail.surprise(score);
        }
        if (!hasTail && score > 1) {
            return StrictMath.log1p(weight) + PRIOR_POWER * StrictMath.log(score);
        }
        double share = scores.count() == 0 ? 1 : scores.upperTail(score);
        return -StrictMath.log((1 + weight * share) / (1 + weight));
    }

    /** Learns a score, after {@link #surprise} was asked for. */
    void learn(double score) {
        double limit = recall() ? Math.max(2, tail.scoreOf(CLIP_P_VALUE)) : 8;
        double learnt = clip.clip(score, limit);
        if (!Double.isNaN(learnt)) {
            scores.add(learnt < LEAST ? 0 : learnt);
        }
    }

    /** Whether there is a fitted tail, which is then the one that was kept. */
    private boolean recall() {
        tail.recall(fit);
        return own.word(HAS_TAIL) != 0;
    }
}
