package org.alphadetector.sink.consume;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.alphadetector.sink.DatabaseException;
import org.alphadetector.sink.write.FencedSinkException;
import org.alphadetector.sink.write.Offsets;
import org.alphadetector.sink.write.SinkWriter;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the public topics and writes them to Postgres, each record exactly once: where it goes on is stored with the
 * rows, Kafka's own offsets are not used. {@link #run} works until {@link #stop}; the other methods are for any thread.
 */
public final class SinkConsumer implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(SinkConsumer.class);
    private static final Duration POLL_TIMEOUT = Duration.ofMillis(100);
    private static final int LARGEST_FAILURE_COUNT = 10;
    private static final long RETRY_WAIT_MS = 500;

    private final Consumer<byte[], byte[]> consumer;
    private final boolean isGroupMember;
    private final SinkSettings settings;
    private final StoredOffsets offsets;
    private final SinkWriter writer;
    private final RecordReader reader;

    private final Set<TopicPartition> toSeek = new HashSet<>();
    private final Map<TopicPartition, Long> written = new ConcurrentHashMap<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private int failureCount;
    private long pendingSinceNanos;

    SinkConsumer(
            Consumer<byte[], byte[]> consumer,
            boolean isGroupMember,
            SinkSettings settings,
            StoredOffsets offsets,
            SinkWriter writer,
            RecordReader reader) {
        this.consumer = consumer;
        this.isGroupMember = isGroupMember;
        this.settings = settings;
        this.offsets = offsets;
        this.writer = writer;
        this.reader = reader;
    }

    /** Reads and writes until {@link #stop}, then writes what it has read; a failure that does not pass is thrown. */
    @Override
    public void run() {
        try {
            start();
            while (stopping.getCount() > 0) {
                stepOrRecover();
            }
            flushLast();
        } catch (RuntimeException | Error e) {
            // Closing gives the partitions back, and what is given back is written up to its position: but here the
            // positions are those after a poll whose records were not all handed over.
            dropPending();
            throw e;
        } finally {
            consumer.close();
            stopped.countDown();
        }
    }

    /** Ends {@link #run}, from any thread; returns at once. */
    public void stop() {
        stopping.countDown();
    }

    /** Waits until {@link #run} has ended; false when it has not within the time. */
    public boolean awaitStopped(Duration atMost) throws InterruptedException {
        return stopped.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whether every record below these offsets has been written, from any thread. */
    public boolean isDrained(Map<TopicPartition, Long> endOffsets) {
        return endOffsets.entrySet().stream()
                .allMatch(end -> end.getValue() == 0 || written.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    /** Up to which offset each partition of this consumer has been written, from any thread. */
    public Map<TopicPartition, Long> writtenOffsets() {
        return Map.copyOf(written);
    }

    private void start() {
        if (isGroupMember) {
            consumer.subscribe(RecordReader.TOPICS, new Rebalance());
            return;
        }
        List<TopicPartition> all = new ArrayList<>();
        for (String topic : RecordReader.TOPICS) {
            for (PartitionInfo partition : consumer.partitionsFor(topic)) {
                all.add(new TopicPartition(topic, partition.partition()));
            }
        }
        consumer.assign(all);
        toSeek.addAll(all);
    }

    private void stepOrRecover() {
        try {
            step();
        } catch (FencedSinkException e) {
            recover(e);
        } catch (DatabaseException e) {
            // The server restarts or the connection broke: what was not committed is read again.
            if (!e.sqlState().startsWith("08") && !e.sqlState().startsWith("57P")) {
                throw e;
            }
            recover(e);
        }
    }

    private void step() {
        seekToStored();
        boolean wasEmpty = writer.pendingCount() == 0;
        for (ConsumerRecord<byte[], byte[]> record : poll()) {
            reader.accept(record);
        }
        if (wasEmpty) {
            pendingSinceNanos = System.nanoTime();
        }
        if (writer.pendingCount() == 0) {
            // Positions also pass the markers that end a transaction, which are no records.
            written.putAll(positions());
        } else if (writer.pendingCount() >= settings.batchSize() || isLingerOver()) {
            flush();
        }
    }

    private Iterable<ConsumerRecord<byte[], byte[]>> poll() {
        try {
            return consumer.poll(POLL_TIMEOUT);
        } catch (OffsetOutOfRangeException e) {
            LOG.error("Records were deleted from their topics before they were written: {}", e.getMessage());
            consumer.seekToBeginning(e.partitions());
            return List.of();
        }
    }

    private void flushLast() {
        try {
            flush();
        } catch (FencedSinkException e) {
            LOG.warn("Left unwritten for the next owner: {}", e.getMessage());
        }
    }

    private boolean isLingerOver() {
        return System.nanoTime() - pendingSinceNanos >= settings.linger().toNanos();
    }

    private void flush() {
        Map<TopicPartition, Long> positions = positions();
        Offsets moves = offsets.movesTo(positions);
        writer.flush(moves);
        offsets.moved(moves);
        written.putAll(positions);
        failureCount = 0;
    }

    /** Partitions that are still to be moved to their stored offset have no position worth telling. */
    private Map<TopicPartition, Long> positions() {
        Map<TopicPartition, Long> positions = new HashMap<>();
        for (TopicPartition partition : consumer.assignment()) {
            if (!toSeek.contains(partition)) {
                positions.put(partition, consumer.position(partition));
            }
        }
        return positions;
    }

    private void recover(RuntimeException failure) {
        failureCount++;
        if (failureCount > LARGEST_FAILURE_COUNT) {
            throw failure;
        }
        LOG.warn("Reading again from the stored offsets: {}", failure.getMessage());
        dropPending();
        try {
            stopping.await(RETRY_WAIT_MS * (failureCount - 1), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop();
        }
    }

    private void dropPending() {
        writer.discard();
        toSeek.addAll(consumer.assignment());
    }

    private void seekToStored() {
        toSeek.retainAll(consumer.assignment());
        if (toSeek.isEmpty()) {
            return;
        }
        offsets.load(toSeek).forEach((partition, offset) -> {
            if (offset == Offsets.ABSENT) {
                consumer.seekToBeginning(List.of(partition));
            } else {
                consumer.seek(partition, offset);
            }
        });
        consumer.resume(toSeek);
        toSeek.clear();
    }

    /** Nothing here reads the database, so that a failure there does not surface inside Kafka's own calls. */
    private final class Rebalance implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            consumer.seekToBeginning(partitions);
            consumer.pause(partitions);
            toSeek.addAll(partitions);
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            try {
                flush();
            } catch (FencedSinkException | DatabaseException e) {
                LOG.warn("Left unwritten for the next owner: {}", e.getMessage());
                dropPending();
            }
            release(partitions);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            dropPending();
            release(partitions);
        }

        private void release(Collection<TopicPartition> partitions) {
            offsets.forget(partitions);
            toSeek.removeAll(partitions);
            partitions.forEach(written::remove);
        }
    }
}
