package org.alphadetector.features.row;

/** Where in a row values of a kind lie. */
public enum Lane {
    /** Numbers, flags (0 and 1) and codes (0, 1, ...); NaN is NULL. */
    NUMBER,
    /** Texts; null is NULL. */
    TEXT,
    /** Short lists of numbers; null is NULL. */
    LIST,
    /** The tick-time alarms of the bar; an empty list is NULL. */
    FIRINGS,
    /** Nowhere: the row holds its key itself. */
    NONE
}
