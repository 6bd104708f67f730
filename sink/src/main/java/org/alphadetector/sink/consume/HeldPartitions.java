package org.alphadetector.sink.consume;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.alphadetector.sink.write.Offsets;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
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
    private final Map<TopicPartition, OffsetAndMetadata> reached = new HashMap<>();
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
        reached.keySet().removeAll(partitions);
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
        Map<TopicPartition, Offsets.Stored> stored = offsets.load(toSeek);
        // Asked after the offsets were read, because other sinks move those and the log grows before they do.
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(toSeek, POSITION_TIMEOUT);
        Map<TopicPartition, Long> ends = consumer.endOffsets(toSeek, POSITION_TIMEOUT);
        for (TopicPartition partition : toSeek) {
            Offsets.Stored place = valueOf(stored, partition);
            long next = requireUncut(partition, place.next(), valueOf(ends, partition));
            long beginning = valueOf(beginnings, partition);
            if (next != Offsets.ABSENT && next < beginning) {
                LOG.error(
                        "Records of {} were deleted before they were written: offsets {} to {}",
                        partition,
                        next,
                        beginning - 1);
            }
            if (next < beginning) {
                consumer.seek(partition, beginning);
            } else {
                // The consumer asks the leader how far that epoch reaches before it goes on.
                consumer.seek(partition, new OffsetAndMetadata(next, epochOf(place), ""));
            }
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

    /**
     * The logs of these partitions were cut below their stored offsets and have grown again.
     *
     * @throws OtherBrokerException when that is not accepted
     */
    void cut(Collection<TopicPartition> partitions) {
        if (!isCutAccepted) {
            throw new OtherBrokerException("the tables were written from records of " + partitions
                    + " that these brokers have lost and replaced by others, so rows may be missing or come twice");
        }
        partitions.forEach(offsets::startOver);
        LOG.warn("Told to go on: {} were cut before their stored offsets, and are read anew", partitions);
    }

    private static Optional<Integer> epochOf(Offsets.Stored place) {
        return place.leaderEpoch() == Offsets.NO_EPOCH ? Optional.empty() : Optional.of(place.leaderEpoch());
    }

    private static <T> T valueOf(Map<TopicPartition, T> offsets, TopicPartition partition) {
        return Objects.requireNonNull(offsets.get(partition), partition::toString);
    }

    /**
     * The next offset of each partition; those that stand still have none worth telling. Positions also pass the markers
     * that end a transaction, which are no records.
     */
    Map<TopicPartition, OffsetAndMetadata> positions() {
        Map<TopicPartition, OffsetAndMetadata> positions = new HashMap<>();
        for (TopicPartition partition : consumer.assignment()) {
            if (!toSeek.contains(partition)) {
                OffsetAndMetadata position = new OffsetAndMetadata(consumer.position(partition, POSITION_TIMEOUT));
                OffsetAndMetadata polled = reached.getOrDefault(partition, position);
                // After a seek no leader is known until something was read.
                positions.put(partition, polled.offset() == position.offset() ? polled : position);
            }
        }
        return positions;
    }

    /** Why some stand still, in a few words, for any thread; empty when none does. */
    String hindrance() {
        return hindrance;
    }

    /** A poll has read up to these offsets. */
    void reached(Map<TopicPartition, OffsetAndMetadata> nextOffsets) {
        reached.putAll(nextOffsets);
    }

    /** Everything below these positions is written. */
    void written(Map<TopicPartition, OffsetAndMetadata> positions) {
        positions.forEach((partition, position) -> written.put(partition, position.offset()));
    }

    /** Up to which offset each partition is written, for any thread. */
    Map<TopicPartition, Long> writtenOffsets() {
        return Map.copyOf(written);
    }

    private void toldAgain() {
        hindrance = toSeek.isEmpty() ? "" : toSeek.size() + " partitions wait for their stored offsets";
    }
}
