package org.alphadetector.features.residual;

import java.util.Arrays;
import org.alphadetector.features.state.StateSlice;

/**
 * Least squares of a value on a few regressors and a constant, with exponential forgetting: the weight of a pair halves
 * every {@code halfLife} later pairs. In the unit of the value. Undefined until {@code warmupPairs} pairs are learnt,
 * and where a regressor is NaN.
 *
 * <p>Coefficients: (R + p/n I) b = r, with R and r the weighted correlations of the regressors among each other and
 * with the value, n the sum of the weights and p the pairs of the prior, which says that no regressor matters (ridge in
 * correlation form: A. E. Hoerl, R. W. Kennard, Technometrics 1970). The constant is not shrunk. So neither the unit of
 * a regressor nor that of the value matters, and regressors may depend on each other. One that never changed has the
 * coefficient 0.
 *
 * <p>Means and sums of products around them are updated in step (B. P. Welford, Technometrics 1962, with weights); the
 * system is solved by Cholesky's method at each prediction. Learning is bounded: a value counts as at most {@code
 * limit} away from what was predicted. Zero words are the start.
 */
public final class ExponentialRegression {
    /** A pivot below this share of its diagonal says that a regressor follows from the others. */
    private static final double LEAST_PIVOT = 1e-10;

    private static final int COUNT = 0;
    private static final int WEIGHT = 1;
    private static final int VALUE_MEAN = 2;
    private static final int MEANS = 3;

    private final StateSlice slice;
    private final int regressors;
    private final double decay;
    private final double priorPairs;
    private final int warmupPairs;
    private final int products;
    private final int valueProducts;

    // Scratch of one call.
    private final double[][] factor;
    private final double[] solution;
    private final double[] distance;

    /**
     * @param slice {@link #words} words
     * @param regressors how many there are, besides the constant
     * @param halfLife after how many further pairs one counts half
     * @param priorPairs as how many pairs the prior counts, above 0
     * @param warmupPairs how many pairs are learnt before the first answer, at least 1
     */
    public ExponentialRegression(
            StateSlice slice, int regressors, double halfLife, double priorPairs, int warmupPairs) {
        if (regressors < 1 || !(halfLife > 0) || !(priorPairs > 0) || warmupPairs < 1) {
            throw new IllegalArgumentException("regressors=" + regressors + ", halfLife=" + halfLife + ", priorPairs="
                    + priorPairs + ", warmupPairs=" + warmupPairs);
        }
        if (slice.length() != words(regressors)) {
            throw new IllegalArgumentException("slice length=" + slice.length() + ", needed=" + words(regressors));
        }
        this.slice = slice;
        this.regressors = regressors;
        this.decay = StrictMath.pow(2, -1 / halfLife);
        this.priorPairs = priorPairs;
        this.warmupPairs = warmupPairs;
        products = MEANS + regressors;
        valueProducts = products + regressors * (regressors + 1) / 2;
        factor = new double[regressors][regressors];
        solution = new double[regressors];
        distance = new double[regressors];
    }

    /** How many words of state so many regressors need: 6, 10, 15, 21 for one to four. */
    public static int words(int regressors) {
        return MEANS + 2 * regressors + regressors * (regressors + 1) / 2;
    }

    /** The value that the regressors let expect; NaN in warm-up or when one of them is. */
    public double predict(double... values) {
        if (!isReady()) {
            return Double.NaN;
        }
        solve();
        return slice.real(VALUE_MEAN) + slope(values);
    }

    /** By how much the value rises with a regressor; NaN in warm-up. */
    public double coefficient(int regressor) {
        if (!isReady()) {
            return Double.NaN;
        }
        solve();
        return solution[regressor];
    }

    /**
     * Learns a pair, after it was judged; one with a number that is not finite is ignored.
     *
     * @param limit how far the value may lie from the predicted one; a value beyond counts as there
     */
    public void learn(double value, double limit, double... values) {
        double expected = predict(values);
        double bounded =
                Double.isNaN(expected) ? value : expected + Math.max(-limit, Math.min(limit, value - expected));
        if (!Double.isFinite(bounded) || !areFinite(values)) {
            return;
        }
        double before = slice.real(WEIGHT) * decay;
        double weight = before + 1;
        double valueDistance = bounded - slice.real(VALUE_MEAN);
        for (int i = 0; i < regressors; i++) {
            distance[i] = values[i] - slice.real(MEANS + i);
        }
        double share = before / weight;
        for (int i = 0; i < regressors; i++) {
            for (int j = 0; j <= i; j++) {
                grow(product(i, j), share * distance[i] * distance[j]);
            }
            grow(valueProducts + i, share * distance[i] * valueDistance);
            slice.real(MEANS + i, slice.real(MEANS + i) + distance[i] / weight);
        }
        slice.real(VALUE_MEAN, slice.real(VALUE_MEAN) + valueDistance / weight);
        slice.real(WEIGHT, weight);
        slice.addWord(COUNT, 1);
    }

    /** How many pairs were learnt. */
    public long count() {
        return slice.word(COUNT);
    }

    /** Forgets everything. */
    public void clear() {
        slice.clear();
    }

    private boolean isReady() {
        return count() >= warmupPairs;
    }

    private static boolean areFinite(double[] values) {
        for (double value : values) {
            if (!Double.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    private double slope(double[] values) {
        double sum = 0;
        for (int i = 0; i < regressors; i++) {
            sum += solution[i] * (values[i] - slice.real(MEANS + i));
        }
        return sum;
    }

    private void grow(int word, double addend) {
        slice.real(word, slice.real(word) * decay + addend);
    }

    private int product(int i, int j) {
        return products + i * (i + 1) / 2 + j;
    }

    /** Half of the correlation's denominator: the root of the sum of squares. */
    private double length(int i) {
        return Math.sqrt(slice.real(product(i, i)));
    }

    /** Leaves the coefficients in {@link #solution}. */
    private void solve() {
        Arrays.fill(solution, 0);
        double diagonal = 1 + priorPairs / slice.real(WEIGHT);
        for (int i = 0; i < regressors; i++) {
            double length = length(i);
            double right = length > 0 ? slice.real(valueProducts + i) / length : 0;
            for (int j = 0; j < i; j++) {
                double both = length * length(j);
                factor[i][j] = lessRow(both > 0 ? slice.real(product(i, j)) / both : 0, i, j);
                right -= factor[i][j] * solution[j];
            }
            double pivot = lessRow(diagonal, i, i);
            boolean isOwn = length > 0 && pivot > LEAST_PIVOT;
            factor[i][i] = isOwn ? Math.sqrt(pivot) : 0;
            solution[i] = isOwn ? right / factor[i][i] : 0;
        }
        substituteBack();
    }

    /** An entry of the matrix less the product of the rows so far, over the pivot where it is not one. */
    private double lessRow(double entry, int i, int j) {
        double rest = entry;
        for (int k = 0; k < j; k++) {
            rest -= factor[i][k] * factor[j][k];
        }
        if (i == j) {
            return rest;
        }
        return factor[j][j] > 0 ? rest / factor[j][j] : 0;
    }

    private void substituteBack() {
        for (int i = regressors - 1; i >= 0; i--) {
            double rest = solution[i];
            for (int j = i + 1; j < regressors; j++) {
                rest -= factor[j][i] * solution[j];
            }
            solution[i] = factor[i][i] > 0 ? rest / factor[i][i] : 0;
        }
        for (int i = 0; i < regressors; i++) {
            solution[i] = factor[i][i] > 0 ? solution[i] / length(i) : 0;
        }
    }
}
