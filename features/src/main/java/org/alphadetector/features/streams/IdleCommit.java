package org.alphadetector.features.streams;

import java.time.Duration;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a commit when a task has forwarded something others wait for and then gets no more records: committed readers,
 * the market stage among them, need not wait for the rest of the commit interval. While records keep coming the interval
 * alone decides, so that a replay is not slowed down.
 *
 * <p>It looks by the wall clock, which decides only when something is committed, never what.
 */
final class IdleCommit {
    /** Longer than a thread takes to serve its other partitions. */
    static final Duration LOOK_AFTER = Duration.ofMillis(20);
    /** Until the usual commit interval has passed: each time halves how many records Kafka Streams processes at once. */
    static final int LOOKS = 3;

    private final ProcessorContext<?, ?> context;
    private long records;
    private long recordsSeen;
    private int looks;
    private @Nullable Cancellable timer;

    IdleCommit(ProcessorContext<?, ?> context) {
        this.context = context;
    }

    /** A record has come. */
    void record() {
        records++;
    }

    /** Something was forwarded that is worth a commit of its own. */
    void forwarded() {
        recordsSeen = records;
        looks = 0;
        if (timer == null) {
            timer = context.schedule(LOOK_AFTER, PunctuationType.WALL_CLOCK_TIME, now -> look());
        }
    }

    private void look() {
        looks++;
        boolean isIdle = records == recordsSeen;
        if (isIdle) {
            context.commit();
        }
        if (timer != null && (isIdle || looks == LOOKS)) {
            timer.cancel();
            timer = null;
        }
        recordsSeen = records;
    }
}
