package org.alphadetector.features.residual;

import org.alphadetector.features.state.StateSlice;

/**
 * Predicts a series with mean 0 from its last value: coefficient times last value, the coefficient being sum of w x(t)
 * x(t-1) over sum of w x(t-1)^2 with weights w that halve every {@code halfLife} pairs (G. U. Yule, Philosophical
 * Transactions A 1927), times n / (n + 100) with n the sum of the weights, since few pairs tell little (ridge: A. E.
 * Hoerl, R. W. Kennard, Technometrics 1970). Values are bounded when they are learnt. Zero words are the start.
 */
public final class FirstOrderRegression {
    /** The words it needs. */
    public static final int WORDS = 2 * ExponentialMean.WORDS + 2;

    private static final double PRIOR_PAIRS = 100;

    private static final int LAST = 0;
    private static final int HAS_LAST = 1;
    private static final int OWN_WORDS = 2;

    private final StateSlice slice;
    private final ExponentialMean products;
    private final ExponentialMean squares;

    /**
     * @param slice {@link #WORDS} words
     * @param halfLife after how many further pairs one counts half
     */
    public FirstOrderRegression(StateSlice slice, double halfLife) {
        this.slice = slice;
        products = new ExponentialMean(slice.part(OWN_WORDS, ExponentialMean.WORDS), halfLife);
        squares = new ExponentialMean(slice.part(OWN_WORDS + ExponentialMean.WORDS, ExponentialMean.WORDS), halfLife);
    }

    /** The next value; 0, the mean, where the last one is missing or nothing is known yet. */
    public double predict() {
        return slice.word(HAS_LAST) == 0 ? 0 : coefficient() * slice.real(LAST);
    }

    /** The coefficient, within [-1, 1]; 0 before the first pair. */
    public double coefficient() {
        double pairs = products.weight();
        if (pairs == 0 || squares.mean() == 0) {
            return 0;
        }
        double coefficient = products.mean() / squares.mean() * pairs / (pairs + PRIOR_PAIRS);
        return Math.max(-1, Math.min(1, coefficient));
    }

    /** Learns the next value, one beyond {@code limit} as that; NaN is a missing one. */
    public void learn(double value, double limit) {
        if (Double.isNaN(value)) {
            skip();
        } else {
            learn(value, value, limit);
        }
    }

    /** Learns the next value where another number takes its place as the one that the value after is predicted from. */
    void learn(double value, double last, double limit) {
        if (slice.word(HAS_LAST) != 0) {
            double before = slice.real(LAST);
            products.learn(bounded(value, limit) * before);
            squares.learn(before * before);
        }
        slice.real(LAST, bounded(last, limit));
        slice.word(HAS_LAST, 1);
    }

    /** The next value is missing. */
    void skip() {
        slice.word(HAS_LAST, 0);
    }

    private static double bounded(double value, double limit) {
        return Math.max(-limit, Math.min(limit, value));
    }

    public void clear() {
        slice.clear();
    }
}
