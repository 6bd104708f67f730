package org.alphadetector.detectors.univariate;

import org.alphadetector.features.residual.MagnitudeScale;
import org.alphadetector.features.residual.PositionScale;
import org.alphadetector.features.state.SliceParts;
import org.alphadetector.features.state.StateSlice;

/**
 * The five ways in which a value can be unusual. Four are signed scores in robust standard deviations: it jumps
 * (spike), the mean of the last values has moved (shift), it lies where the series seldom is (level), or the last
 * residuals are too wild or too quiet (activity). The fifth is how improbable it is that so many values in a row have
 * not moved, given how often one does not (stillness).
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

    private static final int SHORT_MEAN = 0;
    private static final int LONG_MEAN = 1;
    private static final int ACTIVITY_MEAN = 2;
    private static final int STILL_SHARE = 3;
    private static final int STILL = 4;
    private static final int LEARNT = 5;
    private static final int OWN_WORDS = 6;
    static final int WORDS = OWN_WORDS + MagnitudeScale.WORDS + 2 * PositionScale.WORDS;

    private final StateSlice own;
    private final MagnitudeScale shiftScale;
    private final PositionScale levels;
    private final PositionScale activities;

    Statistics(StateSlice slice) {
        SliceParts parts = new SliceParts(slice);
        own = parts.next(OWN_WORDS);
        shiftScale = new MagnitudeScale(parts.next(MagnitudeScale.WORDS));
        levels = new PositionScale(parts.next(PositionScale.WORDS), POSITION_GAIN);
        activities = new PositionScale(parts.next(PositionScale.WORDS), POSITION_GAIN);
        parts.requireAllDealt();
    }

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

        double longMean = own.real(LONG_MEAN);
        double bounded =
                longMean + Math.max(-LIMIT, Math.min(LIMIT, (deviation - longMean) / deviationScale)) * deviationScale;
        double shortMean = own.real(SHORT_MEAN);
        shortMean += (bounded - shortMean) * SHORT;
        longMean += (bounded - longMean) * LONG;
        own.real(SHORT_MEAN, shortMean);
        own.real(LONG_MEAN, longMean);
        double shift = shortMean - longMean;
        double leastShift = floor * SHORT;
        double scale = shiftScale.scale(leastShift);
        scores[SHIFT] = scale > 0 ? shift / scale : Double.NaN;
        shiftScale.learn(shift, leastShift);

        scores[LEVEL] = levels.standardized(deviation, floor);
        levels.learn(deviation);

        double activity = own.real(ACTIVITY_MEAN);
        activity += (StrictMath.log(1 + Math.min(2 * LIMIT, Math.abs(residual))) - activity) * ACTIVITY_GAIN;
        own.real(ACTIVITY_MEAN, activity);
        scores[ACTIVITY] = activities.standardized(activity, 1.0 / 64);
        activities.learn(activity);

        scores[STILLNESS] = stillness(change == 0);
    }

    /** -ln of the probability of a run as long, as the share of values that do not move makes it. */
    private double stillness(boolean isStill) {
        long count = own.word(LEARNT) + 1;
        long still = isStill ? own.word(STILL) + 1 : 0;
        double stillShare = own.real(STILL_SHARE);
        double surprise = -still * StrictMath.log((1 + stillShare * count) / (2 + count));
        own.word(LEARNT, count);
        own.word(STILL, still);
        own.real(STILL_SHARE, stillShare + ((isStill ? 1 : 0) - stillShare) * Math.max(STILL_GAIN, 1.0 / count));
        return surprise < LEAST_STILLNESS ? 0 : surprise;
    }
}
