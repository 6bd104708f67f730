package org.alphadetector.features.residual;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/** What the documentation of the regression and its forecast says, from all pairs at every bar. */
final class RegressionOracle {
    private static final double HALF_LIFE = 2_880;
    private static final int PAIRS_FIRST = 30;
    private static final int READY = 150;

    private final double volatilityHalfLife;
    private final List<double[]> regressors = new ArrayList<>();
    private final List<Double> values = new ArrayList<>();
    private final List<Double> residuals = new ArrayList<>();
    private final List<double[]> ratios = new ArrayList<>();

    double mean;
    double deviation;
    double[] coefficients = new double[0];

    private double[] given;
    private double expected;
    private double raw;
    private double floor;

    RegressionOracle(double volatilityHalfLife) {
        this.volatilityHalfLife = volatilityHalfLife;
    }

    void predict(double leastDeviation, double... known) {
        floor = leastDeviation;
        given = known.clone();
        expected = expected(known);
        raw = residuals.isEmpty() ? floor : Math.max(WholeHistory.rootMeanSquare(residuals, volatilityHalfLife), floor);
        boolean isReady = residuals.size() >= READY;
        mean = isReady ? expected : Double.NaN;
        double scale = ratios.isEmpty() ? Double.NaN : Math.max(WholeHistory.scale(ratios), floor / raw);
        deviation = isReady && !Double.isNaN(expected) ? scale * raw : Double.NaN;
    }

    double z(double value) {
        return (value - mean) / deviation;
    }

    void learn(double value) {
        double residual = value - expected;
        if (Double.isNaN(residual)) {
            pair(value, Double.POSITIVE_INFINITY);
            return;
        }
        boolean isReady = residuals.size() >= READY;
        double limit = isReady ? 4 * deviation : residuals.isEmpty() ? Double.POSITIVE_INFINITY : 8 * raw;
        if (residuals.size() >= 30) {
            ratios.add(new double[] {Math.min(Math.abs(residual), 4 * raw) / raw, floor / raw});
        }
        residuals.add(WholeHistory.bounded(residual, limit));
        pair(value, limit);
    }

    private void pair(double value, double limit) {
        double bounded = Double.isNaN(expected) ? value : expected + WholeHistory.bounded(value - expected, limit);
        double sum = bounded;
        for (double each : given) {
            sum += each;
        }
        if (Double.isFinite(sum)) {
            regressors.add(given);
            values.add(bounded);
        }
    }

    private double expected(double[] known) {
        int n = values.size();
        if (n < PAIRS_FIRST) {
            return Double.NaN;
        }
        int k = known.length;
        double[] means = new double[k + 1];
        double weights = 0;
        for (int i = 0; i < n; i++) {
            double weight = WholeHistory.weight(n - 1 - i, HALF_LIFE);
            weights += weight;
            for (int a = 0; a < k; a++) {
                means[a] += weight * regressors.get(i)[a];
            }
            means[k] += weight * values.get(i);
        }
        for (int a = 0; a <= k; a++) {
            means[a] /= weights;
        }
        RealMatrix products = new Array2DRowRealMatrix(k, k);
        RealVector withValue = new ArrayRealVector(k);
        for (int i = 0; i < n; i++) {
            double weight = WholeHistory.weight(n - 1 - i, HALF_LIFE);
            for (int a = 0; a < k; a++) {
                double own = weight * (regressors.get(i)[a] - means[a]);
                withValue.addToEntry(a, own * (values.get(i) - means[k]));
                for (int b = 0; b < k; b++) {
                    products.addToEntry(a, b, own * (regressors.get(i)[b] - means[b]));
                }
            }
        }
        coefficients = solve(products, withValue, means, weights);
        double sum = means[k];
        for (int a = 0; a < k; a++) {
            double reach = 8 * Math.sqrt(products.getEntry(a, a) / weights);
            sum += coefficients[a] == 0 && !Double.isNaN(known[a])
                    ? 0
                    : coefficients[a] * WholeHistory.bounded(known[a] - means[a], reach);
        }
        return sum;
    }

    /** Ridge in correlation form, twenty pairs of the prior; a regressor that never changed has coefficient 0. */
    private static double[] solve(RealMatrix products, RealVector withValue, double[] means, double weights) {
        int k = withValue.getDimension();
        double[] lengths = new double[k];
        for (int a = 0; a < k; a++) {
            double length = Math.sqrt(products.getEntry(a, a));
            lengths[a] = length > 1e-9 * Math.abs(means[a]) * Math.sqrt(weights) ? length : 0;
        }
        RealMatrix system = new Array2DRowRealMatrix(k, k);
        RealVector right = new ArrayRealVector(k);
        for (int a = 0; a < k; a++) {
            for (int b = 0; b < k; b++) {
                double both = lengths[a] * lengths[b];
                system.setEntry(a, b, a == b ? 1 + 20 / weights : both > 0 ? products.getEntry(a, b) / both : 0);
            }
            right.setEntry(a, lengths[a] > 0 ? withValue.getEntry(a) / lengths[a] : 0);
        }
        RealVector solution = new LUDecomposition(system).getSolver().solve(right);
        double[] coefficients = new double[k];
        for (int a = 0; a < k; a++) {
            coefficients[a] = lengths[a] > 0 ? solution.getEntry(a) / lengths[a] : 0;
        }
        return coefficients;
    }
}
