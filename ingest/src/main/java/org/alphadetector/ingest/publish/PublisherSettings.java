package org.alphadetector.ingest.publish;

import java.util.HashMap;
import java.util.Map;
import org.alphadetector.ingest.topic.Topics;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Settings of the publisher's Kafka producer: idempotent, acknowledged by all replicas, compressed. */
public enum PublisherSettings {
    /** For live feeds: a tick is sent at once. */
    LOW_LATENCY(0, 32 << 10, 50),
    /** For files and simulators: ticks wait up to 20 ms for fuller batches. */
    THROUGHPUT(20, 512 << 10, 500);

    private final int lingerMs;
    private final int batchBytes;
    private final int commitIntervalMs;

    PublisherSettings(int lingerMs, int batchBytes, int commitIntervalMs) {
        this.lingerMs = lingerMs;
        this.batchBytes = batchBytes;
        this.commitIntervalMs = commitIntervalMs;
    }

    /** How long a publisher of transactions lets one grow, in milliseconds. */
    public int commitIntervalMs() {
        return commitIntervalMs;
    }

    /** The producer settings for a cluster, by their Kafka names. */
    public Map<String, Object> producerSettings(String bootstrapServers) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, lingerMs);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, batchBytes);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.MAX_MESSAGE_BYTES);
        return settings;
    }
}
