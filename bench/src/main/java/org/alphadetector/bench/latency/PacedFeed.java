package org.alphadetector.bench.latency;

import java.io.IOException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import org.HdrHistogram.Histogram;
import org.alphadetector.ingest.publish.PublisherSettings;
import org.alphadetector.ingest.publish.TickPublisher;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickSource;
import org.alphadetector.ingest.topic.Topics;

/**
 * Publishes a market: what lies before the live part at once, the rest tick by tick when it is due. How late a tick is sent
 * counts with its delay, because delays are told from the time at which it was due.
 */
final class PacedFeed {
    /** Waking up for every tick by itself would cost a core that broker and application need: it is that late at most. */
    private static final long SHORTEST_WAIT_MICROS = 500;
    /** What is late by less is made up for in the first seconds, which are counted only where nothing is left to settle. */
    private static final long LATEST_MICROS = 5_000_000;

    private static final long HIGHEST_MICROS = 60_000_000;
    private static final int DIGITS = 3;
    private static final int REPORT_EACH = 256;

    private final String bootstrap;
    private final long liveFromMicros;
    private final long countedFromMicros;
    private final LongConsumer progress;
    private final Histogram lateness = new Histogram(HIGHEST_MICROS, DIGITS);

    /**
     * @param liveFromMicros time of the first tick that is sent when it is due
     * @param countedFromMicros time of the first tick whose lateness counts
     * @param progress is told now and then how many ticks were sent
     */
    PacedFeed(String bootstrap, long liveFromMicros, long countedFromMicros, LongConsumer progress) {
        this.bootstrap = bootstrap;
        this.liveFromMicros = liveFromMicros;
        this.countedFromMicros = countedFromMicros;
        this.progress = progress;
    }

    /** Publishes all of it, with the settings of a replay before the live part, with a live feed's in it. */
    void run(TickSource ticks) throws IOException {
        long count = 0;
        boolean hasTick = ticks.advance();
        try (TickPublisher publisher = TickPublisher.connect(bootstrap, Topics.TICKS, PublisherSettings.THROUGHPUT)) {
            while (hasTick && ticks.tick().timestampMicros < liveFromMicros) {
                publish(publisher, ticks.tick(), count++);
                hasTick = ticks.advance();
            }
        }
        if (WallClock.micros() > liveFromMicros + LATEST_MICROS) {
            throw new IllegalStateException("the history was not published in time; give it more with --lead.");
        }
        try (TickPublisher publisher = TickPublisher.connect(bootstrap, Topics.TICKS, PublisherSettings.LOW_LATENCY)) {
            while (hasTick) {
                awaitDue(ticks.tick().timestampMicros);
                publish(publisher, ticks.tick(), count++);
                long due = ticks.tick().timestampMicros;
                if (due >= countedFromMicros) {
                    lateness.recordValue(Math.max(0, WallClock.micros() - due));
                }
                hasTick = ticks.advance();
            }
        }
    }

    /** How long after they were due the counted ticks were handed to the producer, microseconds. */
    Histogram lateness() {
        return lateness;
    }

    private void publish(TickPublisher publisher, Tick tick, long count) {
        publisher.publish(tick);
        if (count % REPORT_EACH == 0) {
            progress.accept(count);
        }
    }

    private static void awaitDue(long dueMicros) {
        long waitMicros = dueMicros - WallClock.micros();
        while (waitMicros > 0) {
            LockSupport.parkNanos(Math.max(waitMicros, SHORTEST_WAIT_MICROS) * 1_000);
            waitMicros = dueMicros - WallClock.micros();
        }
    }
}
