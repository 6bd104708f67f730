package org.alphadetector.ingest.injection;

import java.util.Arrays;

/** The last 120 one-minute values of a quantity, and their robust scale. */
final class RecentValues {
    private static final int CAPACITY = 120;
    /** Share of a normal distribution within one standard deviation of its mean. */
    private static final double WITHIN_ONE_SIGMA = 0.6827;
    /** Share of a normal distribution below its mean plus one standard deviation. */
    private static final double BELOW_ONE_SIGMA = 0.8413;

    private final double[] values = new double[CAPACITY];
    private int count;
    private int next;

    /** Adds a value; NaN is passed over. */
    void add(double value) {
        if (Double.isNaN(value)) {
            return;
        }
        values[next] = value;
        next = (next + 1) % CAPACITY;
        count = Math.min(CAPACITY, count + 1);
    }

    int count() {
        return count;
    }

    /** The robust sigma of changes, which have mean 0: the 68.27 % quantile of their absolute values; 0 of none. */
    double sigmaOfChanges() {
        double[] sizes = new double[count];
        for (int i = 0; i < count; i++) {
            sizes[i] = Math.abs(values[i]);
        }
        return quantile(sizes, WITHIN_ONE_SIGMA);
    }

    /** The robust sigma of levels, upward: the 84.13 % quantile less the median; 0 of none. */
    double sigmaOfLevels() {
        double[] levels = Arrays.copyOf(values, count);
        return quantile(levels, BELOW_ONE_SIGMA) - quantile(levels, 0.5);
    }

    /** The median; 0 of none. */
    double median() {
        return quantile(Arrays.copyOf(values, count), 0.5);
    }

    private static double quantile(double[] numbers, double share) {
        if (numbers.length == 0) {
            return 0;
        }
        Arrays.sort(numbers);
        return numbers[Math.min(numbers.length - 1, (int) (share * numbers.length))];
    }
}
