package org.alphadetector.features.baseline;

import org.alphadetector.features.state.StateSlice;

/**
 * The distribution of a stream of signed, standardised numbers, recent ones counting more, in less than a kibibyte, to
 * tell what share of the past lay below a value. Deterministic and mergeable; adding and asking read at most fourteen
 * sums and sixteen cells.
 *
 * <p>Cells are fixed: every octave of |z| + 1/2 from 1/2 to 64 is cut into sixteen equal parts, on either side, so that
 * a cell is 1/32 wide below 1/2, 1/16 below 1.5 and 2 beyond 31.5; zero has a cell of its own, the outermost hold all
 * beyond 63.5. (HdrHistogram's linear parts of an octave, moved so that they are fine around zero.)
 *
 * <p>Forgetting: {@link ForwardDecay}, with half-lives up to {@value ForgettingHistogram#MAX_HALF_LIFE} observations.
 * Zero words are an empty distribution.
 */
public final class ForgettingRanks {
    /** Magnitudes from it on share the outermost cells. */
    public static final double LARGEST = 63.5;

    static final int BLOCKS_A_SIDE = 7;
    private static final int BLOCKS = 2 * BLOCKS_A_SIDE;
    private static final int CELLS_A_SIDE = BLOCKS_A_SIDE * CellWeights.BLOCK;
    private static final double SHIFT = 0.5;
    private static final int EXPONENT_OF_SHIFT = -1;
    private static final int PART_BITS = 4;
    private static final int EXPONENT_BIAS = 1023;

    private static final int ZERO = ForwardDecay.WORDS;
    private static final int HEAD_WORDS = ZERO + 1;

    private final StateSlice slice;
    private final ForwardDecay decay;
    private final CellWeights cells;

    /**
     * @param slice {@link #words()} words, zero when new
     * @param halfLifeObservations after how many further observations one counts half, 1 to
     *     {@value ForgettingHistogram#MAX_HALF_LIFE}
     */
    public ForgettingRanks(StateSlice slice, double halfLifeObservations) {
        if (slice.length() != words()) {
            throw new IllegalArgumentException("slice length=" + slice.length() + ", needed=" + words());
        }
        this.slice = slice;
        this.decay = new ForwardDecay(slice.part(0, ForwardDecay.WORDS), halfLifeObservations);
        this.cells = new CellWeights(slice.part(HEAD_WORDS, slice.length() - HEAD_WORDS), BLOCKS);
    }

    /** How many words of state it needs: 123. */
    public static int words() {
        return HEAD_WORDS + CellWeights.words(BLOCKS);
    }

    /** Learns a value; NaN is ignored. */
    public void add(double z) {
        if (Double.isNaN(z)) {
            return;
        }
        if (decay.isRescaleDue()) {
            rescale(1 / decay.increment());
        }
        addWeight(z == 0 ? -1 : cell(z), decay.increment());
        decay.observed();
    }

    /** The share of the weight in cells below that of {@code z}; NaN while empty. */
    public double below(double z) {
        return sum(0, z == 0 ? CELLS_A_SIDE : cell(z), z > 0) / decay.total();
    }

    /** The share of the weight in cells above that of {@code z}; NaN while empty. */
    public double above(double z) {
        return sum(z == 0 ? CELLS_A_SIDE : cell(z) + 1, 2 * CELLS_A_SIDE, z < 0) / decay.total();
    }

    /** The share of the weight in the cell of {@code z}; NaN while empty. */
    public double within(double z) {
        int cell = cell(z);
        double weight = z == 0 ? zeros() : cells.ofCell(cell / CellWeights.BLOCK, cell % CellWeights.BLOCK);
        return weight / decay.total();
    }

    /**
     * The magnitude at which the outermost cell of a side ends that holds, with those beyond it, at least the share of
     * the weight; 0 when the side does not hold as much, or while empty.
     */
    public double tailEdge(double share, boolean isUpper) {
        double remaining = share * decay.total();
        for (int i = BLOCKS_A_SIDE - 1; i >= 0; i--) {
            int block = isUpper ? BLOCKS_A_SIDE + i : BLOCKS_A_SIDE - 1 - i;
            if (cells.ofBlock(block) < remaining) {
                remaining -= cells.ofBlock(block);
                continue;
            }
            for (int part = CellWeights.BLOCK - 1; part >= 0; part--) {
                remaining -= cells.ofCell(block, isUpper ? part : CellWeights.BLOCK - 1 - part);
                if (remaining <= 0 || part == 0) {
                    return decay.total() > 0 ? outerEdge(i * CellWeights.BLOCK + part) : 0;
                }
            }
        }
        return 0;
    }

    /** The remembered weight, in units of the latest observation: at most halfLife / ln 2 and a half. */
    public double weight() {
        return decay.weight();
    }

    /** How many observations were ever learnt. */
    public long count() {
        return decay.count();
    }

    /** Adds what another distribution learnt, as if its latest observation were as recent as this one's. */
    public void merge(ForgettingRanks other) {
        if (other.count() == 0) {
            return;
        }
        double factor = decay.latest() / other.decay.latest();
        slice.real(ZERO, zeros() + other.zeros() * factor);
        for (int cell = 0; cell < 2 * CELLS_A_SIDE; cell++) {
            float weight = other.cells.ofCell(cell / CellWeights.BLOCK, cell % CellWeights.BLOCK);
            if (weight > 0) {
                addWeight(cell, weight * factor);
            }
        }
        decay.merged(other.decay.total() * factor, other.count());
    }

    /** Everything that was learnt, as bytes. */
    public QuantileState state() {
        QuantileStateWriter out = new QuantileStateWriter(QuantileState.SIGNED, BLOCKS, decay, zeros());
        for (int block = 0; block < BLOCKS; block++) {
            out.block(block, cells, block);
        }
        return out.state();
    }

    /** Forgets everything. */
    public void clear() {
        slice.clear();
    }

    private void addWeight(int cell, double weight) {
        if (cell < 0) {
            slice.real(ZERO, zeros() + weight);
        } else {
            cells.add(cell / CellWeights.BLOCK, cell % CellWeights.BLOCK, weight);
        }
    }

    /** The weight of cells {@code from} to {@code to}, exclusive. */
    private double sum(int from, int to, boolean withZeros) {
        double sum = withZeros ? zeros() : 0;
        int cell = from;
        while (cell < to) {
            int block = cell / CellWeights.BLOCK;
            int end = Math.min(to, (block + 1) * CellWeights.BLOCK);
            boolean isWhole = cell == block * CellWeights.BLOCK && end - cell == CellWeights.BLOCK;
            sum += isWhole
                    ? cells.ofBlock(block)
                    : cells.sum(block, cell % CellWeights.BLOCK, end - block * CellWeights.BLOCK);
            cell = end;
        }
        return sum;
    }

    private double zeros() {
        return slice.real(ZERO);
    }

    private void rescale(double factor) {
        double zeros = zeros() * factor;
        slice.real(ZERO, zeros < ForwardDecay.NEGLIGIBLE ? 0 : zeros);
        decay.rescaled(zeros() + cells.rescale(factor, ForwardDecay.NEGLIGIBLE));
    }

    /** The number of a cell, ascending; not of zero. */
    static int cell(double z) {
        int part = part(Math.abs(z));
        return z < 0 ? CELLS_A_SIDE - 1 - part : CELLS_A_SIDE + part;
    }

    private static int part(double magnitude) {
        if (magnitude >= LARGEST) {
            return CELLS_A_SIDE - 1;
        }
        long bits = Double.doubleToRawLongBits(magnitude + SHIFT) >>> (52 - PART_BITS);
        return (int) bits - ((EXPONENT_BIAS + EXPONENT_OF_SHIFT) << PART_BITS);
    }

    /** The middle of a numbered cell; of an outermost one, of the part up to {@link #LARGEST}. */
    static double middle(int cell) {
        int part = cell < CELLS_A_SIDE ? CELLS_A_SIDE - 1 - cell : cell - CELLS_A_SIDE;
        double magnitude = (outerEdge(part - 1) + outerEdge(part)) / 2;
        return cell < CELLS_A_SIDE ? -magnitude : magnitude;
    }

    private static double outerEdge(int part) {
        int exponent = EXPONENT_OF_SHIFT + (part + 1) / CellWeights.BLOCK;
        return Math.scalb(1 + (part + 1) % CellWeights.BLOCK / (double) CellWeights.BLOCK, exponent) - SHIFT;
    }
}
