package org.alphadetector.ingest.adapter.file;

/** Integer times since the epoch whose unit is told by their size: unambiguous from 1973 to 5138. */
public final class EpochTime {
    private static final long MS_FROM = 100_000_000_000L;
    private static final long MICROS_FROM = 1_000 * MS_FROM;
    private static final long NANOS_FROM = 1_000 * MICROS_FROM;

    private EpochTime() {}

    /** Microseconds since the epoch of a time in seconds, milliseconds, microseconds or nanoseconds. */
    public static long micros(long time) {
        if (time >= NANOS_FROM) {
            return time / 1_000;
        }
        if (time >= MICROS_FROM) {
            return time;
        }
        return time >= MS_FROM ? time * 1_000 : time * 1_000_000;
    }
}
