package org.alphadetector.features.row;

/**
 * How a column of a 15m or 1h row follows from the 1m rows inside its bar, in time order; chosen by its {@link Basis}.
 */
public enum Rollup {
    /** The last 1m row's value. */
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
    /** Of labels in ascending badness: the first or the last only when every minute has it, else the one between. */
    WORST_QUALITY,
    /** Of labels: the last one that any minute has. */
    LARGEST_LABEL,
    /** Computed anew for each timeframe by the class that declares it. */
    OWN
}
