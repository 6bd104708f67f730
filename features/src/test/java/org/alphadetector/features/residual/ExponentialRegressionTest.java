package org.alphadetector.features.residual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.alphadetector.features.state.StateBuffer;
import org.junit.jupiter.api.Test;

class ExponentialRegressionTest {
    private static final double NO_LIMIT = Double.POSITIVE_INFINITY;

    private final StateBuffer buffer = new StateBuffer();

    private ExponentialRegression regression(int regressors, double halfLife, double prior, int warmup) {
        return new ExponentialRegression(
                buffer.allocate("r", ExponentialRegression.words(regressors)), regressors, halfLife, prior, warmup);
    }

    /** Pairs (0, 1) and (2, 5), no forgetting to speak of: slope 2 x n / (n + p) = 2 x 2 / 4 = 1, through (1, 3). */
    @Test
    void twoPairsAndTwoOfThePriorGiveHalfTheSlope() {
        ExponentialRegression regression = regression(1, 1e15, 2, 2);
        regression.learn(1, NO_LIMIT, 0);
        assertThat(regression.predict(4)).isNaN();
        assertThat(regression.coefficient(0)).isNaN();
        regression.learn(5, NO_LIMIT, 2);
        assertThat(regression.coefficient(0)).isCloseTo(1, within(1e-12));
        assertThat(regression.predict(4)).isCloseTo(6, within(1e-12));
        assertThat(regression.predict(Double.NaN)).isNaN();
    }

    @Test
    void equalsTheNormalEquationsOverTheWholeHistory() {
        Random random = new Random(1);
        ExponentialRegression regression = regression(3, 50, 5, 4);
        List<double[]> history = new ArrayList<>();
        for (int t = 0; t < 400; t++) {
            double[] x = {100 + random.nextGaussian(), 1e-4 * random.nextGaussian(), random.nextInt(3)};
            x[2] += 0.5 * (x[0] - 100);
            double y = 7 + 0.3 * x[0] - 2e3 * x[1] + 0.1 * random.nextGaussian();
            if (t >= 4) {
                double expected = byNormalEquations(history, x, 50, 5);
                assertThat(regression.predict(x)).as("pair " + t).isCloseTo(expected, within(1e-9 * expected));
            }
            regression.learn(y, NO_LIMIT, x);
            regression.learn(Double.NaN, NO_LIMIT, x);
            regression.learn(y, NO_LIMIT, x[0], Double.NaN, x[2]);
            history.add(new double[] {x[0], x[1], x[2], y});
        }
        assertThat(regression.count()).isEqualTo(400);
        assertThat(regression.coefficient(0)).isCloseTo(0.3, within(0.05));
        assertThat(regression.coefficient(1)).isCloseTo(-2e3, within(400.0));
        assertThat(regression.coefficient(2)).isCloseTo(0, within(0.05));
    }

    /** Weighted means first, then sums around them, then Gauss-Jordan with sums that are not scaled. */
    private static double byNormalEquations(List<double[]> history, double[] x, double halfLife, double prior) {
        int k = x.length;
        double[] mean = new double[k + 1];
        double total = 0;
        for (int t = 0; t < history.size(); t++) {
            double weight = Math.pow(0.5, (history.size() - 1 - t) / halfLife);
            total += weight;
            for (int i = 0; i <= k; i++) {
                mean[i] += weight * history.get(t)[i];
            }
        }
        double[][] system = new double[k][k + 1];
        for (int i = 0; i <= k; i++) {
            mean[i] /= total;
        }
        for (int t = 0; t < history.size(); t++) {
            double weight = Math.pow(0.5, (history.size() - 1 - t) / halfLife);
            for (int i = 0; i < k; i++) {
                for (int j = 0; j <= k; j++) {
                    system[i][j] += weight * (history.get(t)[i] - mean[i]) * (history.get(t)[j] - mean[j]);
                }
            }
        }
        for (int i = 0; i < k; i++) {
            system[i][i] *= 1 + prior / total;
        }
        for (int i = 0; i < k; i++) {
            for (int row = 0; row < k; row++) {
                double ratio = row == i ? 0 : system[row][i] / system[i][i];
                for (int j = 0; j <= k; j++) {
                    system[row][j] -= ratio * system[i][j];
                }
            }
        }
        double result = mean[k];
        for (int i = 0; i < k; i++) {
            result += system[i][k] / system[i][i] * (x[i] - mean[i]);
        }
        return result;
    }

    @Test
    void neitherAConstantNorARepeatedRegressorDisturbs() {
        Random random = new Random(2);
        ExponentialRegression regression = regression(3, 1_000, 1e-9, 10);
        for (int t = 0; t < 2_000; t++) {
            double x = random.nextGaussian();
            regression.learn(2 * x + 1, NO_LIMIT, x, 5, x);
        }
        assertThat(regression.predict(0.7, 5, 0.7)).isCloseTo(2.4, within(1e-6));
        assertThat(regression.coefficient(1)).isZero();
    }

    @Test
    void aWildValueCountsUpToTheLimit() {
        Random random = new Random(3);
        ExponentialRegression regression = regression(1, 100, 1, 10);
        for (int t = 0; t < 500; t++) {
            double x = random.nextGaussian();
            regression.learn(x + 0.1 * random.nextGaussian(), 0.4, x);
        }
        double before = regression.predict(1);
        regression.learn(1e9, 0.4, 1);
        assertThat(regression.predict(1)).isCloseTo(before, within(0.4 * 2 / 100));
        assertThat(regression.predict(1)).isGreaterThan(before);
    }

    @Test
    void forgetsAfterItsHalfLifeAndWhenCleared() {
        ExponentialRegression regression = regression(1, 100, 1, 10);
        for (int t = 0; t < 3_000; t++) {
            double x = t % 7 - 3;
            regression.learn(t < 2_000 ? x : -x, NO_LIMIT, x);
        }
        assertThat(regression.coefficient(0)).isCloseTo(-1, within(0.02));
        regression.clear();
        assertThat(regression.predict(1)).isNaN();
        assertThat(regression.count()).isZero();
    }

    @Test
    void refusesWhatItCannotMean() {
        assertThatThrownBy(() -> regression(0, 100, 1, 10)).hasMessageContaining("regressors=0");
        assertThatThrownBy(() -> new ExponentialRegression(buffer.allocate("s", 5), 1, 100, 1, 10))
                .hasMessageContaining("slice length=5");
    }
}
