package org.alphadetector.bench.topology;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.alphadetector.ingest.topic.Topics;

/** When a topology took up its first and its last records. Written by the stream thread, read by another. */
public final class RunMeter {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** Others see the count only now and then: it is written for every record. */
    private static final int SHOWN_EACH = 1 << 10;

    private final long expectedTicks;
    private long ticks;
    private volatile long shownTicks;
    private long firstCpuNanos;
    private long lastCpuNanos;
    private volatile long firstNanos;
    private volatile long lastTickNanos;
    private volatile long lastInternalNanos;

    RunMeter(long expectedTicks) {
        this.expectedTicks = expectedTicks;
    }

    /** A record is about to be processed. */
    void record(String topic) {
        if (!topic.equals(Topics.TICKS)) {
            lastCpuNanos = THREADS.getCurrentThreadCpuTime();
            lastInternalNanos = System.nanoTime();
            return;
        }
        ticks++;
        if (ticks % SHOWN_EACH == 0 || ticks == expectedTicks) {
            shownTicks = ticks;
        }
        if (ticks == 1) {
            firstCpuNanos = THREADS.getCurrentThreadCpuTime();
            firstNanos = System.nanoTime();
        }
        if (ticks == expectedTicks) {
            lastCpuNanos = THREADS.getCurrentThreadCpuTime();
            lastTickNanos = System.nanoTime();
        }
    }

    /** How many ticks were taken up so far, a little less while it runs. */
    public long ticks() {
        return shownTicks;
    }

    boolean hasAllTicks() {
        return lastTickNanos != 0;
    }

    /** When a record was last taken up, once all ticks were. */
    long lastNanos() {
        return lastInternalNanos == 0 ? lastTickNanos : Math.max(lastTickNanos, lastInternalNanos);
    }

    /** Processor time of the stream thread from the first record to the last: less disturbed by other programs. */
    public long cpuNanos() {
        return lastCpuNanos - firstCpuNanos;
    }

    /**
     * From the last tick to the last record: what the market stage waits for, and does, after the ticks are through.
     */
    long endNanos() {
        return lastNanos() - lastTickNanos;
    }

    /** From the first record to the last. */
    public long elapsedNanos() {
        return lastNanos() - firstNanos;
    }
}
