package org.alphadetector.features.residual;

import org.alphadetector.features.baseline.Baseline;
import org.alphadetector.features.baseline.ForgettingRanks;
import org.alphadetector.features.baseline.QuantileState;
import org.alphadetector.features.state.SliceParts;
import org.alphadetector.features.state.StateSlice;

/**
 * Judges a value by its residual, the distance from what was predicted one bar ahead, then learns from it. All answers
 * are NaN until {@code warmupBars} residuals were learnt, and for a residual that is NaN. A residual may already be
 * divided by a predicted standard deviation; its floor then is too.
 *
 * <p>Scale: the running 68.27 % quantile of the magnitude ({@link MagnitudeScale}), at least the floor. Rank: the share
 * of earlier standardised residuals that lay below ({@link ForgettingRanks}), each standardised by the scale before it.
 *
 * <p>Learning is bounded: a residual moves the logarithm of the scale by at most 2 %, the first sixteen count at most
 * eight scales, and each has the weight of one observation in the ranks, whatever its size. Zero words are the start.
 */
public final class ResidualCore {
    /** Standardised residuals are told up to this size. */
    public static final double LARGEST_Z = 1e6;

    private static final double LARGEST_LEARNT = 8;
    private static final int RANKED_FROM = 16;
    /** The tail is extended from where so many of the past lie beyond. */
    private static final double TAIL_COUNT = 10;
    /** Less than any cell's width. */
    private static final double INSIDE = 1.0 / 128;

    private final StateSlice slice;
    private final MagnitudeScale scale;
    private final ForgettingRanks ranks;
    private final int warmupBars;

    /**
     * @param slice {@link #words()} words
     * @param halfLifeBars after how many residuals one counts half, at most 100,000; also that of the scale
     * @param warmupBars how many residuals are learnt before the first answer, at least 17
     */
    public ResidualCore(StateSlice slice, double halfLifeBars, int warmupBars) {
        if (warmupBars <= RANKED_FROM) {
            throw new IllegalArgumentException("warmupBars=" + warmupBars);
        }
        SliceParts parts = new SliceParts(slice);
        this.slice = slice;
        this.scale = new MagnitudeScale(parts.next(MagnitudeScale.WORDS), MagnitudeScale.gainOf(halfLifeBars));
        this.ranks = new ForgettingRanks(parts.next(ForgettingRanks.words()), halfLifeBars);
        this.warmupBars = warmupBars;
        parts.requireAllDealt();
    }

    /** How many words of state it needs: 125. */
    public static int words() {
        return MagnitudeScale.WORDS + ForgettingRanks.words();
    }

    /** The robust standard deviation of the residuals, at least {@code floor}; NaN in warm-up. */
    public double scale(double floor) {
        return isReady() ? scale.scale(floor) : Double.NaN;
    }

    /**
     * The residual in robust standard deviations, at most a million to either side; 0 when it is 0, whatever the scale;
     * NaN in warm-up or when the residual is NaN.
     */
    public double z(double residual, double floor) {
        return isReady() ? standardized(residual, floor) : Double.NaN;
    }

    /**
     * The share of earlier standardised residuals below {@code z}, half of those in its cell included, in (0, 1): the
     * mid-rank, with the value itself counted among them. NaN in warm-up or when {@code z} is.
     */
    public double quantileRank(double z) {
        if (!isReady() || Double.isNaN(z)) {
            return Double.NaN;
        }
        double weight = ranks.weight();
        return (weight * (ranks.below(z) + ranks.within(z) / 2) + 0.5) / (weight + 1);
    }

    /** The share of earlier standardised residuals in the cell of {@code z}, by which a rank is uncertain. */
    double cellShare(double z) {
        return ranks.within(z);
    }

    /**
     * The two-sided probability of a standardised residual at least as far out, in (0, 1]: twice the smaller of both
     * sides, each (1 + those as far out) / (1 + all) of the past (conformal: V. Vovk, A. Gammerman, G. Shafer, 2005).
     * Beyond the cell with ten of the past in it or outside, and beyond one standard deviation, it falls with the
     * fourth power of the distance, the tail index of standardised returns (R. Cont, Quantitative Finance 2001: 2 to
     * 5). NaN in warm-up or when {@code z} is.
     */
    public double tailProbability(double z) {
        if (!isReady() || Double.isNaN(z)) {
            return Double.NaN;
        }
        double smaller = Math.min(sideTail(z, true), sideTail(z, false));
        return Math.max(Double.MIN_NORMAL, Math.min(1, 2 * smaller));
    }

    private double sideTail(double z, boolean isUpper) {
        double outward = isUpper ? z : -z;
        double edge = Math.max(1, ranks.tailEdge(TAIL_COUNT / ranks.weight(), isUpper));
        if (outward <= edge) {
            return counted(z, isUpper);
        }
        double ratio = edge / outward;
        double inside = edge - INSIDE;
        return counted(isUpper ? inside : -inside, isUpper) * (ratio * ratio * ratio * ratio);
    }

    private double counted(double z, boolean isUpper) {
        double weight = ranks.weight();
        double beyond = isUpper ? ranks.above(z) : ranks.below(z);
        return (1 + weight * (beyond + ranks.within(z))) / (1 + weight);
    }

    /**
     * Learns a residual, after it was judged; one that is not finite is ignored.
     *
     * @param floor the least the scale may be
     */
    public void learn(double residual, double floor) {
        if (!Double.isFinite(residual)) {
            return;
        }
        long count = count();
        if (count >= RANKED_FROM) {
            ranks.add(standardized(residual, floor));
        }
        double limit =
                count == 0 || scale.scale(floor) == 0 ? Double.POSITIVE_INFINITY : LARGEST_LEARNT * scale.scale(floor);
        scale.learn(Math.min(Math.abs(residual), limit), floor);
    }

    /**
     * What the next value is judged by.
     *
     * @param center what is predicted
     * @param floor the least the scale may be
     */
    public Baseline baseline(double center, double floor) {
        return baseline(center, scale(floor), isReady());
    }

    /** The same of a forecast whose standard deviation is more than the scale of this core. */
    Baseline baseline(double center, double deviation, boolean isReady) {
        QuantileState quantiles = isReady ? ranks.state() : QuantileState.UNDEFINED;
        return new Baseline(isReady ? center : Double.NaN, deviation, count(), quantiles);
    }

    /** How many residuals were learnt. */
    public long count() {
        return scale.count();
    }

    /** Forgets everything. */
    public void clear() {
        slice.clear();
    }

    private boolean isReady() {
        return count() >= warmupBars;
    }

    private double standardized(double residual, double floor) {
        if (residual == 0) {
            return 0;
        }
        return Math.max(-LARGEST_Z, Math.min(LARGEST_Z, residual / scale.scale(floor)));
    }
}
