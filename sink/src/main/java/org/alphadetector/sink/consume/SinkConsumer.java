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
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.LogTruncationException;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the public topics and writes them to Postgres, each record exactly once: where it goes on is stored with the
 * rows, Kafka's own offsets are not used. While a batch is written the next is read. While Postgres is away the
 * partitions stand still, polls go on and so does the membership in the group. {@link #run} works until {@link #stop};
 * the other methods are for any thread.
 */
public final class SinkConsumer implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(SinkConsumer.class);
    private static final Duration POLL_TIMEOUT = Duration.ofMillis(100);

    private final Consumer<byte[], byte[]> consumer;
    private final boolean isGroupMember;
    private final SinkSettings settings;
    private final HeldPartitions held;
    private final BatchPair batches;
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
            BatchPair batches,
            SinkDeadLetters deadLetters,
            BrokerCheck brokers,
            LongSupplier nanoTime) {
        this.consumer = consumer;
        this.isGroupMember = isGroupMember;
        this.settings = settings;
        this.held = new HeldPartitions(consumer, offsets, settings.isNewBrokerAccepted());
        this.batches = batches;
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
        } catch (RetriableException e) {
            dropPending();
            recovery.away(e);
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
        boolean wasEmpty = batches.count() == 0;
        ConsumerRecords<byte[], byte[]> records = poll();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            batches.add(record);
        }
        if (wasEmpty) {
            pendingSinceNanos = nanoTime.getAsLong();
        }
        if (isWaiting) {
            return;
        }
        if (batches.isDone()) {
            finish();
        }
        if (batches.count() == 0) {
            if (!batches.isWriting()) {
                held.written(held.positions());
                recovery.idle();
            }
        } else if (isFull() || (isLingerOver() && !batches.isWriting())) {
            begin();
        }
    }

    private boolean isFull() {
        return batches.count() >= settings.batchSize();
    }

    private ConsumerRecords<byte[], byte[]> poll() {
        try {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(recovery.pollTimeout(POLL_TIMEOUT));
            held.reached(records.nextOffsets());
            return records;
        } catch (LogTruncationException e) {
            brokers.requireSame();
            // First, so that what is on its way does not store an offset of the log that was cut.
            dropPending();
            held.cut(e.offsetOutOfRangePartitions().keySet());
            return ConsumerRecords.empty();
        } catch (OffsetOutOfRangeException e) {
            LOG.warn("The log no longer reaches to where reading is: {}", e.getMessage());
            brokers.requireSame();
            // Whether it was cut at its beginning or at its end is seen when the stored offsets are looked up.
            dropPending();
            return ConsumerRecords.empty();
        }
    }

    private boolean isLingerOver() {
        return nanoTime.getAsLong() - pendingSinceNanos >= settings.linger().toNanos();
    }

    /** Sends what was read on its way; it is waited for when the next batch is, or when it is needed. */
    private void begin() {
        finish();
        batches.begin(held.positions());
        if (batches.isDone()) {
            finish();
        }
    }

    private void finish() {
        if (batches.isWriting()) {
            held.written(batches.finish());
            recovery.written();
        }
    }

    /** What cannot be written now is read again by whoever is next: its offsets did not move. */
    private void flushOrLeave() {
        try {
            begin();
            finish();
        } catch (FencedSinkException | DatabaseException | UnsentDeadLetterException | TimeoutException e) {
            LOG.warn("Left unwritten for the next owner: {}", e.getMessage());
            dropPending();
        }
    }

    private void dropPending() {
        batches.drop();
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
