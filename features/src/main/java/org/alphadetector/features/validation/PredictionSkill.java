package org.alphadetector.features.validation;

import org.alphadetector.features.state.StateSlice;

/**
 * What predictions explain beyond a naive forecast: R² = 1 - sum of squared errors / sum of squared errors of the naive
 * forecast, out of sample, for every prediction was made before its value was known (J. Y. Campbell, S. B. Thompson,
 * Review of Financial Studies 2008). There are two naive forecasts, the mean of the values so far and the last value;
 * the sum of the better one counts. All with exponential forgetting. Zero words are the start.
 */
public final class PredictionSkill {
    /** How many words of state it needs. */
    public static final int WORDS = 7;

    private static final int WEIGHT = 0;
    private static final int MEAN = 1;
    private static final int LAST = 2;
    private static final int ERRORS = 3;
    private static final int MEAN_ERRORS = 4;
    private static final int LAST_ERRORS = 5;
    private static final int COUNT = 6;

    private final StateSlice state;
    private final double kept;

    /**
     * @param state {@link #WORDS} words
     * @param halfLife after how many predictions one counts half
     */
    public PredictionSkill(StateSlice state, double halfLife) {
        this.state = state;
        this.kept = StrictMath.pow(0.5, 1 / halfLife);
    }

    /**
     * Takes in a value that was predicted.
     *
     * @param value the value that came
     * @param error the value less its prediction; where either is NaN, nothing is taken in
     */
    public void observe(double value, double error) {
        if (!Double.isFinite(value) || !Double.isFinite(error)) {
            return;
        }
        double weight = state.real(WEIGHT);
        if (weight > 0) {
            addSquare(ERRORS, error);
            addSquare(MEAN_ERRORS, value - state.real(MEAN));
            addSquare(LAST_ERRORS, value - state.real(LAST));
            state.addWord(COUNT, 1);
        }
        double newWeight = kept * weight + 1;
        state.real(WEIGHT, newWeight);
        state.real(MEAN, state.real(MEAN) + (value - state.real(MEAN)) / newWeight);
        state.real(LAST, value);
    }

    /** How many predictions were judged. */
    public long count() {
        return state.word(COUNT);
    }

    /** R², at most 1, negative where the naive forecast is better; NaN where that is never wrong. */
    public double explained() {
        double naive = Math.min(state.real(MEAN_ERRORS), state.real(LAST_ERRORS));
        return naive > 0 ? 1 - state.real(ERRORS) / naive : Double.NaN;
    }

    private void addSquare(int index, double error) {
        state.real(index, kept * state.real(index) + error * error);
    }
}
