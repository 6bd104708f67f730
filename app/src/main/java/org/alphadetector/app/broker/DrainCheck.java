package org.alphadetector.app.broker;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Whether a reader has read topics to their end. The markers of transactions take up offsets too, so a reader that has
 * read everything may still stand before the end: then no record lies in between.
 */
public final class DrainCheck implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final Admin admin;
    private final Consumer<byte[], byte[]> consumer;

    public DrainCheck(String bootstrap) {
        admin = Brokers.admin(bootstrap);
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false,
                        // Where the records from an offset on are deleted by now, the first that is left counts.
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        50),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /** Where a consumer group stands in each partition of the topics; 0 where it has committed nothing. */
    public Map<TopicPartition, Long> committed(String group, Collection<String> topics) {
        Map<TopicPartition, OffsetAndMetadata> offsets =
                Brokers.answer(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        Map<TopicPartition, Long> committed = new HashMap<>();
        for (TopicPartition partition : partitions(topics)) {
            OffsetAndMetadata offset = offsets.get(partition);
            committed.put(partition, offset == null ? 0L : offset.offset());
        }
        return committed;
    }

    /** The end of each partition of the topics. */
    public Map<TopicPartition, Long> ends(Collection<String> topics) {
        return offsets(partitions(topics), OffsetSpec.latest(), IsolationLevel.READ_UNCOMMITTED);
    }

    /** Whether no record of the topics was ever committed; one that is deleted by now, because it was old, was there too. */
    public boolean isEmpty(Collection<String> topics) {
        List<TopicPartition> partitions = partitions(topics);
        Map<TopicPartition, Long> beginnings =
                offsets(partitions, OffsetSpec.earliest(), IsolationLevel.READ_UNCOMMITTED);
        return beginnings.values().stream().allMatch(beginning -> beginning == 0) && isDrained(beginnings);
    }

    /** Whether no committed record lies at or after the offsets, and no transaction is open. */
    public boolean isDrained(Map<TopicPartition, Long> read) {
        List<TopicPartition> partitions = List.copyOf(read.keySet());
        Map<TopicPartition, Long> ends = offsets(partitions, OffsetSpec.latest(), IsolationLevel.READ_UNCOMMITTED);
        if (!ends.equals(offsets(partitions, OffsetSpec.latest(), IsolationLevel.READ_COMMITTED))) {
            return false;
        }
        for (TopicPartition partition : partitions) {
            long from = read.getOrDefault(partition, 0L);
            long end = ends.getOrDefault(partition, 0L);
            if (from < end && hasRecord(partition, from, end)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        consumer.close();
        admin.close();
    }

    private boolean hasRecord(TopicPartition partition, long from, long end) {
        consumer.assign(List.of(partition));
        consumer.seek(partition, from);
        while (consumer.position(partition) < end) {
            if (!consumer.poll(POLL).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private List<TopicPartition> partitions(Collection<String> topics) {
        return Brokers.answer(admin.describeTopics(topics).allTopicNames()).values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .toList();
    }

    private Map<TopicPartition, Long> offsets(
            Collection<TopicPartition> partitions, OffsetSpec spec, IsolationLevel isolation) {
        Map<TopicPartition, OffsetSpec> specs = new HashMap<>();
        partitions.forEach(partition -> specs.put(partition, spec));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        Brokers.answer(admin.listOffsets(specs, new ListOffsetsOptions(isolation))
                        .all())
                .forEach((partition, info) -> offsets.put(partition, info.offset()));
        return offsets;
    }
}
