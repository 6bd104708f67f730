package org.alphadetector.features.row;

/** How a column of a 15m or 1h row follows from the 1m rows inside its bar, in time order. */
public enum Rollup {
    /** The value looks back in wall time from the close, whatever the row's tf: the last 1m row's value. */
    LAST,
    /** The first value that is defined. */
    FIRST,
    /** The first minute with trades; without any, the last 1m row's value. */
    FIRST_TRADED,
    /** The largest of the minutes with trades; without any, the last 1m row's value. */
    MAX_TRADED,
    /** The smallest of the minutes with trades; without any, the last 1m row's value. */
    MIN_TRADED,
    /** The largest defined value. */
    MAX,
    /** The smallest defined value. */
    MIN,
    /** The compensated sum; undefined when any minute is. */
    SUM,
    /** The sum as exact decimals; undefined when any minute is. */
    EXACT_SUM,
    /** The sum of the defined values, 0 when there is none. */
    COUNT,
    /** True when any minute is. */
    ANY,
    /** The worst data quality: stale only when every minute is, ok only when every minute is, else partial. */
    WORST_QUALITY,
    /** {@code candle_snapshot} when any minute is, else {@code ws}. */
    SOURCE,
    /** Computed anew for each timeframe by the class that declares it. */
    OWN
}
