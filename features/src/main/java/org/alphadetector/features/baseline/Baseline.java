package org.alphadetector.features.baseline;

/**
 * What the next value of a series is judged by: it lies (x - center) / scale from the centre, and that number ranks among
 * the quantiles.
 *
 * @param center the robust centre, or the value that is predicted; NaN in warm-up
 * @param scale one robust standard deviation from it, floors included; NaN in warm-up
 * @param count how many values were learnt
 * @param quantiles what was learnt of the standardised values; undefined where no rank is told
 */
public record Baseline(double center, double scale, long count, QuantileState quantiles) {
    /** A baseline of a value of which no rank is told. */
    public static Baseline unranked(double center, double scale, long count) {
        return new Baseline(center, scale, count, QuantileState.UNDEFINED);
    }
}
