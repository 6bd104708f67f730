package org.alphadetector.features.crosssection;

import java.util.Arrays;

/**
 * The defined values of a point in ascending order. Equal values are alike, so the order they came in does not matter;
 * -0.0 counts as 0.0. The array only grows: a point no larger than an earlier one allocates nothing (the JDK's own sort
 * may, beyond 4,096 values).
 */
final class SortedValues {
    private double[] values = new double[0];
    private int size;

    /** Takes the first {@code count} values; NaN is left out. */
    void sort(double[] source, int count) {
        if (values.length < count) {
            values = new double[Math.max(count, 2 * values.length)];
        }
        size = 0;
        for (int i = 0; i < count; i++) {
            if (!Double.isNaN(source[i])) {
                values[size++] = source[i] + 0.0;
            }
        }
        Arrays.sort(values, 0, size);
    }

    int size() {
        return size;
    }

    double at(int position) {
        return values[position];
    }

    /** How many values are smaller. */
    int below(double value) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (values[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** How many values are smaller or equal. */
    int upTo(double value) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (values[middle] <= value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
