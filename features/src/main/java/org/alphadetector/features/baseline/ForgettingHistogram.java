package org.alphadetector.features.baseline;

import org.alphadetector.features.state.StateSlice;

/**
 * The distribution of a stream of numbers, recent ones counting more: a deterministic, mergeable log-bucket histogram
 * in one state slice.
 *
 * <p>Buckets: every octave from 2^-30 (9.3e-10) to 2^30 (1.07e9) is cut into 24 equal parts, once for positive and once
 * for negative values; smaller magnitudes, and zero, share one bucket, larger ones fall into the outermost. A value is
 * told back as the middle of its bucket, so within 2.1 % (1.5 % on average).
 *
 * <p>Forgetting: an observation's weight halves every {@code halfLifeObservations} later ones. Instead of shrinking all
 * buckets, each observation weighs more than the last by 2^(1/halfLife), and all are scaled back when the weight passes
 * 2^60 (forward decay: Cormode, Shkapenyuk, Srivastava, Xu, Forward Decay, ICDE 2009). Adding is O(1).
 *
 * <p>Bucketed quantiles: HdrHistogram's linear parts of an octave; the relative guarantee is that of Masson, Rim, Lee,
 * DDSketch, VLDB 2019. Weights are floats, so half-lives end at {@value #MAX_HALF_LIFE}.
 */
public final class ForgettingHistogram implements Distribution {
    /** The longest half-life, in observations. */
    public static final double MAX_HALF_LIFE = 100_000;

    /** Magnitudes below it count as zero. */
    public static final double SMALLEST = 0x1p-30;

    /** Magnitudes from it on count as just below it. */
    public static final double LARGEST = 0x1p30;

    private static final double RESCALE_ABOVE = 0x1p60;
    private static final float NEGLIGIBLE = 0x1p-30f;

    private static final int INCREMENT = 0;
    private static final int TOTAL = 1;
    private static final int COUNT = 2;
    private static final int LOWEST = 3;
    private static final int END = 4;
    private static final int FIRST_CELL_WORD = 5;

    private final StateSlice slice;
    private final double growth;

    /**
     * @param slice {@link #words()} words, zero when new
     * @param halfLifeObservations after how many further observations one counts half, 1 to {@value #MAX_HALF_LIFE}
     */
    public ForgettingHistogram(StateSlice slice, double halfLifeObservations) {
        if (slice.length() != words()) {
            throw new IllegalArgumentException("slice length=" + slice.length() + ", needed=" + words());
        }
        if (!(halfLifeObservations >= 1 && halfLifeObservations <= MAX_HALF_LIFE)) {
            throw new IllegalArgumentException("halfLifeObservations=" + halfLifeObservations);
        }
        this.slice = slice;
        this.growth = StrictMath.pow(2, 1 / halfLifeObservations);
    }

    /** How many words of state a histogram needs. */
    public static int words() {
        return FIRST_CELL_WORD + (LogBuckets.CELLS + 1) / 2;
    }

    /** Learns a value; NaN is ignored. */
    public void add(double value) {
        if (Double.isNaN(value)) {
            return;
        }
        double increment = increment();
        if (increment > RESCALE_ABOVE) {
            rescale(1 / increment);
            increment = 1;
        }
        addWeight(LogBuckets.cell(value), increment);
        slice.addWord(COUNT, 1);
        slice.real(INCREMENT, increment * growth);
    }

    @Override
    public double quantile(double p) {
        double remaining = p * slice.real(TOTAL);
        double value = Double.NaN;
        int end = end();
        for (int cell = lowest(); cell < end; cell++) {
            float weight = weightOf(cell);
            if (weight > 0) {
                value = LogBuckets.middle(cell);
                remaining -= weight;
                if (remaining <= 0) {
                    return value;
                }
            }
        }
        return value;
    }

    @Override
    public double upperTail(double v) {
        return share(Math.max(LogBuckets.cell(v), lowest()), end());
    }

    /** The share of the weight at or below {@code v}, the whole bucket of {@code v} included; NaN while empty. */
    public double lowerTail(double v) {
        return share(lowest(), Math.min(LogBuckets.cell(v) + 1, end()));
    }

    @Override
    public double meanExcess(double v, int power) {
        double weight = 0;
        double sum = 0;
        int end = end();
        double edge = upperEdge(v);
        for (int cell = Math.max(LogBuckets.cell(v) + 1, lowest()); cell < end; cell++) {
            float cellWeight = weightOf(cell);
            if (cellWeight > 0) {
                double excess = LogBuckets.middle(cell) - edge;
                weight += cellWeight;
                sum += cellWeight * (power == 1 ? excess : excess * excess);
            }
        }
        return weight > 0 ? sum / weight : Double.NaN;
    }

    /** The smallest remembered value above zero; NaN when there is none. */
    public double smallestPositive() {
        int end = end();
        for (int cell = Math.max(LogBuckets.ZERO + 1, lowest()); cell < end; cell++) {
            if (weightOf(cell) > 0) {
                return LogBuckets.middle(cell);
            }
        }
        return Double.NaN;
    }

    @Override
    public double upperEdge(double v) {
        return LogBuckets.upperEdge(LogBuckets.cell(v));
    }

    @Override
    public double weight() {
        return slice.real(TOTAL) / increment() * growth;
    }

    /** How many observations were ever learnt. */
    public long count() {
        return slice.word(COUNT);
    }

    /** Adds what another histogram learnt, as if its latest observation were as recent as this one's. */
    public void merge(ForgettingHistogram other) {
        if (other.count() == 0) {
            return;
        }
        double factor = increment() / growth / (other.increment() / other.growth);
        int end = other.end();
        for (int cell = other.lowest(); cell < end; cell++) {
            float weight = other.weightOf(cell);
            if (weight > 0) {
                addWeight(cell, weight * factor);
            }
        }
        slice.addWord(COUNT, other.count());
    }

    /** Forgets everything. */
    public void clear() {
        slice.clear();
    }

    private double increment() {
        double increment = slice.real(INCREMENT);
        return increment == 0 ? 1 : increment;
    }

    private int lowest() {
        return (int) slice.word(LOWEST);
    }

    private int end() {
        return (int) slice.word(END);
    }

    private double share(int from, int to) {
        double total = slice.real(TOTAL);
        if (total == 0) {
            return Double.NaN;
        }
        double sum = 0;
        for (int cell = from; cell < to; cell++) {
            sum += weightOf(cell);
        }
        return Math.min(1, sum / total);
    }

    private float weightOf(int cell) {
        long word = slice.word(FIRST_CELL_WORD + (cell >> 1));
        return Float.intBitsToFloat((int) ((cell & 1) == 0 ? word : word >>> 32));
    }

    private void weightOf(int cell, float weight) {
        int index = FIRST_CELL_WORD + (cell >> 1);
        long word = slice.word(index);
        long bits = Float.floatToRawIntBits(weight) & 0xFFFF_FFFFL;
        slice.word(
                index, (cell & 1) == 0 ? (word & 0xFFFF_FFFF_0000_0000L) | bits : (word & 0xFFFF_FFFFL) | (bits << 32));
    }

    private void addWeight(int cell, double weight) {
        weightOf(cell, (float) (weightOf(cell) + weight));
        slice.real(TOTAL, slice.real(TOTAL) + weight);
        if (end() == 0) {
            slice.word(LOWEST, cell);
            slice.word(END, cell + 1L);
        } else {
            slice.word(LOWEST, Math.min(lowest(), cell));
            slice.word(END, Math.max(end(), cell + 1));
        }
    }

    private void rescale(double factor) {
        int from = lowest();
        int to = end();
        slice.real(TOTAL, 0);
        slice.word(LOWEST, 0);
        slice.word(END, 0);
        for (int cell = from; cell < to; cell++) {
            float weight = (float) (weightOf(cell) * factor);
            weightOf(cell, 0);
            if (weight >= NEGLIGIBLE) {
                addWeight(cell, weight);
            }
        }
    }
}
