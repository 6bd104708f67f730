package org.alphadetector.features.baseline;

import java.nio.ByteBuffer;

/** Finds the cell of a {@link QuantileState} in which the running sum of weights reaches a share of all. */
final class QuantileSearch {
    private final QuantileState state;
    private final boolean isSigned;
    private double remaining;
    /** The middle of the highest cell so far that has weight. */
    private double highest;

    private boolean isReached;

    QuantileSearch(QuantileState state) {
        this.state = state;
        isSigned = state.kind() == QuantileState.SIGNED;
    }

    double find(double p) {
        remaining = p < 1 ? p * state.total() : Double.POSITIVE_INFINITY;
        ByteBuffer in = state.blocks();
        boolean isZeroPassed = false;
        while (in.hasRemaining() && !isReached) {
            int block = in.get();
            boolean isPositive = !isSigned || block >= QuantileState.FIRST_POSITIVE_BLOCK;
            if (isPositive && !isZeroPassed) {
                isZeroPassed = true;
                take(state.zeros(), 0);
            }
            if (!isReached) {
                block(in, block);
            }
        }
        if (!isReached && !isZeroPassed) {
            take(state.zeros(), 0);
        }
        if (!isReached && state.above() > 0) {
            return middle(state.aboveCell());
        }
        return highest;
    }

    private void take(double weight, double value) {
        if (weight > 0) {
            highest = value;
            isReached = remaining <= weight;
            remaining -= weight;
        }
    }

    private void block(ByteBuffer in, int block) {
        int mask = in.getShort();
        float sum = in.getFloat();
        isReached = remaining <= sum;
        double left = remaining;
        boolean isFound = false;
        for (int i = 0; i < CellWeights.BLOCK; i++) {
            if ((mask & 1 << i) == 0) {
                continue;
            }
            float weight = in.getFloat();
            if (!isFound) {
                highest = middle(block * CellWeights.BLOCK + i);
                left -= weight;
                isFound = left <= 0;
            }
        }
        remaining -= sum;
    }

    private double middle(int cell) {
        return isSigned ? ForgettingRanks.middle(cell) : LogBuckets.middle(LogBuckets.ZERO + 1 + cell);
    }
}
