package org.alphadetector.features.baseline;

import org.alphadetector.features.state.StateSlice;

/**
 * The distribution of a stream of magnitudes, recent ones counting more, in at most a kibibyte: a deterministic,
 * mergeable log-bucket histogram whose cells follow the data. Adding, quantiles and shares read at most a sum for every
 * sixteen cells and sixteen cells.
 *
 * <p>Buckets: every octave from 2^-30 (9.3e-10) to 2^30 (1.07e9) is cut into 24 equal parts; smaller values, and all
 * below zero, count as zero, which has a cell of its own; larger ones fall into the outermost. A value is told back as
 * the middle of its bucket, so within 2.1 % (1.5 % on average): the quantiles of {@link ForgettingHistogram}, as long
 * as the values lie in the window.
 *
 * <p>Window: fourteen blocks of sixteen buckets, nine octaves, that slide with the data ({@link CellWindow}).
 * What is below shares the lowest cell (Masson, Rim, Lee, DDSketch, VLDB 2019, collapsing lowest), so that upper
 * quantiles stay true; but never more than 45 % of the positive weight, so that one wild value does not take the
 * median along: what is then above is remembered as one weight at its mean bucket.
 *
 * <p>Forgetting: {@link ForwardDecay}, with half-lives up to {@value ForgettingHistogram#MAX_HALF_LIFE} observations.
 * Zero words are an empty distribution.
 */
public final class ForgettingQuantiles implements Distribution {
    private static final int ZERO = ForwardDecay.WORDS;
    private static final int HEAD_WORDS = ZERO + 1;

    private final StateSlice slice;
    private final ForwardDecay decay;
    private final CellWindow cells;

    /**
     * @param slice {@link #words()} words, zero when new
     * @param halfLifeObservations after how many further observations one counts half, 1 to
     *     {@value ForgettingHistogram#MAX_HALF_LIFE}
     */
    public ForgettingQuantiles(StateSlice slice, double halfLifeObservations) {
        if (slice.length() != words()) {
            throw new IllegalArgumentException("slice length=" + slice.length() + ", needed=" + words());
        }
        this.slice = slice;
        this.decay = new ForwardDecay(slice.part(0, ForwardDecay.WORDS), halfLifeObservations);
        this.cells = new CellWindow(slice.part(HEAD_WORDS, CellWindow.WORDS));
    }

    /** How many words of state a distribution needs: 126. */
    public static int words() {
        return HEAD_WORDS + CellWindow.WORDS;
    }

    /** Learns a value; NaN is ignored, what is below zero counts as zero. */
    public void add(double value) {
        if (Double.isNaN(value)) {
            return;
        }
        if (decay.isRescaleDue()) {
            rescale(1 / decay.increment());
        }
        double weight = decay.increment();
        if (isZero(value)) {
            slice.real(ZERO, zeros() + weight);
        } else {
            cells.add(LogBuckets.magnitudeIndex(value), weight, positives() + weight);
        }
        decay.observed();
    }

    @Override
    public double quantile(double p) {
        if (decay.total() == 0) {
            return Double.NaN;
        }
        double remaining = p < 1 ? p * decay.total() - zeros() : Double.POSITIVE_INFINITY;
        if (zeros() > 0 && remaining <= 0) {
            return 0;
        }
        int bucket = cells.bucketReaching(remaining);
        return bucket < 0 ? 0 : middle(bucket);
    }

    /** The share of the weight at or below {@code v}, the whole bucket of {@code v} included; NaN while empty. */
    public double lowerTail(double v) {
        if (decay.total() == 0) {
            return Double.NaN;
        }
        if (v < 0) {
            return 0;
        }
        double positive = isZero(v) ? 0 : cells.weightBelow(LogBuckets.magnitudeIndex(v) + 1);
        return Math.min(1, (zeros() + positive) / decay.total());
    }

    @Override
    public double upperTail(double v) {
        if (decay.total() == 0) {
            return Double.NaN;
        }
        return isZero(v) ? 1 : Math.min(1, cells.weightFrom(LogBuckets.magnitudeIndex(v)) / decay.total());
    }

    @Override
    public double meanExcess(double v, int power) {
        return cells.meanExcess(isZero(v) ? 0 : LogBuckets.magnitudeIndex(v) + 1, upperEdge(v), power);
    }

    @Override
    public double upperEdge(double v) {
        return LogBuckets.upperEdge(LogBuckets.cell(v));
    }

    /** The smallest remembered value above zero; NaN when there is none. */
    public double smallestPositive() {
        int bucket = cells.bucketReaching(0);
        return bucket < 0 ? Double.NaN : middle(bucket);
    }

    @Override
    public double weight() {
        return decay.weight();
    }

    /** How many observations were ever learnt. */
    public long count() {
        return decay.count();
    }

    /** Adds what another distribution learnt, as if its latest observation were as recent as this one's. */
    public void merge(ForgettingQuantiles other) {
        if (other.count() == 0) {
            return;
        }
        double factor = decay.latest() / other.decay.latest();
        double weight = other.decay.total() * factor;
        slice.real(ZERO, zeros() + other.zeros() * factor);
        decay.merged(weight, other.count());
        cells.addAll(other.cells, factor, positives());
    }

    /** Everything that was learnt, as bytes. */
    public QuantileState state() {
        QuantileStateWriter out = new QuantileStateWriter(QuantileState.MAGNITUDES, CellWindow.BLOCKS, decay, zeros());
        cells.writeTo(out);
        return out.state();
    }

    /** Forgets everything. */
    public void clear() {
        slice.clear();
    }

    private double zeros() {
        return slice.real(ZERO);
    }

    private double positives() {
        return decay.total() - zeros();
    }

    private void rescale(double factor) {
        double zeros = zeros() * factor;
        slice.real(ZERO, zeros < ForwardDecay.NEGLIGIBLE ? 0 : zeros);
        decay.rescaled(zeros() + cells.rescale(factor));
    }

    private static boolean isZero(double value) {
        return value < ForgettingHistogram.SMALLEST;
    }

    private static double middle(int bucket) {
        return LogBuckets.middle(LogBuckets.ZERO + 1 + bucket);
    }
}
