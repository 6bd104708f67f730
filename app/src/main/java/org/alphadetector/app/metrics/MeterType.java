package org.alphadetector.app.metrics;

import io.micrometer.core.instrument.Meter;

/** What kind of number a meter gives. */
public enum MeterType {
    /** Only grows. */
    COUNTER(Meter.Type.COUNTER),
    /** Goes up and down. */
    GAUGE(Meter.Type.GAUGE),
    /** How often and how long, with buckets. */
    TIMER(Meter.Type.TIMER),
    /** How often and how much, with buckets. */
    SUMMARY(Meter.Type.DISTRIBUTION_SUMMARY);

    private final Meter.Type type;

    MeterType(Meter.Type type) {
        this.type = type;
    }

    Meter.Type type() {
        return type;
    }
}
