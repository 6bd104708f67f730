package org.alphadetector.research.matching;

import org.alphadetector.ingest.injection.Injection;
import org.jspecify.annotations.Nullable;

/**
 * What became of an injection.
 *
 * @param first the earliest alarm that says what was injected; null when it was missed
 */
public record Sighting(Injection injection, @Nullable Alarm first) {
    private static final long MICROS_PER_MS = 1_000;

    public boolean isFound() {
        return first != null;
    }

    /** From the injection's start to the alarm, milliseconds; -1 when it was missed. */
    public long delayMs() {
        return first == null ? -1 : (first.triggerMicros() - injection.startMicros()) / MICROS_PER_MS;
    }

    /** How many bars of the alarm's timeframe closed meanwhile; -1 when it was missed. */
    public long delayBars() {
        if (first == null) {
            return -1;
        }
        long bar = first.timeframe().micros();
        return Math.floorDiv(first.triggerMicros(), bar) - Math.floorDiv(injection.startMicros(), bar);
    }

    /** Whether the alarm names the injection's cause. */
    public boolean isAttributed() {
        return first != null && Attribution.isHit(first.mainInput(), injection.kind());
    }
}
