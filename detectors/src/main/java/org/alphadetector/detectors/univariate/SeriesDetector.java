package org.alphadetector.detectors.univariate;

import org.alphadetector.features.residual.MagnitudeScale;
import org.alphadetector.features.state.SliceParts;
import org.alphadetector.features.state.StateBuffer;
import org.alphadetector.features.state.StateSlice;

/**
 * Says of every value of any series how unusual it is, with one set of defaults and state of constant size. Values are
 * taken in the order in which they come; their times only tell the part of the day and week.
 */
public final class SeriesDetector {
    /** The p-value of an alarm by default. */
    public static final double DEFAULT_ALARM_P_VALUE = 1e-3;

    /** How many values are learnt before the first score. */
    public static final int WARMUP = 48;

    private static final double[] SHARES = {0.35, 0.2, 0.2, 0.15, 0.1};
    private static final double OUTLIER = 4;
    /** Of the value: four units in its last place. */
    private static final double LEAST_SCALE = 0x1p-50;
    /** Beyond, squares overflow; no measurement is as large. */
    private static final double LARGEST_VALUE = 1e150;

    private static final double LARGEST_SURPRISE = 690;
    private static final int CALIBRATED_FROM = 24;
    private static final double LN_10 = StrictMath.log(10);

    private static final int LAST = 0;
    private static final int LAST_TIME = 1;
    private static final int LAST_SCORE = 2;
    private static final int LAST_P_VALUE = 3;
    private static final int OUTLIERS = 4;
    private static final int COUNT = 5;
    private static final int OWN_WORDS = 6;

    private final StateSlice own;
    private final Baseline baseline;
    private final Forecast forecast;
    private final Quantum quantum;
    private final MagnitudeScale residualScale;
    private final MagnitudeScale changeScale;
    private final MagnitudeScale deviationScale;
    private final Statistics statistics;
    private final TwoSidedTail[] tails = new TwoSidedTail[Statistics.COUNT];
    private final SurpriseCalibration calibration;
    private final AlarmLatch latch;
    private final double[] scores = new double[Statistics.COUNT];

    /** With state of its own; alarms at p-values up to {@code alarmPValue}, in (0, 1). */
    public SeriesDetector(double alarmPValue) {
        this(new StateBuffer().allocate("series", words()), alarmPValue);
    }

    /**
     * @param slice {@link #words} words, zero when new
     * @param alarmPValue the largest p-value of an alarm, in (0, 1)
     */
    public SeriesDetector(StateSlice slice, double alarmPValue) {
        if (!(alarmPValue > 0 && alarmPValue < 1)) {
            throw new IllegalArgumentException("alarmPValue=" + alarmPValue);
        }
        SliceParts parts = new SliceParts(slice);
        own = parts.next(OWN_WORDS);
        baseline = new Baseline(parts.next(Baseline.WORDS));
        forecast = new Forecast(parts.next(Forecast.WORDS), baseline);
        quantum = new Quantum(parts.next(Quantum.WORDS));
        residualScale = new MagnitudeScale(parts.next(MagnitudeScale.WORDS));
        changeScale = new MagnitudeScale(parts.next(MagnitudeScale.WORDS));
        deviationScale = new MagnitudeScale(parts.next(MagnitudeScale.WORDS));
        statistics = new Statistics(parts.next(Statistics.WORDS));
        for (int i = 0; i < tails.length; i++) {
            // A run of equal values grows by one a row; that says nothing about how rare it is.
            tails[i] = new TwoSidedTail(parts.next(TwoSidedTail.words()), i != Statistics.STILLNESS);
        }
        calibration = new SurpriseCalibration(parts.next(SurpriseCalibration.words()));
        latch = new AlarmLatch(parts.next(AlarmLatch.WORDS), alarmPValue);
        parts.requireAllDealt();
    }

    /** How many words of state a series needs. */
    public static int words() {
        return OWN_WORDS
                + Baseline.WORDS
                + Forecast.WORDS
                + Quantum.WORDS
                + 3 * MagnitudeScale.WORDS
                + Statistics.WORDS
                + Statistics.COUNT * TwoSidedTail.words()
                + SurpriseCalibration.words()
                + AlarmLatch.WORDS;
    }

    /**
     * Judges a value by what came before it, and learns it. One that is not finite, or beyond 1e150, is left
     * out; one that repeats time
     * and value of the one before gets the same answer, without an alarm, and teaches nothing.
     */
    public SeriesVerdict accept(long timeMicros, double value) {
        if (!(Math.abs(value) <= LARGEST_VALUE)) {
            return SeriesVerdict.UNDEFINED;
        }
        if (own.word(COUNT) > 0 && timeMicros == own.word(LAST_TIME) && value == own.real(LAST)) {
            return new SeriesVerdict(own.real(LAST_SCORE), own.real(LAST_P_VALUE), false);
        }
        SeriesVerdict verdict = judgeAndLearn(timeMicros, value);
        own.word(LAST_TIME, timeMicros);
        own.real(LAST_SCORE, verdict.score());
        own.real(LAST_P_VALUE, verdict.pValue());
        return verdict;
    }

    private SeriesVerdict judgeAndLearn(long timeMicros, double value) {
        double usual = baseline.at(timeMicros);
        double predicted = forecast.predict();
        double floor = Math.max(quantum.floor(), Math.abs(value) * LEAST_SCALE);
        SeriesVerdict verdict = SeriesVerdict.UNDEFINED;
        double learnt = value;
        if (own.word(COUNT) > 0) {
            double residual = value - predicted;
            verdict = judge(value, residual, value - usual, floor);
            learnt = tamed(predicted, residual, floor);
            residualScale.learn(residual, floor);
            changeScale.learn(value - own.real(LAST), floor);
            deviationScale.learn(value - usual, floor);
        }
        baseline.learn(timeMicros, learnt, limit(deviationScale, floor));
        forecast.learn(learnt, limit(residualScale, floor));
        quantum.learn(value);
        own.real(LAST, value);
        own.addWord(COUNT, 1);
        return verdict;
    }

    private SeriesVerdict judge(double value, double residual, double deviation, double floor) {
        long count = own.word(COUNT);
        if (count <= 16) {
            return SeriesVerdict.UNDEFINED;
        }
        double change = (value - own.real(LAST)) / changeScale.scale(floor);
        statistics.update(
                residual / residualScale.scale(floor), change, deviation, deviationScale.scale(floor), floor, scores);
        double inverse = 0;
        for (int i = 0; i < tails.length; i++) {
            if (!Double.isNaN(scores[i])) {
                double surprise = Math.min(LARGEST_SURPRISE, tails[i].surprise(scores[i]));
                tails[i].learn(scores[i]);
                inverse += SHARES[i] / StrictMath.tan(StrictMath.exp(-surprise) * StrictMath.PI / 2);
            }
        }
        if (count < CALIBRATED_FROM + 16) {
            return SeriesVerdict.UNDEFINED;
        }
        double combined = -StrictMath.log(2 / StrictMath.PI * StrictMath.atan2(1, Math.max(inverse, 0)));
        double surprise = calibration.calibrated(combined);
        calibration.learn(combined);
        if (count < WARMUP) {
            return SeriesVerdict.UNDEFINED;
        }
        double pValue = StrictMath.exp(-Math.min(LARGEST_SURPRISE, surprise));
        return new SeriesVerdict(combined / LN_10, pValue, latch.isRaisedBy(pValue));
    }

    private double limit(MagnitudeScale scale, double floor) {
        return own.word(COUNT) > 16 ? 2 * OUTLIER * scale.scale(floor) : Double.POSITIVE_INFINITY;
    }

    /** What the forecast learns of a value: not its first outlier, half of the second in a row, all of the third. */
    private double tamed(double predicted, double residual, double floor) {
        double limit = OUTLIER * residualScale.scale(floor);
        if (own.word(COUNT) <= 16 || Math.abs(residual) <= limit) {
            own.word(OUTLIERS, 0);
            return predicted + residual;
        }
        long outliers = Math.min(own.word(OUTLIERS) + 1, 3);
        own.word(OUTLIERS, outliers);
        return predicted + residual * (outliers - 1) / 2;
    }
}
