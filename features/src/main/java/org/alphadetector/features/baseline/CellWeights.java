package org.alphadetector.features.baseline;

import org.alphadetector.features.state.StateSlice;

/**
 * Float weights of cells in blocks of sixteen, two cells a word, and the sum of each block: a tree of fan-out sixteen,
 * so that a search reads a block's sum in place of its cells. Zero words are weights of zero.
 */
final class CellWeights {
    /** How many cells a block has. */
    static final int BLOCK = 16;

    private static final int WORDS_PER_BLOCK = BLOCK / 2;

    private final StateSlice slice;
    private final int blocks;
    private final int firstCellWord;

    CellWeights(StateSlice slice, int blocks) {
        this.slice = slice;
        this.blocks = blocks;
        this.firstCellWord = (blocks + 1) / 2;
    }

    /** The words that so many blocks need. */
    static int words(int blocks) {
        return (blocks + 1) / 2 + blocks * WORDS_PER_BLOCK;
    }

    /** The weight of a block. */
    float ofBlock(int block) {
        return half(block >> 1, block);
    }

    /** The weight of a cell of a block. */
    float ofCell(int block, int cell) {
        return half(firstCellWord + block * WORDS_PER_BLOCK + (cell >> 1), cell);
    }

    void add(int block, int cell, double weight) {
        int word = firstCellWord + block * WORDS_PER_BLOCK + (cell >> 1);
        half(word, cell, (float) (half(word, cell) + weight));
        half(block >> 1, block, (float) sum(block, 0, BLOCK));
    }

    /** Sets a block's weights to zero. */
    void clear(int block) {
        for (int word = 0; word < WORDS_PER_BLOCK; word++) {
            slice.word(firstCellWord + block * WORDS_PER_BLOCK + word, 0);
        }
        half(block >> 1, block, 0);
    }

    /** The cell of a block in which the running sum reaches {@code weight}, else the highest that is not empty. */
    int cellReaching(int block, double weight) {
        double remaining = weight;
        int last = -1;
        for (int cell = 0; cell < BLOCK; cell++) {
            float own = ofCell(block, cell);
            if (own > 0) {
                last = cell;
                remaining -= own;
                if (remaining <= 0) {
                    return cell;
                }
            }
        }
        return last;
    }

    /** The weight of cells {@code from} to {@code to}, exclusive, of a block. */
    double sum(int block, int from, int to) {
        double sum = 0;
        for (int cell = from; cell < to; cell++) {
            sum += ofCell(block, cell);
        }
        return sum;
    }

    /** Multiplies all weights, drops those below {@code negligible}, and gives the sum of what is left. */
    double rescale(double factor, float negligible) {
        double total = 0;
        for (int block = 0; block < blocks; block++) {
            double sum = 0;
            for (int cell = 0; cell < BLOCK; cell++) {
                float weight = (float) (ofCell(block, cell) * factor);
                float kept = weight < negligible ? 0 : weight;
                half(firstCellWord + block * WORDS_PER_BLOCK + (cell >> 1), cell, kept);
                sum += kept;
            }
            half(block >> 1, block, (float) sum);
            total += sum;
        }
        return total;
    }

    private float half(int word, int number) {
        long pair = slice.word(word);
        return Float.intBitsToFloat((int) ((number & 1) == 0 ? pair : pair >>> 32));
    }

    private void half(int word, int number, float weight) {
        long pair = slice.word(word);
        long bits = Float.floatToRawIntBits(weight) & 0xFFFF_FFFFL;
        slice.word(
                word,
                (number & 1) == 0 ? (pair & 0xFFFF_FFFF_0000_0000L) | bits : (pair & 0xFFFF_FFFFL) | (bits << 32));
    }
}
