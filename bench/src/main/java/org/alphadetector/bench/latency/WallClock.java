package org.alphadetector.bench.latency;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The clock that all processes of the machine share. */
final class WallClock {
    private WallClock() {}

    /** Microseconds since the epoch. */
    static long micros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }
}
