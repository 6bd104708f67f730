package org.alphadetector.bench.campaign;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.alphadetector.ingest.topic.Topics;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Counts the committed records of the topics that are fed and written: what the pipeline or the tables would hide, they show twice. */
final class TopicCounts {
    /** Stands for the two topics of anomalies. */
    static final String ALL_ANOMALIES = Topics.ANOMALIES + '*';

    private static final Duration POLL = Duration.ofMillis(100);
    /** Stands for the clock messages of one partition of ticks: every partition has the same ones. */
    static final String CLOCKS = Topics.TICKS + " clock";

    /** Where nothing may be: every message is a good one, every row can be written, and nobody gives controls. */
    static final List<String> EMPTY = List.of(Topics.DEAD_LETTER_TICKS, Topics.DEAD_LETTER_SINK, Topics.CONTROL);

    private static final List<String> FILLED = List.of(
            Topics.TICKS, Topics.FEATURES_SNAPSHOT, Topics.MARKET_SNAPSHOT, Topics.ANOMALIES, Topics.ANOMALIES_SHADOW);

    private TopicCounts() {}

    static Map<String, Long> of(String bootstrap) {
        Map<String, Long> counts = new TreeMap<>();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(bootstrap)) {
            List<TopicPartition> partitions = Stream.of(FILLED, EMPTY)
                    .flatMap(List::stream)
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            partitions.forEach(partition -> counts.putIfAbsent(group(partition.topic()), 0L));
            counts.put(CLOCKS, 0L);
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    count(record, counts);
                }
            }
        }
        return counts;
    }

    private static void count(ConsumerRecord<byte[], byte[]> record, Map<String, Long> counts) {
        if (!record.topic().equals(Topics.TICKS) || !isClock(record)) {
            counts.merge(group(record.topic()), 1L, Long::sum);
        } else if (record.partition() == 0) {
            counts.merge(CLOCKS, 1L, Long::sum);
        }
    }

    private static boolean isClock(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.value(), StandardCharsets.UTF_8).contains("\"type\":\"clock\"");
    }

    private static String group(String topic) {
        return topic.startsWith(Topics.ANOMALIES) ? ALL_ANOMALIES : topic;
    }

    private static KafkaConsumer<byte[], byte[]> consumer(String bootstrap) {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
