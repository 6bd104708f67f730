package org.alphadetector.app.broker;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.alphadetector.ingest.topic.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the topic of anomalies, each of them once. */
public final class AnomalyReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);
    /** Repetitions come soon after a crash; this many ids reach back far enough. */
    private static final int REMEMBERED_IDS = 100_000;

    private final Consumer<byte[], byte[]> consumer;
    private final Set<String> recentIds = Collections.newSetFromMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED_IDS;
        }
    });

    private AnomalyReader(Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    /** Opens the topic at its beginning or its end. */
    public static AnomalyReader open(String bootstrap, boolean isFromBeginning, boolean isUncommitted) {
        try (Admin admin = Brokers.admin(bootstrap)) {
            TopicSetup.requireTopic(admin, Topics.ANOMALIES);
        }
        IsolationLevel isolation = isUncommitted ? IsolationLevel.READ_UNCOMMITTED : IsolationLevel.READ_COMMITTED;
        Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        isolation.name().toLowerCase(Locale.ROOT),
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false,
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        100),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.ANOMALIES).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        if (isFromBeginning) {
            consumer.seekToBeginning(partitions);
        } else {
            consumer.seekToEnd(partitions);
            // The seek is lazy: asking makes it happen now, not after the first anomalies.
            partitions.forEach(consumer::position);
        }
        return new AnomalyReader(consumer);
    }

    /** The next anomalies, maybe none; waits a moment for them. */
    public List<ConsumerRecord<byte[], byte[]>> poll() {
        List<ConsumerRecord<byte[], byte[]>> fresh = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
            Header id = record.headers().lastHeader("ce_id");
            if (id == null || recentIds.add(new String(id.value(), StandardCharsets.UTF_8))) {
                fresh.add(record);
            }
        }
        return fresh;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
