package org.alphadetector.detectors.univariate;

/**
 * The next value of a series as the mean of simple forecasts, those that were right lately counting most: the last value,
 * the last value and the usual step, a fast and a slow level, an autoregression, the daily and the weekly profile moved to
 * where the series is now. Each counts with the inverse sixth power of its recent mean error.
 */
final class Forecast {
    private static final int CANDIDATES = 7;
    private static final double ERROR_GAIN = 1.0 / 100;
    private static final double FAST = 1.0 / 4;
    private static final double SLOW = 1.0 / 40;
    private static final double STEP = 1.0 / 100;

    private final Baseline baseline;
    private final AutoRegression regression = new AutoRegression();
    private final double[] forecasts = new double[CANDIDATES];
    private final double[] errors = new double[CANDIDATES];
    private final int[] counts = new int[CANDIDATES];
    private double last = Double.NaN;
    private double fast;
    private double slow;
    private double step;
    private int count;

    /** Uses the seasonal profiles of the baseline, which is asked for each time first. */
    Forecast(Baseline baseline) {
        this.baseline = baseline;
    }

    /** The next value, at the time the baseline was last asked for; NaN before the first value. */
    double predict() {
        forecasts[0] = last;
        forecasts[1] = last + step;
        forecasts[2] = fast;
        forecasts[3] = slow;
        forecasts[4] = regression.predict();
        forecasts[5] = baseline.seasonal(0);
        forecasts[6] = baseline.seasonal(1);
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < CANDIDATES; i++) {
            if (counts[i] > 0) {
                least = Math.min(least, errors[i]);
            }
        }
        return count == 0 ? Double.NaN : least > 0 && least < Double.POSITIVE_INFINITY ? weighted(least) : last;
    }

    private double weighted(double least) {
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < CANDIDATES; i++) {
            if (counts[i] > 16 && !Double.isNaN(forecasts[i])) {
                double ratio = least / errors[i];
                double weight = ratio * ratio * ratio;
                weight *= weight;
                sum += weight * (forecasts[i] - last);
                weights += weight;
            }
        }
        return weights > 0 ? last + sum / weights : last;
    }

    /** Learns the value that was predicted; errors beyond {@code limit} count as that. */
    void learn(double value, double limit) {
        for (int i = 0; i < CANDIDATES && count > 0; i++) {
            if (!Double.isNaN(forecasts[i])) {
                counts[i] = Math.min(counts[i] + 1, Integer.MAX_VALUE - 1);
                double error = Math.min(limit, Math.abs(value - forecasts[i]));
                errors[i] += (error - errors[i]) * Math.max(ERROR_GAIN, 1.0 / counts[i]);
            }
        }
        count = Math.min(count + 1, Integer.MAX_VALUE - 1);
        step = count == 1 ? 0 : step + (value - last - step) * Math.max(STEP, 1.0 / count);
        fast += (value - fast) * Math.max(FAST, 1.0 / count);
        slow += (value - slow) * Math.max(SLOW, 1.0 / count);
        last = value;
        regression.learn(value);
    }
}
