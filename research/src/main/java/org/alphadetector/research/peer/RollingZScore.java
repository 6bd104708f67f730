package org.alphadetector.research.peer;

import java.util.Arrays;

/** The largest distance of a value from the mean of its last rows, in their standard deviations. */
public final class RollingZScore implements Peer {
    private static final int WARMUP = 30;

    private final double[][] windows;
    private final double[] sums;
    private final double[] squares;
    private final int[] counts;

    /**
     * @param values how many values a row has
     * @param windowRows how many rows it remembers
     */
    public RollingZScore(int values, int windowRows) {
        windows = new double[values][windowRows];
        sums = new double[values];
        squares = new double[values];
        counts = new int[values];
    }

    @Override
    public double score(double[] values) {
        double largest = Double.NaN;
        for (int i = 0; i < values.length; i++) {
            if (Double.isNaN(values[i])) {
                continue;
            }
            int held = Math.min(counts[i], windows[i].length);
            if (held >= WARMUP) {
                double mean = sums[i] / held;
                double sigma = Math.sqrt(Math.max(0, squares[i] / held - mean * mean));
                double distance = sigma > 0 ? Math.abs(values[i] - mean) / sigma : 0;
                largest = Double.isNaN(largest) ? distance : Math.max(largest, distance);
            }
            learn(i, values[i]);
        }
        return largest;
    }

    private void learn(int i, double value) {
        double[] window = windows[i];
        int slot = counts[i] % window.length;
        double leaving = counts[i] >= window.length ? window[slot] : 0;
        window[slot] = value;
        counts[i]++;
        sums[i] += value - leaving;
        squares[i] += value * value - leaving * leaving;
        if (slot == 0) {
            // Once a round from scratch: differences of large sums lose digits.
            double[] held = Arrays.copyOf(window, Math.min(counts[i], window.length));
            sums[i] = Arrays.stream(held).sum();
            squares[i] = Arrays.stream(held).map(one -> one * one).sum();
        }
    }
}
