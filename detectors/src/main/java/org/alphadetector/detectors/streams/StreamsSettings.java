package org.alphadetector.detectors.streams;

import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * How the Streams application runs: exactly once always; tuned either for a trader who waits for the next event, or for a
 * replay that wants to be done. Nothing here changes what rows and events say. State is in memory and in changelogs, so no
 * directory is named.
 *
 * @param bootstrapServers the brokers
 * @param applicationId the application: its consumer group, its changelogs
 * @param replicationFactor of the internal topics: 1 on the embedded broker, 3 elsewhere
 * @param tuning what it is tuned for
 */
public record StreamsSettings(String bootstrapServers, String applicationId, int replicationFactor, Tuning tuning) {
    private static final int MAX_TICK_RECORD_BYTES = 8 * 1024 * 1024;
    /** The least that Kafka allows. */
    private static final long PROBING_INTERVAL_MS = 60_000;

    /** How long a silent instance holds up the others: its membership and its open transaction end together. */
    private static final int DEAD_AFTER_MS = 8_000;

    /** A commit's request that comes while the broker still ends the last one is refused and sent again after this. */
    private static final long RETRY_MS = 5;

    /** The newest segment of a changelog is never compacted; in Kafka's own, of 1 GB, that is all there is for minutes. */
    private static final int CHANGELOG_SEGMENT_BYTES = 32 * 1024 * 1024;

    /** Compacted once so much of the other segments is new. */
    private static final double CHANGELOG_DIRTY_RATIO = 0.3;

    /** What the application is tuned for. */
    public enum Tuning {
        /** Small polls, no lingering, a commit each 50 ms. */
        LATENCY(50, 0, 500),
        /** Large polls and batches, a commit each 500 ms. */
        THROUGHPUT(500, 5, 5_000);

        private final int commitIntervalMs;
        private final int lingerMs;
        private final int maxPollRecords;

        Tuning(int commitIntervalMs, int lingerMs, int maxPollRecords) {
            this.commitIntervalMs = commitIntervalMs;
            this.lingerMs = lingerMs;
            this.maxPollRecords = maxPollRecords;
        }
    }

    /** The configuration of {@code KafkaStreams}. */
    public Map<String, Object> asConfig() {
        Map<String, Object> config = new TreeMap<>();
        config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
        config.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, replicationFactor);
        config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        config.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
        // An added instance first copies the state; as often it is asked whether it can take its share over.
        config.put(StreamsConfig.PROBING_REBALANCE_INTERVAL_MS_CONFIG, PROBING_INTERVAL_MS);
        config.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1);
        config.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, tuning.commitIntervalMs);
        config.put(StreamsConfig.POLL_MS_CONFIG, 10);
        config.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
        config.put(StreamsConfig.TOPOLOGY_OPTIMIZATION_CONFIG, StreamsConfig.NO_OPTIMIZATION);
        config.put(StreamsConfig.DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG, RecordTime.class);
        config.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), DEAD_AFTER_MS);
        config.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), tuning.lingerMs);
        config.put(StreamsConfig.producerPrefix(ProducerConfig.RETRY_BACKOFF_MS_CONFIG), RETRY_MS);
        config.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), 256 * 1024);
        config.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        config.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), MAX_TICK_RECORD_BYTES);
        config.put(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), tuning.maxPollRecords);
        config.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        config.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), DEAD_AFTER_MS);
        config.put(StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 2_000);
        config.put(StreamsConfig.topicPrefix(TopicConfig.SEGMENT_BYTES_CONFIG), CHANGELOG_SEGMENT_BYTES);
        config.put(StreamsConfig.topicPrefix(TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG), CHANGELOG_DIRTY_RATIO);
        config.put(
                StreamsConfig.consumerPrefix(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG), MAX_TICK_RECORD_BYTES);
        return config;
    }
}
