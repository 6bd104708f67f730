package org.alphadetector.bench.soak;

import java.util.Arrays;

/**
 * Where a measure goes. The slope is the median of the slopes between all pairs of samples (H. Theil, 1950; P. K. Sen,
 * 1968): up to 29 % of the samples may be anything without moving it far. Samples that are NaN are left out.
 *
 * @param perHour the slope, the measure's unit an hour; NaN with fewer than two samples
 * @param earlierPerHour the slope of the first half alone
 * @param laterPerHour the slope of the second half alone: what fills up grows more slowly there, what leaks does not
 * @param firstQuarter median of the first quarter of the samples
 * @param lastQuarter median of the last quarter of the samples
 */
record Trend(double perHour, double earlierPerHour, double laterPerHour, double firstQuarter, double lastQuarter) {
    /** The trend of values at rising times. */
    static Trend of(double[] hours, double[] values) {
        int count = values.length;
        int quarter = Math.max(1, count / 4);
        return new Trend(
                slope(hours, values, 0, count),
                slope(hours, values, 0, count / 2),
                slope(hours, values, count / 2, count),
                median(Arrays.copyOf(values, Math.min(quarter, count))),
                median(Arrays.copyOfRange(values, Math.max(0, count - quarter), count)));
    }

    private static double slope(double[] hours, double[] values, int from, int to) {
        int count = to - from;
        double[] slopes = new double[count * (count - 1) / 2];
        int next = 0;
        for (int i = from; i < to; i++) {
            for (int j = i + 1; j < to; j++) {
                slopes[next++] = (values[j] - values[i]) / (hours[j] - hours[i]);
            }
        }
        return median(slopes);
    }

    private static double median(double[] values) {
        double[] sorted = Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            return Double.NaN;
        }
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
