package org.alphadetector.sink.consume;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.alphadetector.sink.DatabaseException;
import org.alphadetector.sink.write.FencedSinkException;
import org.alphadetector.sink.write.Offsets;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the public topics and writes them to Postgres, each record exactly once: where it goes on is stored with the
 * rows, Kafka's own offsets are not used. While Postgres is away the partitions stand still, polls go on and so does the
 * membership in the group. {@link #run} works until {@link #stop}; the other methods are for any thread.
 */
public final class SinkConsumer implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(SinkConsumer.class);
    private static final Duration POLL_TIMEOUT = Duration.ofMillis(100);

    private final Consumer<byte[], byte[]> consumer;
    private final boolean isGroupMember;
    private final SinkSettings settings;
    private final StoredOffsets offsets;
    private final HeldPartitions held;
    private final PendingRecords pending;
    private final SinkDeadLetters deadLetters;
    private final BrokerCheck brokers;
    private final LongSupplier nanoTime;
    private final Recovery recovery;

    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private boolean isReassigned;
    private long pendingSinceNanos;

    SinkConsumer(
            Consumer<byte[], byte[]> consumer,
            boolean isGroupMember,
            SinkSettings settings,
            StoredOffsets offsets,
            PendingRecords pending,
            SinkDeadLetters deadLetters,
            BrokerCheck brokers,
            LongSupplier nanoTime) {
        this.consumer = consumer;
        this.isGroupMember = isGroupMember;
        this.settings = settings;
        this.offsets = offsets;
        this.held = new HeldPartitions(consumer, offsets);
        this.pending = pending;
        this.deadLetters = deadLetters;
        this.brokers = brokers;
        this.nanoTime = nanoTime;
        this.recovery = new Recovery(nanoTime);
    }

    /** Reads and writes until {@link #stop}, then writes what it has read; a failure that does not pass is thrown. */
    @Override
    public void run() {
        try {
            start();
            while (stopping.getCount() > 0) {
                stepOrRecover();
            }
            flushOrLeave();
        } catch (RuntimeException | Error e) {
            // Closing gives the partitions back, and what is given back is written up to its position: but here the
            // positions are those after a poll whose records were not all handed over.
            dropPending();
            throw e;
        } finally {
            consumer.close();
            deadLetters.close();
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
        Map<TopicPartition, Long> written = held.writtenOffsets();
        return endOffsets.entrySet().stream()
                .allMatch(end -> end.getValue() == 0 || written.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    /** Up to which offset each partition of this consumer has been written, from any thread. */
    public Map<TopicPartition, Long> writtenOffsets() {
        return held.writtenOffsets();
    }

    /** Why it does not write what there is, in a few words, from any thread; empty when it does. */
    public String hindrance() {
        String trouble = recovery.trouble();
        return trouble.isEmpty() ? held.hindrance() : trouble;
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
        held.assigned(all);
    }

    private void stepOrRecover() {
        try {
            step();
        } catch (FencedSinkException e) {
            dropPending();
            recovery.fenced(e);
        } catch (DatabaseException e) {
            if (!e.isPassing()) {
                throw e;
            }
            dropPending();
            recovery.away(e);
        } catch (UnsentDeadLetterException e) {
            dropPending();
            recovery.away(e);
        } catch (TimeoutException e) {
            // Only a position was asked for: nothing is lost, and polling goes on looking for the brokers.
            LOG.warn("Kafka does not answer: {}", e.getMessage());
        }
    }

    private void step() {
        boolean isWaiting = !recovery.mayTry();
        if (!isWaiting) {
            if (isReassigned) {
                // A topic that is deleted and made anew changes hands too.
                brokers.requireSame();
                isReassigned = false;
            }
            held.seekToStored();
        }
        boolean wasEmpty = pending.count() == 0;
        ConsumerRecords<byte[], byte[]> records = poll();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            pending.add(record);
        }
        if (wasEmpty) {
            pendingSinceNanos = nanoTime.getAsLong();
        }
        if (isWaiting) {
            return;
        }
        if (pending.count() == 0) {
            held.written(held.positions());
            recovery.idle();
        } else if (pending.count() >= settings.batchSize() || isLingerOver()) {
            flush();
        }
    }

    private ConsumerRecords<byte[], byte[]> poll() {
        try {
            return consumer.poll(recovery.pollTimeout(POLL_TIMEOUT));
        } catch (OffsetOutOfRangeException e) {
            brokers.requireSame();
            LOG.error("Records were deleted from their topics before they were written: {}", e.getMessage());
            consumer.seekToBeginning(e.partitions());
            return ConsumerRecords.empty();
        }
    }

    private boolean isLingerOver() {
        return nanoTime.getAsLong() - pendingSinceNanos >= settings.linger().toNanos();
    }

    private void flush() {
        Map<TopicPartition, Long> positions = held.positions();
        Offsets moves = offsets.movesTo(positions);
        pending.write(moves);
        offsets.moved(moves);
        held.written(positions);
        recovery.written();
    }

    /** What cannot be written now is read again by whoever is next: its offsets did not move. */
    private void flushOrLeave() {
        try {
            flush();
        } catch (FencedSinkException | DatabaseException | UnsentDeadLetterException | TimeoutException e) {
            LOG.warn("Left unwritten for the next owner: {}", e.getMessage());
            dropPending();
        }
    }

    private void dropPending() {
        pending.drop();
        held.readAgain();
    }

    /** Nothing here reads the database, so that a failure there does not surface inside Kafka's own calls. */
    private final class Rebalance implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            held.assigned(partitions);
            isReassigned = true;
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            flushOrLeave();
            held.released(partitions);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            dropPending();
            held.released(partitions);
        }
    }
}
