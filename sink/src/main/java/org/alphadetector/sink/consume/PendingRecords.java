package org.alphadetector.sink.consume;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.LongSupplier;
import org.alphadetector.sink.write.Offsets;
import org.alphadetector.sink.write.Refusal;
import org.alphadetector.sink.write.RefusalReason;
import org.alphadetector.sink.write.SinkWriter;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The records that were read and are not written yet. What cannot be read, or cannot be in its table, becomes a dead
 * letter that has arrived before the offsets move: after a crash between the two it is sent a second time.
 */
final class PendingRecords {
    private final SinkWriter writer;
    private final RecordReader reader;
    private final SinkDeadLetters deadLetters;
    private final SinkMeters meters;
    private final LongSupplier nanoTime;
    private final IdentityHashMap<Object, ConsumerRecord<byte[], byte[]>> origins = new IdentityHashMap<>();
    private final List<SetAside> unreadable = new ArrayList<>();

    PendingRecords(
            SinkWriter writer,
            RecordReader reader,
            SinkDeadLetters deadLetters,
            SinkMeters meters,
            LongSupplier nanoTime) {
        this.writer = writer;
        this.reader = reader;
        this.deadLetters = deadLetters;
        this.meters = meters;
        this.nanoTime = nanoTime;
    }

    void add(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return;
        }
        try {
            origins.put(reader.handOver(record, writer), record);
        } catch (RuntimeException e) {
            unreadable.add(new SetAside(record, RefusalReason.UNREADABLE, e.toString()));
        }
    }

    int count() {
        return writer.pendingCount() + unreadable.size();
    }

    /** Writes everything and moves the offsets; after a failure everything is still there. */
    void write(Offsets moves) {
        deadLetters.send(unreadable);
        unreadable.clear();
        int size = writer.pendingCount();
        long startNanos = nanoTime.getAsLong();
        writer.flush(moves, this::setAside);
        if (size > 0) {
            meters.batch(size, nanoTime.getAsLong() - startNanos);
        }
        origins.clear();
    }

    /** Forgets everything. */
    void drop() {
        writer.discard();
        unreadable.clear();
        origins.clear();
    }

    private void setAside(List<Refusal> refusals) {
        List<SetAside> refused = new ArrayList<>();
        for (Refusal refusal : refusals) {
            ConsumerRecord<byte[], byte[]> record = origins.get(refusal.value());
            if (record == null) {
                throw new IllegalStateException("a value that came from no record: value=" + refusal.value());
            }
            refused.add(new SetAside(record, refusal.reason(), refusal.detail()));
        }
        deadLetters.send(refused);
    }

    /**
     * A record that is not written.
     *
     * @param record the record
     * @param reason why
     * @param detail why, in words
     */
    record SetAside(ConsumerRecord<byte[], byte[]> record, RefusalReason reason, String detail) {}
}
