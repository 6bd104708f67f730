package org.alphadetector.detectors.univariate;

import org.alphadetector.features.state.SliceParts;
import org.alphadetector.features.state.StateSlice;

/**
 * The next value of a series as the mean of simple forecasts, those that were right lately counting most: the last
 * value, the last value and the usual step, a fast and a slow level, an autoregression, the daily and the weekly
 * profile moved to where the series is now. Each counts with the inverse sixth power of its recent mean error.
 */
final class Forecast {
    private static final int CANDIDATES = 7;
    private static final double ERROR_GAIN = 1.0 / 100;
    private static final double FAST = 1.0 / 4;
    private static final double SLOW = 1.0 / 40;
    private static final double STEP = 1.0 / 100;

    private static final int ERROR = 0;
    private static final int JUDGED = 1;
    private static final int CANDIDATE_WORDS = 2;

    private static final int LAST = 0;
    private static final int FAST_LEVEL = 1;
    private static final int SLOW_LEVEL = 2;
    private static final int STEP_MEAN = 3;
    private static final int COUNT = 4;
    private static final int OWN_WORDS = 5;
    static final int WORDS = OWN_WORDS + CANDIDATES * CANDIDATE_WORDS + AutoRegression.WORDS;

    private final Baseline baseline;
    private final StateSlice own;
    private final StateSlice candidates;
    private final AutoRegression regression;
    /** What was last predicted. */
    private final double[] forecasts = new double[CANDIDATES];

    private double predicted = Double.NaN;

    /** Uses the seasonal profiles of the baseline, which is asked for each time first. */
    Forecast(StateSlice slice, Baseline baseline) {
        SliceParts parts = new SliceParts(slice);
        this.baseline = baseline;
        own = parts.next(OWN_WORDS);
        candidates = parts.next(CANDIDATES * CANDIDATE_WORDS);
        regression = new AutoRegression(parts.next(AutoRegression.WORDS));
        parts.requireAllDealt();
    }

    /** The next value, at the time the baseline was last asked for; NaN before the first value. */
    double predict() {
        double last = own.word(COUNT) == 0 ? Double.NaN : own.real(LAST);
        forecasts[0] = last;
        forecasts[1] = last + own.real(STEP_MEAN);
        forecasts[2] = own.real(FAST_LEVEL);
        forecasts[3] = own.real(SLOW_LEVEL);
        forecasts[4] = regression.predict();
        forecasts[5] = baseline.seasonal(0);
        forecasts[6] = baseline.seasonal(1);
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < CANDIDATES; i++) {
            if (judged(i) > 0) {
                least = Math.min(least, error(i));
            }
        }
        predicted = least > 0 && least < Double.POSITIVE_INFINITY ? weighted(last, least) : last;
        return predicted;
    }

    private double weighted(double last, double least) {
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < CANDIDATES; i++) {
            if (judged(i) > 16 && !Double.isNaN(forecasts[i])) {
                double ratio = least / error(i);
                double weight = ratio * ratio * ratio;
                weight *= weight;
                sum += weight * (forecasts[i] - last);
                weights += weight;
            }
        }
        return weights > 0 ? last + sum / weights : last;
    }

    /**
     * Learns the value that was predicted; errors beyond {@code limit} count as that. Where the forecast itself was
     * that wrong, a level was accepted or left, and the levels go on from the value: what is averaged over both is
     * neither.
     */
    void learn(double value, double limit) {
        long count = own.word(COUNT);
        for (int i = 0; i < CANDIDATES && count > 0; i++) {
            if (!Double.isNaN(forecasts[i])) {
                candidates.addWord(i * CANDIDATE_WORDS + JUDGED, 1);
                double error = Math.min(limit, Math.abs(value - forecasts[i]));
                double gain = Math.max(ERROR_GAIN, 1.0 / judged(i));
                candidates.real(i * CANDIDATE_WORDS + ERROR, error(i) + (error - error(i)) * gain);
            }
        }
        count++;
        own.word(COUNT, count);
        if (Math.abs(value - predicted) > limit) {
            own.real(FAST_LEVEL, value);
            own.real(SLOW_LEVEL, value);
            own.real(LAST, value);
            regression.moveTo(value);
            return;
        }
        double step = count == 1 ? 0 : value - own.real(LAST);
        approach(STEP_MEAN, step, STEP, count);
        approach(FAST_LEVEL, value, FAST, count);
        approach(SLOW_LEVEL, value, SLOW, count);
        own.real(LAST, value);
        regression.learn(value);
    }

    private void approach(int word, double value, double gain, long count) {
        double before = own.real(word);
        own.real(word, before + (value - before) * Math.max(gain, 1.0 / count));
    }

    private double error(int candidate) {
        return candidates.real(candidate * CANDIDATE_WORDS + ERROR);
    }

    private long judged(int candidate) {
        return candidates.word(candidate * CANDIDATE_WORDS + JUDGED);
    }
}
