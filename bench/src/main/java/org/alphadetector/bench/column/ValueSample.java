package org.alphadetector.bench.column;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Smallest, middle, largest and sum of many numbers; the middle is that of a seeded sample when there are very many. */
final class ValueSample {
    private static final int CAPACITY = 10_000;

    private final SplittableRandom random = new SplittableRandom(1);
    private double[] sample = new double[16];
    private long count;
    private double least = Double.POSITIVE_INFINITY;
    private double most = Double.NEGATIVE_INFINITY;
    private double sum;

    /** Takes in a number; each has the same chance to be in the sample (J. S. Vitter, algorithm R, 1985). */
    void add(double value) {
        least = Math.min(least, value);
        most = Math.max(most, value);
        sum += value;
        long place = count < CAPACITY ? count : random.nextLong(count + 1);
        count++;
        if (place < CAPACITY) {
            if (place >= sample.length) {
                sample = Arrays.copyOf(sample, 2 * sample.length);
            }
            sample[(int) place] = value;
        }
    }

    double least() {
        return least;
    }

    double most() {
        return most;
    }

    double sum() {
        return sum;
    }

    double median() {
        double[] sorted = Arrays.copyOf(sample, (int) Math.min(count, CAPACITY));
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
