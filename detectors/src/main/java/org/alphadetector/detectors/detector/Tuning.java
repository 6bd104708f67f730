package org.alphadetector.detectors.detector;

import org.alphadetector.features.row.Timeframe;

/**
 * How a detector runs on one timeframe.
 *
 * @param timeframe the timeframe
 * @param budgetPerAssetDay how many false alerts per asset and day the threshold allows
 * @param scaleHalfLifeBars after how many bars an observation counts half in the scale
 * @param scaleWarmupBars observations before the scale is defined
 * @param calibrationHalfLifeBars after how many bars a score counts half in the calibration
 * @param calibrationWarmupBars scores before there are p-values
 */
public record Tuning(
        Timeframe timeframe,
        double budgetPerAssetDay,
        int scaleHalfLifeBars,
        int scaleWarmupBars,
        int calibrationHalfLifeBars,
        int calibrationWarmupBars) {
    private static final double DAY_MICROS = 86_400e6;

    /** The defaults of 1m bars: scale half-life 2 h, p-values after 45 minutes. */
    public static Tuning minute(double budgetPerAssetDay) {
        return new Tuning(Timeframe.M1, budgetPerAssetDay, 120, 15, 2_880, 30);
    }

    /** Of a residual column on 1m bars, which has its own scale, of half-life two days: p-values after half an hour. */
    public static Tuning ofResidual(double budgetPerAssetDay) {
        return new Tuning(Timeframe.M1, budgetPerAssetDay, 2_880, 0, 2_880, 30);
    }

    /** The defaults of 15m bars: scale half-life 16 h, p-values after 12 h. */
    public static Tuning quarter(double budgetPerAssetDay) {
        return new Tuning(Timeframe.M15, budgetPerAssetDay, 64, 16, 480, 32);
    }

    /** The defaults of 1h bars: scale half-life 48 h, p-values after 48 h. */
    public static Tuning hour(double budgetPerAssetDay) {
        return new Tuning(Timeframe.H1, budgetPerAssetDay, 48, 16, 240, 32);
    }

    /** The p-value at or below which a score is an alarm: the budget over the bars of a day. */
    public double threshold() {
        return budgetPerAssetDay * timeframe.micros() / DAY_MICROS;
    }

    /** The scale's half-life in seconds. */
    public int halfLifeSec() {
        return (int) (scaleHalfLifeBars * timeframe.micros() / 1_000_000);
    }
}
