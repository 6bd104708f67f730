package org.alphadetector.bench.market;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/** Statistics of a series of numbers. */
final class Series {
    private Series() {}

    static double mean(double[] x) {
        return Arrays.stream(x).average().orElse(Double.NaN);
    }

    static double correlation(double[] x, double[] y) {
        return laggedCorrelation(x, y, 0);
    }

    static double autocorrelation(double[] x, int lag) {
        return laggedCorrelation(x, x, lag);
    }

    /** The correlation of x now with y so many steps later. */
    static double laggedCorrelation(double[] x, double[] y, int lag) {
        double meanX = mean(x);
        double meanY = mean(y);
        double xy = 0;
        for (int i = 0; i + lag < x.length; i++) {
            xy += (x[i] - meanX) * (y[i + lag] - meanY);
        }
        return xy / Math.sqrt(squares(x, meanX) * squares(y, meanY));
    }

    /** The fourth standardised moment less 3. */
    static double excessKurtosis(double[] x) {
        double mean = mean(x);
        double fourths = Arrays.stream(x).map(v -> Math.pow(v - mean, 4)).sum();
        double variance = squares(x, mean) / x.length;
        return fourths / x.length / (variance * variance) - 3;
    }

    /** Hill's estimator of the tail index of the absolute values, from the largest share of them. */
    static double tailIndex(double[] x, double share) {
        double[] sizes = sizes(x);
        Arrays.sort(sizes);
        int count = (int) (share * sizes.length);
        double threshold = sizes[sizes.length - count - 1];
        double sum = 0;
        for (int i = sizes.length - count; i < sizes.length; i++) {
            sum += Math.log(sizes[i] / threshold);
        }
        return count / sum;
    }

    static double[] sizes(double[] x) {
        return Arrays.stream(x).map(Math::abs).toArray();
    }

    /** The exponent g of the power law lag^-g nearest to a correlation at these lags, in logarithms. */
    static double decayExponent(int[] lags, IntToDoubleFunction correlation) {
        double[] x = new double[lags.length];
        double[] y = new double[lags.length];
        for (int i = 0; i < lags.length; i++) {
            x[i] = Math.log(lags[i]);
            y[i] = Math.log(Math.max(1e-4, correlation.applyAsDouble(lags[i])));
        }
        double slope = correlation(x, y) * Math.sqrt(squares(y, mean(y)) / squares(x, mean(x)));
        return -slope;
    }

    /** Sums of so many neighbours. */
    static double[] sums(double[] x, int count) {
        double[] sums = new double[x.length / count];
        for (int i = 0; i < sums.length * count; i++) {
            sums[i / count] += x[i];
        }
        return sums;
    }

    private static double squares(double[] x, double mean) {
        return Arrays.stream(x).map(v -> (v - mean) * (v - mean)).sum();
    }
}
