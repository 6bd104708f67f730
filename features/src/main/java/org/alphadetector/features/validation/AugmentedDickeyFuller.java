package org.alphadetector.features.validation;

import org.alphadetector.features.state.SliceParts;
import org.alphadetector.features.state.StateSlice;
import org.hipparchus.special.Erf;

/**
 * The augmented Dickey-Fuller test of a series that is not kept: whether it returns to its mean (S. E. Said, D. A.
 * Dickey, Biometrika 1984). The regression is dy(t) = a + g y(t-1) + c1 dy(t-1) + ... + cp dy(t-p) + e, p being fixed;
 * its sums of products run on over all samples, with equal weights. The statistic is g over its standard error; the
 * less, the clearer the return.
 *
 * <p>A sample that is NaN is a gap: the next p + 2 samples only fill the lags again. Zero words are the start.
 */
public final class AugmentedDickeyFuller {
    private static final double SMALLEST = -18.83;
    private static final double BETWEEN = -1.61;
    private static final double LARGEST = 2.74;

    private final int lags;
    /** How many numbers a sample puts into the sums: 1, y(t-1), the lagged differences, dy(t). */
    private final int terms;

    private final StateSlice sums;
    /** The latest samples, the newest first. */
    private final StateSlice past;
    /** How many of them follow each other without a gap. */
    private final StateSlice run;

    private final double[] sample;

    /**
     * @param slice {@link #words} words
     * @param lags p, at least 1
     */
    public AugmentedDickeyFuller(StateSlice slice, int lags) {
        if (lags < 1) {
            throw new IllegalArgumentException("lags=" + lags);
        }
        this.lags = lags;
        terms = lags + 3;
        SliceParts parts = new SliceParts(slice);
        sums = parts.next(terms * (terms + 1) / 2);
        past = parts.next(lags + 1);
        run = parts.next(1);
        parts.requireAllDealt();
        sample = new double[terms];
    }

    /** How many words of state it needs. */
    public static int words(int lags) {
        int terms = lags + 3;
        return terms * (terms + 1) / 2 + lags + 2;
    }

    /** Takes in the next sample. */
    public void observe(double value) {
        if (!Double.isFinite(value)) {
            run.word(0, 0);
            return;
        }
        if (run.word(0) > lags) {
            add(value);
        } else {
            run.word(0, run.word(0) + 1);
        }
        past.move(0, 1, lags);
        past.real(0, value);
    }

    /** How many samples the regression has. */
    public long count() {
        return Math.round(sums.real(0));
    }

    /**
     * The test's statistic; NaN while there are too few samples, while they do not determine the regression, and where
     * it leaves nothing unexplained.
     */
    public double statistic() {
        int regressors = terms - 1;
        long degrees = count() - regressors;
        if (degrees < 1) {
            return Double.NaN;
        }
        double[][] factor = factor();
        for (int i = 0; i < terms; i++) {
            if (!(factor[i][i] > 0)) {
                return Double.NaN;
            }
        }
        // The last row of the factor is dy(t) in the coordinates of the regressors; its last element is what is left.
        double left = factor[regressors][regressors];
        double[] unit = new double[regressors];
        double coefficient = 0;
        double variance = 0;
        // Column 1 of the inverse of the factor gives the coefficient of y(t-1) and its variance.
        for (int i = 1; i < regressors; i++) {
            double rest = i == 1 ? 1 : 0;
            for (int k = 1; k < i; k++) {
                rest -= factor[i][k] * unit[k];
            }
            unit[i] = rest / factor[i][i];
            coefficient += unit[i] * factor[regressors][i];
            variance += unit[i] * unit[i];
        }
        return coefficient / (left * Math.sqrt(variance / degrees));
    }

    /**
     * The probability of a statistic as low as {@code statistic} where the series is a random walk, for a regression
     * with a constant: J. G. MacKinnon, Journal of Business and Economic Statistics 1994, of many samples. NaN for NaN.
     */
    public static double probability(double statistic) {
        if (statistic > LARGEST) {
            return 1;
        }
        if (statistic < SMALLEST) {
            return 0;
        }
        double t = statistic;
        double normal = t <= BETWEEN
                ? 2.1659 + t * (1.4412 + t * 0.038269)
                : 1.7339 + t * (0.93202 + t * (-0.12745 + t * -0.010368));
        return Erf.erfc(-normal / Math.sqrt(2)) / 2;
    }

    private void add(double value) {
        sample[0] = 1;
        sample[1] = past.real(0);
        for (int lag = 1; lag <= lags; lag++) {
            sample[1 + lag] = past.real(lag - 1) - past.real(lag);
        }
        sample[terms - 1] = value - past.real(0);
        int index = 0;
        for (int row = 0; row < terms; row++) {
            for (int column = 0; column <= row; column++) {
                sums.real(index, sums.real(index) + sample[row] * sample[column]);
                index++;
            }
        }
    }

    /** The lower triangle whose product with its transpose is the sums (Cholesky); 0 on the diagonal where there is none. */
    private double[][] factor() {
        double[][] factor = new double[terms][terms];
        int index = 0;
        for (int row = 0; row < terms; row++) {
            double whole = sums.real(index + row);
            for (int column = 0; column <= row; column++) {
                double rest = sums.real(index++);
                for (int k = 0; k < column; k++) {
                    rest -= factor[row][k] * factor[column][k];
                }
                if (column < row) {
                    factor[row][column] = factor[column][column] > 0 ? rest / factor[column][column] : 0;
                } else {
                    factor[row][row] = rest > 1e-12 * whole ? Math.sqrt(rest) : 0;
                }
            }
        }
        return factor;
    }
}
