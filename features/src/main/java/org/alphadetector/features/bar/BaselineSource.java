package org.alphadetector.features.bar;

import org.alphadetector.features.row.Row;

/** A feature that judges values by what is usual for the asset, and can tell what that is. */
public interface BaselineSource {
    /**
     * Tells what the values of a bar are going to be judged by, just before {@link BarFeature#close} of the bar, whose
     * inputs are in the row already. Changes no state. A baseline in warm-up is told too, with NaN in it.
     */
    void baselines(Bar bar, Row row, BaselineSink sink);
}
