package org.alphadetector.features.crosssection;

import org.alphadetector.features.state.StateSlice;

/**
 * How far an asset follows a factor: the slope of its return on the factor's, through the origin, recent bars counting
 * more, unusual bars counting less.
 *
 * <p>Pure number, usually near 1; always defined, 1 before the first bar.
 *
 * <pre>
 * beta = (sum w x y + k v) / (sum w x x + k v)     v = sum w x x / sum 1
 * w    = min(1, c s / |y - beta x|) min(1, d sqrt(v) / |x|)^2     c = 1.345, d = 4
 * s^2  = sum min(|y - beta x|, c s)^2 / 0.7102 / sum 1
 * </pre>
 *
 * x is the factor's return and y the asset's; every sum halves in {@code halfLifeBars}; the weight, and the beta in it,
 * are those of before the bar.
 *
 * <ul>
 *   <li>c and s: P. J. Huber, Robust Estimation of a Location Parameter, Annals of Mathematical Statistics 1964, with
 *       his Proposal 2 for the scale; 0.7102 is what the clipped square of a normal variable is on average. c from
 *       P. W. Holland, R. E. Welsch, Robust Regression Using Iteratively Reweighted Least-Squares, 1977.
 *   <li>d bounds how much one bar of a crash says: C. L. Mallows, On Some Topics in Robustness, 1975.
 *   <li>k: how many bars of usual size the belief "beta is 1" counts as. It is the normal prior of O. A. Vasicek, A
 *       Note on Using Cross-Sectional Information in Bayesian Estimation of Security Betas, Journal of Finance 1973,
 *       with the market's own beta as its mean and its precision given in bars.
 * </ul>
 *
 * The first sixteen bars count in full, for there is no scale yet.
 */
final class RobustBeta {
    private static final int COUNT = 0;
    private static final int WEIGHT = 1;
    private static final int FACTOR_SQUARES = 2;
    private static final int PRODUCTS = 3;
    private static final int RESIDUAL_SQUARES = 4;
    private static final int WORDS = 5;

    private static final long BARS_IN_FULL = 16;
    private static final double PRIOR_BETA = 1;
    private static final double RESIDUAL_BOUND = 1.345;
    /** The mean of min(|x|, 1.345)^2 of a standard normal variable. */
    private static final double BOUNDED_SQUARE = 0.7101645;

    private static final double FACTOR_BOUND = 4;

    private final StateSlice slice;
    private final double kept;
    private final double priorBars;

    /**
     * A beta in {@link #words} words, zero when new.
     *
     * @param halfLifeBars after how many further bars a bar counts half
     * @param priorBars how many bars of usual size the belief "beta is 1" counts as
     */
    RobustBeta(StateSlice slice, double halfLifeBars, double priorBars) {
        this.slice = slice;
        this.kept = StrictMath.pow(0.5, 1 / halfLifeBars);
        this.priorBars = priorBars;
    }

    static int words() {
        return WORDS;
    }

    double beta() {
        double squares = slice.real(FACTOR_SQUARES);
        double prior = squares > 0 ? priorBars * squares / slice.real(WEIGHT) : 0;
        double all = squares + prior;
        return all > 0 ? (slice.real(PRODUCTS) + PRIOR_BETA * prior) / all : PRIOR_BETA;
    }

    /**
     * Learns a bar; does nothing where a return is undefined.
     *
     * @param floor the smallest size that means anything, half a price step over the price
     */
    void learn(double assetReturn, double factor, double floor) {
        double residual = Math.abs(assetReturn - beta() * factor);
        if (!Double.isFinite(residual)) {
            return;
        }
        double weight = 1;
        double square = residual * residual;
        if (slice.word(COUNT) >= BARS_IN_FULL) {
            double share = share(residual, RESIDUAL_BOUND * Math.max(typical(RESIDUAL_SQUARES), floor));
            double factorShare = share(Math.abs(factor), Math.max(FACTOR_BOUND * typical(FACTOR_SQUARES), floor));
            weight = share * factorShare * factorShare;
            square *= share * share / BOUNDED_SQUARE;
        }
        add(WEIGHT, 1);
        add(FACTOR_SQUARES, weight * factor * factor);
        add(PRODUCTS, weight * factor * assetReturn);
        add(RESIDUAL_SQUARES, square);
        slice.addWord(COUNT, 1);
    }

    /** How many bars were learnt. */
    long count() {
        return slice.word(COUNT);
    }

    void clear() {
        slice.clear();
    }

    private double typical(int squares) {
        return Math.sqrt(slice.real(squares) / slice.real(WEIGHT));
    }

    /** The share of a size that a bound leaves; a bound of 0 bounds nothing, or nothing would ever be learnt. */
    private static double share(double size, double bound) {
        return bound > 0 && size > bound ? bound / size : 1;
    }

    private void add(int sum, double value) {
        slice.real(sum, kept * slice.real(sum) + value);
    }
}
