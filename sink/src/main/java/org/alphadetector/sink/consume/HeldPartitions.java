package org.alphadetector.sink.consume;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.alphadetector.sink.write.Offsets;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * The partitions that this consumer holds: which are still to be moved to their stored offset, and stand still until
 * then, and how far each is written.
 */
final class HeldPartitions {
    private static final Duration POSITION_TIMEOUT = Duration.ofSeconds(5);

    private static final String NOT_ASSIGNED = "waits for its share of the partitions";

    private final Consumer<byte[], byte[]> consumer;
    private final StoredOffsets offsets;
    private final Set<TopicPartition> toSeek = new HashSet<>();
    private volatile String hindrance = NOT_ASSIGNED;
    private final Map<TopicPartition, Long> written = new ConcurrentHashMap<>();

    HeldPartitions(Consumer<byte[], byte[]> consumer, StoredOffsets offsets) {
        this.consumer = consumer;
        this.offsets = offsets;
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

    /** Asks the database where those go on that stand still, and lets them go on. */
    void seekToStored() {
        toSeek.retainAll(consumer.assignment());
        if (toSeek.isEmpty()) {
            return;
        }
        offsets.load(toSeek).forEach((partition, offset) -> {
            if (offset == Offsets.ABSENT) {
                consumer.seekToBeginning(List.of(partition));
                written.put(partition, 0L);
            } else {
                consumer.seek(partition, offset);
                written.put(partition, offset);
            }
        });
        consumer.resume(toSeek);
        toSeek.clear();
        toldAgain();
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
