package org.alphadetector.features.bar;

import org.alphadetector.features.baseline.Baseline;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;

/** Takes in the baselines by which the values of a row are judged. */
@FunctionalInterface
public interface BaselineSink {
    /** Takes in nothing. */
    BaselineSink NONE = (row, column, baseline) -> {};

    /**
     * Takes in a baseline.
     *
     * @param row the row whose values are judged by it; more is written to it later
     * @param column names the baseline: the z column, or the column whose values are judged where there is none
     */
    void baseline(Row row, Column column, Baseline baseline);
}
