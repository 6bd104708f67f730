package org.alphadetector.features.source;

/**
 * What the registry says of a residual; a later one replaces an earlier one.
 *
 * @param residualId the z column
 * @param version revision of the feature pack that made it
 * @param recipe how it is made, as JSON: the columns it rests on, their formulas and inputs
 * @param explained R² of its prediction out of sample, the median over assets; at most 1; NaN before any asset has
 *     enough predictions
 * @param stationarity p-value of the augmented Dickey-Fuller test of z, the median over assets, in [0, 1]: small where z
 *     returns to its mean; NaN before any asset has enough samples
 * @param assets how many assets the median of R² is taken over
 * @param updatedAtMicros the close of the row at which it was measured
 */
public record RegisteredResidual(
        String residualId,
        String version,
        String recipe,
        double explained,
        double stationarity,
        int assets,
        long updatedAtMicros) {}
