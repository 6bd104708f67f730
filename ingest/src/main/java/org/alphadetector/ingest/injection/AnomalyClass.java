package org.alphadetector.ingest.injection;

/** The classes of anomaly events; {@link #wireName} is the value of an event's {@code class}. */
public enum AnomalyClass {
    /** One quantity leaves its usual range for seconds or minutes. */
    SPIKE("spike"),
    /** The usual range itself moves, and stays moved for an hour. */
    SHIFT("shift"),
    /** Price and open interest move together or against each other. */
    QUADRANT("quadrant"),
    /** The price says one thing, flow or momentum another. */
    DIVERGENCE("divergence"),
    /** Many assets do the same at the same time. */
    SYNCHRONY("synchrony"),
    /** Strength or weight passes from some assets to others. */
    ROTATION("rotation"),
    /** The price draws a figure that chartists name. */
    PATTERN("pattern");

    private final String wireName;

    AnomalyClass(String wireName) {
        this.wireName = wireName;
    }

    /** The name in events and in ground truth, for example {@code spike}. */
    public String wireName() {
        return wireName;
    }
}
