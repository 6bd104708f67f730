package org.alphadetector.features.crosssection;

import java.util.Arrays;

/**
 * The median return of the others: for each group of assets (those of one base coin) the median over all assets of
 * other groups, the mean of the middle two for an even number.
 *
 * <p>Unit and range: those of the values. Undefined where fewer than {@value #OTHERS_NEEDED} others have a value.
 *
 * <p>The values are sorted once. The k-th value without a group is the k-th of all, moved up by the group's own values
 * that lie at or before it. So a point costs O(n log n) for all groups together. Arrays only grow.
 */
public final class OthersMedian {
    /** How many others must have a value. */
    public static final int OTHERS_NEEDED = 5;

    private final SortedValues all = new SortedValues();
    /** The defined values, group after group. */
    private double[] grouped = new double[0];
    /** Where each group begins in {@link #grouped}; one entry more says where the last one ends. */
    private int[] starts = new int[2];

    private double[] medians = new double[0];

    /**
     * Measures a point.
     *
     * @param values one of each asset, NaN where it has none
     * @param groups the group of each asset, from 0 up to {@code groupCount - 1}
     * @param count how many assets there are; what lies behind in the arrays is not read
     * @param groupCount how many groups there are
     */
    public void measure(double[] values, int[] groups, int count, int groupCount) {
        all.sort(values, count);
        group(values, groups, count, groupCount);
        for (int group = 0; group < groupCount; group++) {
            Arrays.sort(grouped, starts[group], starts[group + 1]);
            medians[group] = medianWithout(group);
        }
    }

    /** The median of the values of all other groups at the point measured last; NaN below {@value #OTHERS_NEEDED}. */
    public double of(int group) {
        return medians[group];
    }

    private void group(double[] values, int[] groups, int count, int groupCount) {
        if (grouped.length < count) {
            grouped = new double[Math.max(count, 2 * grouped.length)];
        }
        if (medians.length < groupCount) {
            medians = new double[Math.max(groupCount, 2 * medians.length)];
            starts = new int[medians.length + 2];
        }
        Arrays.fill(starts, 0, groupCount + 2, 0);
        for (int i = 0; i < count; i++) {
            if (!Double.isNaN(values[i])) {
                starts[groups[i] + 2]++;
            }
        }
        for (int group = 0; group < groupCount; group++) {
            starts[group + 2] += starts[group + 1];
        }
        // Counted two further than its index, a group's start moves to where the next one begins while values are
        // placed.
        for (int i = 0; i < count; i++) {
            if (!Double.isNaN(values[i])) {
                grouped[starts[groups[i] + 1]++] = values[i];
            }
        }
    }

    private double medianWithout(int group) {
        int others = all.size() - (starts[group + 1] - starts[group]);
        if (others < OTHERS_NEEDED) {
            return Double.NaN;
        }
        double upper = without(group, others / 2);
        return others % 2 == 1 ? upper : (without(group, others / 2 - 1) + upper) / 2;
    }

    /** The value of that rank, from 0, among all values but the group's. */
    private double without(int group, int rank) {
        int position = rank;
        int end = starts[group + 1];
        // Of equal values of the group the first one moves the position past where the next one lies.
        for (int i = starts[group]; i < end && all.below(grouped[i]) <= position; i++) {
            position++;
        }
        return all.at(position);
    }
}
