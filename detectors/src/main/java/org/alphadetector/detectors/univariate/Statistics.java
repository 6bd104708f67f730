package org.alphadetector.detectors.univariate;

/**
 * The five ways in which a value can be unusual. Four are signed scores in robust standard deviations: it jumps (spike),
 * the mean of the last values has moved (shift), it lies where the series seldom is (level), or the last residuals are too
 * wild or too quiet (activity). The fifth is how improbable it is that so many values in a row have not moved, given how
 * often one does not (stillness).
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
    /** A run that is no rarer than one in seven says nothing; a constant is in one that never ends. */
    private static final double LEAST_STILLNESS = 2;

    private static final double STILL_GAIN = 1.0 / 1_000;
    private static final double POSITION_GAIN = 1.0 / 300;

    private final MagnitudeScale shiftScale = new MagnitudeScale();
    private final PositionScale levels = new PositionScale(POSITION_GAIN);
    private final PositionScale activities = new PositionScale(POSITION_GAIN);
    private double shortMean;
    private double longMean;
    private double activity;
    private double stillShare;
    private int still;
    private int count;

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

        scores[STILLNESS] = stillness(change == 0);
    }

    /** -ln of the probability of a run as long, as the share of values that do not move makes it. */
    private double stillness(boolean isStill) {
        count = Math.min(count + 1, Integer.MAX_VALUE - 1);
        still = isStill ? still + 1 : 0;
        double surprise = -still * StrictMath.log((1 + stillShare * count) / (2 + count));
        stillShare += ((isStill ? 1 : 0) - stillShare) * Math.max(STILL_GAIN, 1.0 / count);
        return surprise < LEAST_STILLNESS ? 0 : surprise;
    }
}
