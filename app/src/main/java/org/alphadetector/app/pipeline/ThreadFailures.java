package org.alphadetector.app.pipeline;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.alphadetector.app.exit.CommandFailure;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what the failure of a stream thread means. Where brokers faltered a new thread takes over from the last commit;
 * anything else ends the application, and so do brokers that falter too often.
 */
final class ThreadFailures implements StreamsUncaughtExceptionHandler {
    /** So many threads are replaced within {@link #WITHIN_MINUTES}; a restart of the brokers costs one or two a thread. */
    static final int MOST_REPLACEMENTS = 20;

    static final int WITHIN_MINUTES = 10;

    private static final Logger LOG = LoggerFactory.getLogger(ThreadFailures.class);

    private final LongSupplier nanoTime;
    private final Deque<Long> replacedNanos = new ArrayDeque<>();
    private @Nullable RuntimeException end;

    /**
     * @param nanoTime a clock in nanoseconds from any origin
     */
    ThreadFailures(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    @Override
    public StreamThreadExceptionResponse handle(Throwable failure) {
        StreamThreadExceptionResponse response = respond(failure);
        if (response == StreamThreadExceptionResponse.REPLACE_THREAD) {
            // Kafka ends the thread with the failure too, which has been said by now.
            Thread.currentThread().setUncaughtExceptionHandler((thread, said) -> {});
        }
        return response;
    }

    /** What is to happen after the failure. */
    synchronized StreamThreadExceptionResponse respond(Throwable failure) {
        if (StreamsFailure.isOfBrokers(failure) && isReplacementLeft()) {
            LOG.warn("a stream thread failed and is replaced: {}", StreamsFailure.sentence(failure));
            LOG.debug("its failure", failure);
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        }
        if (end == null) {
            end = StreamsFailure.isOfBrokers(failure) ? tooOften(failure) : StreamsFailure.of(failure);
        }
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    /** What the command is to end with; null while the application goes on. */
    synchronized @Nullable RuntimeException end() {
        return end;
    }

    private boolean isReplacementLeft() {
        long now = nanoTime.getAsLong();
        while (!replacedNanos.isEmpty() && now - replacedNanos.element() > TimeUnit.MINUTES.toNanos(WITHIN_MINUTES)) {
            replacedNanos.remove();
        }
        if (replacedNanos.size() == MOST_REPLACEMENTS) {
            return false;
        }
        replacedNanos.add(now);
        return true;
    }

    private static CommandFailure tooOften(Throwable failure) {
        return new CommandFailure(
                "the Streams application failed at the brokers more than " + MOST_REPLACEMENTS + " times in "
                        + WITHIN_MINUTES + " minutes (" + StreamsFailure.sentence(failure)
                        + "); look what ails them, then start again, and it goes on from its last commit.",
                failure);
    }
}
