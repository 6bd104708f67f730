package org.alphadetector.features.regime;

import org.alphadetector.features.state.StateSlice;

/**
 * How often one regime was followed by another, bar by bar: a first-order Markov chain (J. D. Hamilton, A New Approach
 * to the Economic Analysis of Nonstationary Time Series, Econometrica 1989), whose transitions are seen. A transition
 * counts half after so many later ones from the same regime. Zero words are the start.
 */
final class TransitionMatrix {
    /** As if so many bars had been seen in each regime, after one of which it changed. */
    private static final double PRIOR_BARS = 20;

    private final StateSlice counts;
    private final int regimes;
    private final double decay;

    TransitionMatrix(StateSlice slice, int regimes, double halfLife) {
        counts = slice;
        this.regimes = regimes;
        decay = StrictMath.pow(2, -1 / halfLife);
    }

    static int words(int regimes) {
        return regimes * regimes;
    }

    void learn(int from, int to) {
        for (int i = 0; i < regimes; i++) {
            double count = counts.real(from * regimes + i) * decay;
            counts.real(from * regimes + i, i == to ? count + 1 : count);
        }
    }

    /** The probability that the bar after one of this regime is of another, in (0, 1). */
    double leaving(int regime) {
        double all = 0;
        for (int i = 0; i < regimes; i++) {
            all += counts.real(regime * regimes + i);
        }
        double left = all - counts.real(regime * regimes + regime);
        return (Math.max(0, left) + 1) / (all + PRIOR_BARS);
    }

    void clear() {
        counts.clear();
    }
}
