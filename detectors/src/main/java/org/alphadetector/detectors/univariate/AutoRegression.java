package org.alphadetector.detectors.univariate;

import java.util.Arrays;

/**
 * Predicts a series from its last values by the weights that its own autocovariances imply: Yule-Walker equations, solved
 * by the recursion of Levinson and Durbin (G. U. Yule 1927, G. Walker 1931, J. Durbin, Review of the ISI 1960). The
 * autocovariances forget, so the weights follow the series; the fit is stable whatever the series does. It follows
 * oscillations of any period without being told it.
 */
final class AutoRegression {
    /** How many past values it looks at. */
    static final int ORDER = 8;

    private static final double GAIN = 1.0 / 400;
    private static final double LEVEL_GAIN = 1.0 / 200;
    /** White noise of a millionth of the variance, so that a perfectly regular series has a solution. */
    private static final double RIDGE = 1 + 1e-6;

    private final double[] past = new double[ORDER];
    private final double[] covariance = new double[ORDER + 1];
    private final double[] weights = new double[ORDER];
    private final double[] earlier = new double[ORDER];
    private double level;
    private int count;

    /** The next value; NaN until {@value #ORDER} were seen four times over. */
    double predict() {
        if (count < 4 * ORDER) {
            return Double.NaN;
        }
        double sum = level;
        for (int lag = 0; lag < ORDER; lag++) {
            sum += weights[lag] * (past[lag] - level);
        }
        return sum;
    }

    void learn(double value) {
        count = Math.min(count + 1, Integer.MAX_VALUE - 1);
        level += (value - level) * Math.max(LEVEL_GAIN, 1.0 / count);
        double centred = value - level;
        double gain = Math.max(GAIN, 1.0 / count);
        covariance[0] += (centred * centred - covariance[0]) * gain;
        for (int lag = 1; lag <= ORDER && lag < count; lag++) {
            covariance[lag] += (centred * (past[lag - 1] - level) - covariance[lag]) * gain;
        }
        System.arraycopy(past, 0, past, 1, ORDER - 1);
        past[0] = value;
        solve();
    }

    private void solve() {
        double error = covariance[0] * RIDGE;
        if (!(error > 0)) {
            return;
        }
        for (int order = 0; order < ORDER; order++) {
            double unexplained = covariance[order + 1];
            for (int lag = 0; lag < order; lag++) {
                unexplained -= weights[lag] * covariance[order - lag];
            }
            double reflection = Math.max(-1, Math.min(1, unexplained / error));
            System.arraycopy(weights, 0, earlier, 0, order);
            for (int lag = 0; lag < order; lag++) {
                weights[lag] = earlier[lag] - reflection * earlier[order - 1 - lag];
            }
            weights[order] = reflection;
            error *= 1 - reflection * reflection;
            if (!(error > covariance[0] * 1e-12)) {
                Arrays.fill(weights, order + 1, ORDER, 0);
                return;
            }
        }
    }
}
