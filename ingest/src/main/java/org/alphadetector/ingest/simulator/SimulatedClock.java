package org.alphadetector.ingest.simulator;

import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickType;

/**
 * The exchange's {@code clock}: each full second, and after the last message on to P + lateness, P being the first minute
 * strictly after that message.
 */
final class SimulatedClock {
    private static final long SECOND_MICROS = 1_000_000;
    private static final long MINUTE_MICROS = 60_000_000;
    private static final long LATENCY_MICROS = 1_000;

    private final String exchange;
    private final long latenessMicros;
    private long nextMicros;
    private long lastMicros = Long.MAX_VALUE;

    SimulatedClock(SimulatorSettings settings) {
        exchange = settings.exchange();
        latenessMicros = settings.latenessMicros();
        nextMicros = (settings.startMicros() + SECOND_MICROS - 1) / SECOND_MICROS * SECOND_MICROS;
    }

    /** When the clock strikes next, {@code Long.MAX_VALUE} when it has run out. */
    long nextMicros() {
        return nextMicros;
    }

    /** No message comes after this one. */
    void runOut(long lastMessageMicros) {
        lastMicros = (lastMessageMicros / MINUTE_MICROS + 1) * MINUTE_MICROS + latenessMicros;
        nextMicros = Math.min(nextMicros, lastMicros);
    }

    void emit(Tick tick) {
        tick.begin(TickType.CLOCK);
        tick.exchange = exchange;
        tick.timestampMicros = nextMicros;
        tick.localTimestampMicros = nextMicros + LATENCY_MICROS;
        nextMicros = nextMicros == lastMicros ? Long.MAX_VALUE : Math.min(nextMicros + SECOND_MICROS, lastMicros);
    }
}
