package org.alphadetector.sink.consume;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alphadetector.sink.Database;
import org.alphadetector.sink.DatabaseException;
import org.alphadetector.sink.write.OffsetTable;
import org.alphadetector.sink.write.Offsets;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** The offsets in Postgres of the partitions that this consumer holds, as it last read or wrote them. */
final class StoredOffsets {
    private final Database database;
    private final TopicIds topics;
    private final Map<TopicPartition, Long> stored = new HashMap<>();

    StoredOffsets(Database database, TopicIds topics) {
        this.database = database;
        this.topics = topics;
    }

    /** Reads where the partitions go on; {@link Offsets.Stored#NOTHING} for one that was never written. */
    Map<TopicPartition, Offsets.Stored> load(Collection<TopicPartition> partitions) {
        Map<TopicPartition, Offsets.Stored> loaded = new HashMap<>();
        try (Connection connection = database.connection()) {
            for (TopicPartition partition : partitions) {
                loaded.put(
                        partition,
                        OffsetTable.read(
                                connection, topics.clusterId(), topics.of(partition.topic()), partition.partition()));
            }
        } catch (SQLException e) {
            throw DatabaseException.of(e);
        }
        loaded.forEach((partition, found) -> stored.put(partition, found.next()));
        return loaded;
    }

    /** Forgets in the database how far the partition was written; another sink's step since the last load stays. */
    void startOver(TopicPartition partition) {
        try (Connection connection = database.connection()) {
            long expected = stored.getOrDefault(partition, Offsets.ABSENT);
            String topicId = topics.of(partition.topic());
            OffsetTable.forget(connection, topics.clusterId(), topicId, partition.partition(), expected);
        } catch (SQLException e) {
            throw DatabaseException.of(e);
        }
        stored.put(partition, Offsets.ABSENT);
    }

    /** The steps from what is stored to the positions; a partition that does not move is not among them. */
    Offsets movesTo(Map<TopicPartition, OffsetAndMetadata> positions) {
        List<Offsets.Move> moves = new ArrayList<>();
        positions.forEach((partition, reached) -> {
            long position = reached.offset();
            long expected = stored.getOrDefault(partition, Offsets.ABSENT);
            if (position > Math.max(expected, 0)) {
                String topic = partition.topic();
                int leaderEpoch = reached.leaderEpoch().orElse(Offsets.NO_EPOCH);
                moves.add(new Offsets.Move(
                        topics.of(topic), topic, partition.partition(), expected, position, leaderEpoch));
            }
        });
        return new Offsets(topics.clusterId(), moves);
    }

    /** The transaction with the steps to these positions was committed. */
    void moved(Offsets offsets) {
        for (Offsets.Move move : offsets.moves()) {
            stored.put(new TopicPartition(move.topic(), move.partition()), move.next());
        }
    }

    void forget(Collection<TopicPartition> partitions) {
        stored.keySet().removeAll(partitions);
    }
}
