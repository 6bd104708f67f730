package org.alphadetector.features.bar;

import org.alphadetector.features.row.Row;

/**
 * One idea that looks at the closed bars of one timeframe and fills columns of their rows. There is an instance for
 * each timeframe its columns need, with state of that timeframe; it serves all assets of a task, one at a time, and
 * keeps nothing but in slices of {@link FeatureContext#state}.
 */
public interface BarFeature {
    /**
     * A bar has closed: write the columns of its row and roll the histories on. The columns that were declared as
     * inputs are there already; others are not to be read. A column that is not written stays NULL.
     */
    void close(Bar bar, Row row);

    /** The asset restarts after a silence gap: forget histories that must not bridge it. */
    void restart();
}
