package org.alphadetector.sink.consume;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When to try again after a failure that passes: at once the first time another sink was faster, after 100 ms when
 * something is away, then twice as long each time, at most 5 s. Says once that something is away and once that it is back.
 */
final class Recovery {
    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);
    private static final long FIRST_WAIT_MS = 100;
    private static final long LONGEST_WAIT_MS = 5_000;
    /** So many empty polls after the offsets could be read again, there was nothing to write. */
    private static final int IDLE_POLLS = 10;

    private final LongSupplier nanoTime;
    private boolean isAway;
    private volatile String trouble = "";
    private long awaySinceNanos;
    private long waitMs;
    private long nextTryNanos;
    private int idlePolls;

    Recovery(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.nextTryNanos = nanoTime.getAsLong();
    }

    /** Another sink has moved an offset. */
    void fenced(RuntimeException failure) {
        LOG.warn("Rolled back, reading again from the stored offsets: {}", failure.getMessage());
        tryAfter(waitMs);
        waitMs = next();
    }

    /** PostgreSQL, or Kafka for the dead letters, does not do what it should, but may do so later. */
    void away(RuntimeException failure) {
        if (!isAway) {
            isAway = true;
            awaySinceNanos = nanoTime.getAsLong();
            LOG.warn("Reading pauses until this passes, and then goes on by itself: {}", failure.getMessage());
        }
        trouble = String.valueOf(failure.getMessage());
        waitMs = next();
        tryAfter(waitMs);
    }

    /** What is away, from any thread; empty when nothing is. */
    String trouble() {
        return trouble;
    }

    /** Whether the time to wait is over. */
    boolean mayTry() {
        return nextTryNanos - nanoTime.getAsLong() <= 0;
    }

    /** How long a poll may take. */
    Duration pollTimeout(Duration atMost) {
        long waitNanos = Math.max(nextTryNanos - nanoTime.getAsLong(), 0);
        return waitNanos == 0 || waitNanos > atMost.toNanos() ? atMost : Duration.ofNanos(waitNanos);
    }

    /** A batch was written. */
    void written() {
        idlePolls = 0;
        waitMs = 0;
        if (isAway) {
            isAway = false;
            trouble = "";
            long seconds = TimeUnit.NANOSECONDS.toSeconds(nanoTime.getAsLong() - awaySinceNanos);
            LOG.warn("It passed after {} s, reading goes on", seconds);
        }
    }

    /** There was nothing to write. */
    void idle() {
        if (isAway && ++idlePolls >= IDLE_POLLS) {
            written();
        }
    }

    private long next() {
        idlePolls = 0;
        return Math.min(Math.max(2 * waitMs, FIRST_WAIT_MS), LONGEST_WAIT_MS);
    }

    private void tryAfter(long ms) {
        nextTryNanos = nanoTime.getAsLong() + TimeUnit.MILLISECONDS.toNanos(ms);
    }
}
