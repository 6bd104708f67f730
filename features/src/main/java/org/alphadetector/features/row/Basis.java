package org.alphadetector.features.row;

/** What bars a column of a row is computed from. */
public enum Basis {
    /**
     * Looks back in wall time from the close, whatever the row's timeframe. It is computed from minutes; a longer row
     * has the value of its last minute.
     */
    LOOK_BACK,
    /**
     * An exact sum, extreme, first or last of what happened in the row's own bar; a longer row gathers it from its
     * minutes.
     */
    OF_THE_BAR,
    /** Counts bars of the row's own timeframe: an average of 14 bars is of 14 hours on an hourly row. */
    OWN_BARS
}
