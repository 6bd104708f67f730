package org.alphadetector.features.baseline;

import org.alphadetector.features.state.StateSlice;

/**
 * Weights of the buckets of positive values ({@link LogBuckets}) within a window of whole blocks that slides with them,
 * and of what lies above it. Zero words are an empty one.
 *
 * <p>The window slides freely over blocks that are empty. A bucket above it pulls it up, and what falls out below goes
 * to the lowest cell, unless more than 45 % of the positive weight would then lie there: then the bucket's weight is
 * kept apart, at the mean bucket of all that lies above. A bucket below the window pulls it down over blocks that, with
 * what lies above, weigh no more than 1/4096 of the positive weight, so that a large value does not hold the window
 * once it is seldom; and over all when half of the weight lies in the lowest cell. So the median stays in the window,
 * and the largest values as long as they can.
 */
final class CellWindow {
    /** Less than half, so that the median is seldom in the lowest cell; and less than what pulls the window down. */
    private static final double LARGEST_SHARE_BELOW = 0.45;

    private static final double CROWDED = 0.5;
    private static final int MARGIN = 3;

    private static final double SELDOM = 1.0 / 4_096;
    /** The first observations may be the wild ones: half of them may leave the window. */
    private static final int FIRST_OBSERVATIONS = 4;

    /** The block after the highest of the window; 0 while there is no window. */
    private static final int END = 0;

    private static final int ABOVE = 1;
    private static final int ABOVE_BUCKET = 2;
    private static final int HEAD_WORDS = 3;

    static final int BLOCKS = 14;
    static final int WORDS = HEAD_WORDS + CellWeights.words(BLOCKS);

    private final StateSlice head;
    private final CellWeights cells;

    CellWindow(StateSlice slice) {
        this.head = slice.part(0, HEAD_WORDS);
        this.cells = new CellWeights(slice.part(HEAD_WORDS, slice.length() - HEAD_WORDS), BLOCKS);
    }

    /** Adds weight to a bucket; {@code total} is the weight of all buckets, this one's included. */
    void add(int bucket, double weight, double total) {
        int block = bucket / CellWeights.BLOCK;
        if (head.word(END) == 0) {
            first(block - BLOCKS / 2);
        }
        if (block < first()) {
            slideDown(block, total, total < FIRST_OBSERVATIONS * weight ? total / 2 : SELDOM * total);
        } else if (block >= end()) {
            slideUp(block, total);
        }
        if (block >= end()) {
            addAbove(bucket, weight);
        } else {
            addInside(Math.max(bucket, first() * CellWeights.BLOCK), weight);
        }
    }

    /** Adds all weights of another window, times a factor; {@code total} is the weight of all buckets after that. */
    void addAll(CellWindow other, double factor, double total) {
        for (int block = other.first(); block < other.end() && other.head.word(END) != 0; block++) {
            for (int cell = 0; cell < CellWeights.BLOCK; cell++) {
                double weight = other.cells.ofCell(other.place(block), cell) * factor;
                if (weight > 0) {
                    add(block * CellWeights.BLOCK + cell, weight, total);
                }
            }
        }
        if (other.above() > 0) {
            add(other.aboveBucket(), other.above() * factor, total);
        }
    }

    /** The bucket in which the running sum of weights reaches {@code weight}, else the highest; -1 while empty. */
    int bucketReaching(double weight) {
        double remaining = weight;
        int highest = -1;
        int place = place(first());
        for (int block = first(); block < end(); block++) {
            float own = cells.ofBlock(place);
            if (own > 0) {
                highest = block;
                if (remaining <= own) {
                    return bucket(block, remaining);
                }
                remaining -= own;
            }
            place = place + 1 == BLOCKS ? 0 : place + 1;
        }
        if (above() > 0) {
            return aboveBucket();
        }
        return highest < 0 ? -1 : bucket(highest, Double.POSITIVE_INFINITY);
    }

    private int bucket(int block, double reaching) {
        return block * CellWeights.BLOCK + cells.cellReaching(place(block), reaching);
    }

    /** The weight of that bucket and those above it. */
    double weightFrom(int bucket) {
        int block = Math.max(first(), Math.floorDiv(bucket, CellWeights.BLOCK));
        double sum = bucket <= aboveBucket() ? above() : 0;
        if (block >= end()) {
            return sum;
        }
        int from = Math.max(0, bucket - block * CellWeights.BLOCK);
        sum += cells.sum(place(block), from, CellWeights.BLOCK);
        for (int higher = block + 1; higher < end(); higher++) {
            sum += cells.ofBlock(place(higher));
        }
        return sum;
    }

    /** The weight of the buckets below that one. */
    double weightBelow(int bucket) {
        double sum = bucket > aboveBucket() ? above() : 0;
        for (int block = first(); block < Math.min(bucket / CellWeights.BLOCK, end()); block++) {
            sum += cells.ofBlock(place(block));
        }
        int block = bucket / CellWeights.BLOCK;
        boolean isInside = block >= first() && block < end();
        return isInside ? sum + cells.sum(place(block), 0, bucket % CellWeights.BLOCK) : sum;
    }

    /**
     * The mean power of the distance from {@code edge} over that bucket and those above it; NaN where there are none.
     */
    double meanExcess(int bucket, double edge, int power) {
        double weight = 0;
        double sum = 0;
        for (int i = Math.max(bucket, first() * CellWeights.BLOCK); i < end() * CellWeights.BLOCK; i++) {
            float own = cells.ofCell(place(i / CellWeights.BLOCK), i % CellWeights.BLOCK);
            if (own > 0) {
                weight += own;
                sum += own * excess(i, edge, power);
            }
        }
        if (above() > 0 && bucket <= aboveBucket()) {
            weight += above();
            sum += above() * excess(aboveBucket(), edge, power);
        }
        return weight > 0 ? sum / weight : Double.NaN;
    }

    /** Writes the weights, blocks in ascending order. */
    void writeTo(QuantileStateWriter out) {
        if (above() > 0) {
            out.above(above(), aboveBucket());
        }
        for (int block = first(); block < end(); block++) {
            if (cells.ofBlock(place(block)) > 0) {
                out.block(block, cells, place(block));
            }
        }
    }

    /** Multiplies all weights, drops what becomes negligible, and gives the sum of what is left. */
    double rescale(double factor) {
        double above = above() * factor;
        head.real(ABOVE, above < ForwardDecay.NEGLIGIBLE ? 0 : above);
        return above() + cells.rescale(factor, ForwardDecay.NEGLIGIBLE);
    }

    private static double excess(int bucket, double edge, int power) {
        double excess = LogBuckets.middle(LogBuckets.ZERO + 1 + bucket) - edge;
        return power == 1 ? excess : excess * excess;
    }

    /**
     * Slides down to the block, as long as no more than {@code allowed} would lie above; all the way and a little more
     * when most of the weight is in the lowest cell, so that it was not below for long.
     */
    private void slideDown(int block, double total, double allowed) {
        boolean isCrowded = cells.ofCell(place(first()), 0) > CROWDED * total;
        int target = isCrowded ? block - MARGIN : block;
        while (target < first()) {
            float top = cells.ofBlock(place(end() - 1));
            if (top > 0 && above() + top > allowed && !isCrowded) {
                return;
            }
            foldTop();
            first(first() - 1);
        }
    }

    private void foldTop() {
        int top = end() - 1;
        for (int cell = 0; cell < CellWeights.BLOCK; cell++) {
            float weight = cells.ofCell(place(top), cell);
            if (weight > 0) {
                addAbove(top * CellWeights.BLOCK + cell, weight);
            }
        }
        cells.clear(place(top));
    }

    private void slideUp(int block, double total) {
        int target = block - BLOCKS + 1;
        double below = 0;
        for (int i = first(); i < Math.min(target, end()); i++) {
            below += cells.ofBlock(place(i));
        }
        double lowest = target < end() ? cells.ofCell(place(target), 0) : 0;
        if (below > 0 && below + lowest > LARGEST_SHARE_BELOW * total) {
            return;
        }
        for (int i = first(); i < Math.min(target, end()); i++) {
            cells.clear(place(i));
        }
        first(target);
        if (below > 0) {
            addInside(target * CellWeights.BLOCK, below);
        }
        if (above() > 0 && aboveBucket() / CellWeights.BLOCK < end()) {
            addInside(Math.max(aboveBucket(), target * CellWeights.BLOCK), above());
            head.real(ABOVE, 0);
        }
    }

    private void addInside(int bucket, double weight) {
        cells.add(place(bucket / CellWeights.BLOCK), bucket % CellWeights.BLOCK, weight);
    }

    private void addAbove(int bucket, double weight) {
        double before = above();
        head.real(ABOVE, before + weight);
        double mean = before == 0 ? bucket : head.real(ABOVE_BUCKET);
        head.real(ABOVE_BUCKET, mean + (bucket - mean) * weight / (before + weight));
    }

    private double above() {
        return head.real(ABOVE);
    }

    private int aboveBucket() {
        return (int) Math.rint(head.real(ABOVE_BUCKET));
    }

    private int first() {
        return (int) head.word(END) - BLOCKS;
    }

    private void first(int block) {
        head.word(END, block + BLOCKS);
    }

    private int end() {
        return (int) head.word(END);
    }

    private int place(int block) {
        return Math.floorMod(block, BLOCKS);
    }
}
