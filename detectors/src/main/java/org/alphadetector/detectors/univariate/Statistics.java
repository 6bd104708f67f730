package org.alphadetector.detectors.univariate;

/**
 * The five ways in which a value can be unusual. Four are signed scores in robust standard deviations: it jumps (spike),
 * the mean of the last values has moved (shift), it lies where the series seldom is (level), or the last residuals are too
 * wild or too quiet (activity). The fifth counts how often in a row the value has not moved (stillness).
 */
final class Statistics {
    static final int SPIKE = 0;
    static final int SHIFT = 1;
    static final int LEVEL = 2;
    static final int ACTIVITY = 3;
    static final int STILLNESS = 4;
    static final int COUNT = 5;

    private static final double LIMIT = 4;
    private static final double SHORT = 1.0 / 8;
    private static final double LONG = 1.0 / 64;
    private static final double ACTIVITY_GAIN = 1.0 / 16;
    private static final double POSITION_GAIN = 1.0 / 300;

    private final MagnitudeScale shiftScale = new MagnitudeScale();
    private final PositionScale levels = new PositionScale(POSITION_GAIN);
    private final PositionScale activities = new PositionScale(POSITION_GAIN);
    private double shortMean;
    private double longMean;
    private double activity;
    private int still;

    /**
     * Fills in the scores, NaN in warm-up, and learns.
     *
     * @param residual the distance from the forecast, in robust standard deviations
     * @param change the distance from the value before, in robust standard deviations
     * @param deviation the distance from what is usual at the time
     * @param deviationScale the robust standard deviation of that
     * @param floor the least a scale of deviations may be
     */
    void update(
            double residual, double change, double deviation, double deviationScale, double floor, double[] scores) {
        scores[SPIKE] = StrictMath.copySign(Math.min(Math.abs(residual), Math.abs(change)), residual);

        double bounded =
                longMean + Math.max(-LIMIT, Math.min(LIMIT, (deviation - longMean) / deviationScale)) * deviationScale;
        shortMean += (bounded - shortMean) * SHORT;
        longMean += (bounded - longMean) * LONG;
        double shift = shortMean - longMean;
        double leastShift = floor * SHORT;
        double scale = shiftScale.scale(leastShift);
        scores[SHIFT] = scale > 0 ? shift / scale : Double.NaN;
        shiftScale.learn(shift, leastShift);

        scores[LEVEL] = levels.standardized(deviation, floor);
        levels.learn(deviation);

        activity += (StrictMath.log(1 + Math.min(2 * LIMIT, Math.abs(residual))) - activity) * ACTIVITY_GAIN;
        scores[ACTIVITY] = activities.standardized(activity, 1.0 / 64);
        activities.learn(activity);

        still = change == 0 ? still + 1 : 0;
        scores[STILLNESS] = still;
    }
}
