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

    private final ProcessorContext<?, ?> context;
    private long records;
    private long recordsWhenForwarded;
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
        recordsWhenForwarded = records;
        if (timer == null) {
            timer = context.schedule(LOOK_AFTER, PunctuationType.WALL_CLOCK_TIME, now -> look());
        }
    }

    /** Once only: each time halves how many records Kafka Streams processes before it looks after anything else. */
    private void look() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
        if (records == recordsWhenForwarded) {
            context.commit();
        }
    }
}
