package org.alphadetector.detectors.univariate;

/**
 * What is to be said of one value of a series.
 *
 * @param score how unusual the value is, in decades: -log10 of the combined tail probability of its statistics before the
 *     last calibration; 0 or more, NaN where undefined
 * @param pValue the calibrated probability of a score at least as large, in (0, 1]; falls as the score rises; NaN where
 *     undefined
 * @param isAlarm whether an alarm starts here
 */
public record SeriesVerdict(double score, double pValue, boolean isAlarm) {
    /** In warm-up, or of a value that is not a number. */
    public static final SeriesVerdict UNDEFINED = new SeriesVerdict(Double.NaN, Double.NaN, false);

    /** Whether there is a score and a p-value. */
    public boolean isDefined() {
        return !Double.isNaN(pValue);
    }
}
