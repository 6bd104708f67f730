package org.alphadetector.features.control;

/** What came of a control record. */
public enum ControlOutcome {
    /** It took effect at its point. */
    APPLIED,
    /** It asked for what was so already. */
    UNCHANGED,
    /** It names a source that is not configured. */
    UNKNOWN_SOURCE,
    /** Nothing would be left to wait for. */
    LAST_SOURCE
}
