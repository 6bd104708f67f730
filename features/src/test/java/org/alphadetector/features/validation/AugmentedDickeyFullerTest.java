package org.alphadetector.features.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.alphadetector.features.state.StateBuffer;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.junit.jupiter.api.Test;

class AugmentedDickeyFullerTest {
    /** Published reference values: a constant, six lags; the series y = y/2 + e of uniform e, and its running sums. */
    @Test
    void equalsPublishedValues() {
        AugmentedDickeyFuller returning = test(6);
        AugmentedDickeyFuller walk = test(6);
        long state = 1;
        double y = 0;
        double sum = 0;
        for (int i = 0; i < 1_000; i++) {
            state = (1_103_515_245L * state + 12_345) % (1L << 31);
            y = 0.5 * y + state / (double) (1L << 31) - 0.5;
            sum += y;
            returning.observe(y);
            walk.observe(sum);
        }
        assertThat(returning.count()).isEqualTo(1_000 - 7);
        assertThat(returning.statistic()).isCloseTo(-10.697717, within(1e-6));
        assertThat(AugmentedDickeyFuller.probability(walk.statistic())).isCloseTo(0.960858, within(1e-6));
    }

    /** The statistics at which J. G. MacKinnon's tables put 1, 5 and 10 %. */
    @Test
    void probabilityIsThatOfTheTabledCriticalValues() {
        assertThat(AugmentedDickeyFuller.probability(-3.43035)).isCloseTo(0.01, within(0.0003));
        assertThat(AugmentedDickeyFuller.probability(-2.86154)).isCloseTo(0.05, within(0.001));
        assertThat(AugmentedDickeyFuller.probability(-2.56677)).isCloseTo(0.10, within(0.001));
        assertThat(AugmentedDickeyFuller.probability(-20)).isZero();
        assertThat(AugmentedDickeyFuller.probability(3)).isEqualTo(1);
        assertThat(AugmentedDickeyFuller.probability(Double.NaN)).isNaN();
    }

    @Test
    void aGapBeginsTheLagsAnewAndKeepsTheSums() {
        int lags = 4;
        SplittableRandom random = new SplittableRandom(5);
        double[] values = new double[600];
        double y = 0;
        for (int i = 0; i < values.length; i++) {
            y = 0.8 * y + random.nextGaussian();
            values[i] = i % 97 == 13 || (i > 300 && i < 304) ? Double.NaN : 3 + y;
        }
        AugmentedDickeyFuller test = test(lags);
        for (double value : values) {
            test.observe(value);
        }
        assertThat(test.statistic()).isCloseTo(leastSquares(values, lags), within(1e-9));
    }

    @Test
    void isUndefinedBeforeTheRegressionIsDetermined() {
        AugmentedDickeyFuller test = test(1);
        double[] values = {1, 4, 2, 7, 3, 8};
        for (double value : values) {
            assertThat(test.statistic()).isNaN();
            test.observe(value);
        }
        assertThat(test.count()).isEqualTo(4);
        assertThat(test.statistic()).isNotNaN();
        AugmentedDickeyFuller constant = test(1);
        for (int i = 0; i < 100; i++) {
            constant.observe(5);
        }
        assertThat(constant.statistic()).isNaN();
        assertThatThrownBy(() -> test(0)).isInstanceOf(IllegalArgumentException.class);
    }

    /** The statistic by an orthogonal decomposition of all samples at once. */
    static double leastSquares(double[] y, int lags) {
        double[][] rows = new double[y.length][];
        double[] targets = new double[y.length];
        int count = 0;
        for (int t = lags + 1; t < y.length; t++) {
            double[] row = new double[lags + 2];
            row[0] = 1;
            row[1] = y[t - 1];
            double whole = y[t];
            for (int lag = 1; lag <= lags; lag++) {
                row[1 + lag] = y[t - lag] - y[t - lag - 1];
                whole += row[1 + lag];
            }
            if (!Double.isNaN(whole + row[1])) {
                rows[count] = row;
                targets[count++] = y[t] - y[t - 1];
            }
        }
        RealMatrix matrix = new Array2DRowRealMatrix(Arrays.copyOf(rows, count));
        RealVector target = new ArrayRealVector(Arrays.copyOf(targets, count));
        QRDecomposition decomposition = new QRDecomposition(matrix);
        RealVector coefficients = decomposition.getSolver().solve(target);
        RealVector left = target.subtract(matrix.operate(coefficients));
        RealMatrix root = decomposition.getR().getSubMatrix(0, lags + 1, 0, lags + 1);
        RealMatrix inverse =
                new QRDecomposition(root.transposeMultiply(root)).getSolver().getInverse();
        double variance = left.dotProduct(left) / (count - lags - 2) * inverse.getEntry(1, 1);
        return coefficients.getEntry(1) / Math.sqrt(variance);
    }

    private static AugmentedDickeyFuller test(int lags) {
        return new AugmentedDickeyFuller(new StateBuffer().allocate("test", AugmentedDickeyFuller.words(lags)), lags);
    }
}
