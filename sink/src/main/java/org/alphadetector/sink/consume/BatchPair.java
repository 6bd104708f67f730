package org.alphadetector.sink.consume;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.alphadetector.sink.write.Offsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Two batches that take turns: one is filled by the consumer's thread while the other is written by another. Never are
 * two being written, because the offsets of a batch are compared with those that the one before it has stored.
 */
final class BatchPair {
    private final Executor writer;
    private final StoredOffsets offsets;
    private PendingRecords filled;
    private PendingRecords other;
    private @Nullable Write write;

    /**
     * @param writer runs one task at a time
     * @param offsets learns what is stored
     */
    BatchPair(Executor writer, StoredOffsets offsets, PendingRecords one, PendingRecords other) {
        this.writer = writer;
        this.offsets = offsets;
        this.filled = one;
        this.other = other;
    }

    void add(ConsumerRecord<byte[], byte[]> record) {
        filled.add(record);
    }

    /** How many records are read and not on their way yet. */
    int count() {
        return filled.count();
    }

    /** Whether a batch is on its way, or has arrived and was not taken note of yet. */
    boolean isWriting() {
        return write != null;
    }

    /** Whether the batch that was on its way is written, or has failed: {@link #finish} does not wait. */
    boolean isDone() {
        return write != null && write.result().isDone();
    }

    /** Sends the batch on its way, when the one before has arrived; false when there is nothing to write or to move. */
    boolean begin(Map<TopicPartition, OffsetAndMetadata> positions) {
        if (write != null) {
            throw new IllegalStateException("the batch before is not finished");
        }
        Offsets moves = offsets.movesTo(positions);
        if (filled.count() == 0 && moves.moves().isEmpty()) {
            return false;
        }
        PendingRecords batch = filled;
        write = new Write(moves, positions, CompletableFuture.runAsync(() -> batch.write(moves), writer));
        filled = other;
        other = batch;
        return true;
    }

    /** Waits for the batch that is on its way and returns the positions it was read to; what kept it back is thrown. */
    Map<TopicPartition, OffsetAndMetadata> finish() {
        Write ended = write;
        if (ended == null) {
            return Map.of();
        }
        write = null;
        try {
            ended.result().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
        offsets.moved(ended.moves());
        return ended.positions();
    }

    /** Forgets everything; what is on its way may arrive all the same, so where to go on must be asked for anew. */
    void drop() {
        if (write != null) {
            write.result().handle((done, failure) -> failure == null).join();
            write = null;
        }
        filled.drop();
        other.drop();
    }

    /**
     * A batch on its way.
     *
     * @param moves the offsets that move with it
     * @param positions up to where it was read
     * @param result its end
     */
    private record Write(
            Offsets moves, Map<TopicPartition, OffsetAndMetadata> positions, CompletableFuture<Void> result) {}
}
