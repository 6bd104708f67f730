package org.alphadetector.detectors.univariate;

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
    private static final double LEAST_SCALE = 1e-9;
    private static final double LARGEST_SURPRISE = 690;
    private static final int CALIBRATED_FROM = 24;
    private static final double LN_10 = StrictMath.log(10);

    private final Baseline baseline = new Baseline();
    private final Forecast forecast = new Forecast(baseline);
    private final Quantum quantum = new Quantum();
    private final MagnitudeScale residualScale = new MagnitudeScale();
    private final MagnitudeScale changeScale = new MagnitudeScale();
    private final MagnitudeScale deviationScale = new MagnitudeScale();
    private final Statistics statistics = new Statistics();
    private final TwoSidedTail[] tails = new TwoSidedTail[Statistics.COUNT];
    private final SurpriseCalibration calibration = new SurpriseCalibration();
    private final AlarmLatch latch;
    private final double[] scores = new double[Statistics.COUNT];
    private double last = Double.NaN;
    private long lastTimeMicros;
    private SeriesVerdict lastVerdict = SeriesVerdict.UNDEFINED;
    private int outliers;
    private long count;

    /** Alarms at p-values up to {@code alarmPValue}, in (0, 1). */
    public SeriesDetector(double alarmPValue) {
        if (!(alarmPValue > 0 && alarmPValue < 1)) {
            throw new IllegalArgumentException("alarmPValue=" + alarmPValue);
        }
        latch = new AlarmLatch(alarmPValue);
        for (int i = 0; i < tails.length; i++) {
            // A run of equal values grows by one a row; that says nothing about how rare it is.
            tails[i] = new TwoSidedTail(i != Statistics.STILLNESS);
        }
    }

    /**
     * Judges a value by what came before it, and learns it. One that is not finite is left out; one that repeats time and
     * value of the one before gets the same answer, without an alarm, and teaches nothing.
     */
    public SeriesVerdict accept(long timeMicros, double value) {
        if (!Double.isFinite(value)) {
            return SeriesVerdict.UNDEFINED;
        }
        if (count > 0 && timeMicros == lastTimeMicros && value == last) {
            return new SeriesVerdict(lastVerdict.score(), lastVerdict.pValue(), false);
        }
        lastTimeMicros = timeMicros;
        lastVerdict = judgeAndLearn(timeMicros, value);
        return lastVerdict;
    }

    private SeriesVerdict judgeAndLearn(long timeMicros, double value) {
        double usual = baseline.at(timeMicros);
        double predicted = forecast.predict();
        double floor = Math.max(quantum.floor(), Math.abs(value) * LEAST_SCALE);
        SeriesVerdict verdict = SeriesVerdict.UNDEFINED;
        double learnt = value;
        if (count > 0) {
            double residual = value - predicted;
            verdict = judge(value, residual, value - usual, floor);
            learnt = tamed(predicted, residual, floor);
            residualScale.learn(residual, floor);
            changeScale.learn(value - last, floor);
            deviationScale.learn(value - usual, floor);
        }
        baseline.learn(timeMicros, learnt);
        forecast.learn(learnt, count > 16 ? 2 * OUTLIER * residualScale.scale(floor) : Double.POSITIVE_INFINITY);
        quantum.learn(value);
        last = value;
        count++;
        return verdict;
    }

    private SeriesVerdict judge(double value, double residual, double deviation, double floor) {
        if (count <= 16) {
            return SeriesVerdict.UNDEFINED;
        }
        double change = (value - last) / changeScale.scale(floor);
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

    /** What the forecast learns of a value: not its first outlier, half of the second in a row, all of the third. */
    private double tamed(double predicted, double residual, double floor) {
        double limit = OUTLIER * residualScale.scale(floor);
        if (count <= 16 || Math.abs(residual) <= limit) {
            outliers = 0;
            return predicted + residual;
        }
        outliers = Math.min(outliers + 1, 3);
        return predicted + residual * (outliers - 1) / 2;
    }
}
