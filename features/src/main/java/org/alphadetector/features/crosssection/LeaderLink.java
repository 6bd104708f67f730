package org.alphadetector.features.crosssection;

import org.alphadetector.features.state.StateSlice;

/**
 * How one asset's return goes with another's of the minute before: exponentially forgetting sums of squares and
 * products around 0, half-life 1,440 minutes. It starts anew when the leader is another asset.
 *
 * <p>Slope: sum xy / sum x^2, drawn to 0 as by {@value #PRIOR_PAIRS} minutes without a relation (ridge: A. E. Hoerl, R.
 * W. Kennard, Technometrics 1970). Correlation: sum xy over the root of sum x^2 times sum y^2. It is significant beyond
 * three over the root of the weight: three standard errors of independent series (M. S. Bartlett, Journal of the Royal
 * Statistical Society 1935), fewer than {@value #PAIRS_NEEDED} pairs never. All sums are of decaying weights; no
 * rounding accumulates.
 */
final class LeaderLink {
    /** The words it needs. */
    static final int WORDS = 5;

    static final int PAIRS_NEEDED = 120;
    static final double HALF_LIFE = 1_440;

    /** What is left of a weight after a minute. */
    static final double KEPT = StrictMath.pow(0.5, 1 / HALF_LIFE);

    private static final double PRIOR_PAIRS = 100;
    private static final double STANDARD_ERRORS = 3;
    /** The weight that {@link #PAIRS_NEEDED} pairs have, less half a pair. */
    private static final double WEIGHT_NEEDED = (1 - StrictMath.pow(KEPT, PAIRS_NEEDED - 0.5)) / (1 - KEPT);

    private static final int LEADER = 0;
    private static final int WEIGHT = 1;
    private static final int SQUARES_LEADER = 2;
    private static final int SQUARES_OWN = 3;
    private static final int PRODUCTS = 4;

    private final StateSlice slice;

    LeaderLink(StateSlice slice) {
        this.slice = slice;
    }

    /** The link is to that asset from now on; 0 is none. */
    void leader(long uid) {
        if (slice.word(LEADER) != uid) {
            slice.clear();
            slice.word(LEADER, uid);
        }
    }

    boolean isSignificant() {
        double correlation = correlation();
        return slice.real(WEIGHT) >= WEIGHT_NEEDED
                && correlation * correlation * slice.real(WEIGHT) > STANDARD_ERRORS * STANDARD_ERRORS;
    }

    /** 0 while one of the two never moved. */
    double correlation() {
        double squares = slice.real(SQUARES_LEADER) * slice.real(SQUARES_OWN);
        return squares > 0 ? slice.real(PRODUCTS) / Math.sqrt(squares) : 0;
    }

    /** 0 while the leader never moved. */
    double slope() {
        double squares = slice.real(SQUARES_LEADER);
        double weight = slice.real(WEIGHT);
        return squares > 0 ? slice.real(PRODUCTS) / squares * weight / (weight + PRIOR_PAIRS) : 0;
    }

    /** Learns the leader's return of the minute before and the own one after it. */
    void learn(double leaderReturn, double ownReturn) {
        slice.real(WEIGHT, KEPT * slice.real(WEIGHT) + 1);
        slice.real(SQUARES_LEADER, KEPT * slice.real(SQUARES_LEADER) + leaderReturn * leaderReturn);
        slice.real(SQUARES_OWN, KEPT * slice.real(SQUARES_OWN) + ownReturn * ownReturn);
        slice.real(PRODUCTS, KEPT * slice.real(PRODUCTS) + leaderReturn * ownReturn);
    }
}
