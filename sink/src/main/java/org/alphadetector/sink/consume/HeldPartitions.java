package org.alphadetector.sink.consume;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.alphadetector.sink.write.Offsets;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The partitions that this consumer holds: which are still to be moved to their stored offset, and stand still until
 * then, and how far each is written.
 */
final class HeldPartitions {
    private static final Logger LOG = LoggerFactory.getLogger(HeldPartitions.class);
    private static final Duration POSITION_TIMEOUT = Duration.ofSeconds(5);

    private static final String NOT_ASSIGNED = "waits for its share of the partitions";

    private final Consumer<byte[], byte[]> consumer;
    private final StoredOffsets offsets;
    private final boolean isCutAccepted;
    private final Set<TopicPartition> toSeek = new HashSet<>();
    private volatile String hindrance = NOT_ASSIGNED;
    private final Map<TopicPartition, Long> written = new ConcurrentHashMap<>();

    /** @param isCutAccepted whether a log that ends before its stored offset is read from its beginning */
    HeldPartitions(Consumer<byte[], byte[]> consumer, StoredOffsets offsets, boolean isCutAccepted) {
        this.consumer = consumer;
        this.offsets = offsets;
        this.isCutAccepted = isCutAccepted;
    }

    /** These are ours now; the database is not asked yet. */
    void assigned(Collection<TopicPartition> partitions) {
        consumer.seekToBeginning(partitions);
        consumer.pause(partitions);
        toSeek.addAll(partitions);
        toldAgain();
    }

    /** These are no longer ours. */
    void released(Collection<TopicPartition> partitions) {
        offsets.forget(partitions);
        toSeek.removeAll(partitions);
        partitions.forEach(written::remove);
        hindrance = NOT_ASSIGNED;
    }

    /** All stand still and are read again from their stored offsets. */
    void readAgain() {
        Set<TopicPartition> all = consumer.assignment();
        consumer.pause(all);
        toSeek.addAll(all);
        toldAgain();
    }

    /**
     * Asks the database where those go on that stand still, and lets them go on.
     *
     * @throws OtherBrokerException when a log ends before its stored offset and that is not accepted
     */
    void seekToStored() {
        toSeek.retainAll(consumer.assignment());
        if (toSeek.isEmpty()) {
            return;
        }
        Map<TopicPartition, Long> stored = offsets.load(toSeek);
        // Asked after the offsets were read, because other sinks move those and the log grows before they do.
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(toSeek, POSITION_TIMEOUT);
        Map<TopicPartition, Long> ends = consumer.endOffsets(toSeek, POSITION_TIMEOUT);
        for (TopicPartition partition : toSeek) {
            long next = requireUncut(partition, valueOf(stored, partition), valueOf(ends, partition));
            long beginning = valueOf(beginnings, partition);
            if (next != Offsets.ABSENT && next < beginning) {
                LOG.error(
                        "Records of {} were deleted before they were written: offsets {} to {}",
                        partition,
                        next,
                        beginning - 1);
            }
            consumer.seek(partition, Math.max(next, beginning));
            written.put(partition, Math.max(next, 0));
        }
        consumer.resume(toSeek);
        toSeek.clear();
        toldAgain();
    }

    /** The stored offset, or {@link Offsets#ABSENT} where the log was cut before it and may be read anew. */
    private long requireUncut(TopicPartition partition, long stored, long end) {
        if (stored <= end) {
            return stored;
        }
        if (!isCutAccepted) {
            throw new OtherBrokerException("the tables were written up to offset " + stored + " of " + partition
                    + ", which ends at " + end + " on these brokers now, so rows may be missing or come twice");
        }
        offsets.startOver(partition);
        LOG.warn("Told to go on: {} ends at {}, before its stored offset {}, and is read anew", partition, end, stored);
        return Offsets.ABSENT;
    }

    private static long valueOf(Map<TopicPartition, Long> offsets, TopicPartition partition) {
        return Objects.requireNonNull(offsets.get(partition), partition::toString);
    }

    /**
     * The next offset of each partition; those that stand still have none worth telling. Positions also pass the markers
     * that end a transaction, which are no records.
     */
    Map<TopicPartition, Long> positions() {
        Map<TopicPartition, Long> positions = new HashMap<>();
        for (TopicPartition partition : consumer.assignment()) {
            if (!toSeek.contains(partition)) {
                positions.put(partition, consumer.position(partition, POSITION_TIMEOUT));
            }
        }
        return positions;
    }

    /** Why some stand still, in a few words, for any thread; empty when none does. */
    String hindrance() {
        return hindrance;
    }

    /** Everything below these positions is written. */
    void written(Map<TopicPartition, Long> positions) {
        written.putAll(positions);
    }

    /** Up to which offset each partition is written, for any thread. */
    Map<TopicPartition, Long> writtenOffsets() {
        return Map.copyOf(written);
    }

    private void toldAgain() {
        hindrance = toSeek.isEmpty() ? "" : toSeek.size() + " partitions wait for their stored offsets";
    }
}
