package org.alphadetector.sink.consume;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.alphadetector.features.catalog.FeatureCatalog;
import org.alphadetector.features.catalog.MarketCatalog;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.sink.Database;
import org.alphadetector.sink.write.SinkContext;
import org.alphadetector.sink.write.SinkWriter;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Opens consumers of the public topics, which must exist. */
public final class SinkConsumers {
    /** What the names of groups begin with. */
    private static final String GROUP = "alpha-sink";

    private static final int SESSION_TIMEOUT_MS = 6_000;
    private static final int HEARTBEAT_INTERVAL_MS = 2_000;
    private static final int DEAD_LETTER_TIMEOUT_MS = 20_000;
    private static final int WRITER_REST_SECONDS = 10;
    /** About a batch of feature rows; with less a batch in catch-up is many round trips. */
    private static final int LARGEST_FETCH_BYTES = 8 << 20;

    private SinkConsumers() {}

    /**
     * A member of the consumer group, which shares the partitions with the other members.
     *
     * @param kafka how to reach the cluster: {@code bootstrap.servers} and what its security needs
     * @throws OtherBrokerException when the tables were written from other topics and the settings do not accept that
     */
    public static SinkConsumer member(
            Map<String, Object> kafka,
            Database database,
            SinkContext context,
            SinkSettings settings,
            SinkMeters meters) {
        return open(kafka, true, database, context, settings, FeatureCatalog.layout(), meters);
    }

    /**
     * The only consumer, with all partitions, for a database that nothing else writes: it starts without waiting for a
     * group, and does not ask whether other brokers were read before; it is not measured.
     */
    public static SinkConsumer only(
            Map<String, Object> kafka, Database database, SinkContext context, SinkSettings settings) {
        return only(kafka, database, context, settings, FeatureCatalog.layout());
    }

    /** Does the same for feature rows of another layout. */
    public static SinkConsumer only(
            Map<String, Object> kafka,
            Database database,
            SinkContext context,
            SinkSettings settings,
            RowLayout features) {
        return open(kafka, false, database, context, settings, features, SinkMeters.NONE);
    }

    /**
     * The group that the sinks of a database share their work in: the cluster's identifier and the database's number
     * within it are in its name, so that sinks of different databases do not take partitions from each other. A
     * physical copy has its original's identity.
     */
    public static String groupOf(Database database) {
        return GROUP + '-' + database.identity();
    }

    private static SinkConsumer open(
            Map<String, Object> kafka,
            boolean isGroupMember,
            Database database,
            SinkContext context,
            SinkSettings settings,
            RowLayout features,
            SinkMeters meters) {
        TopicIds topics = lookUp(kafka);
        BrokerCheck brokers = new BrokerCheck(topics, () -> lookUp(kafka), System::nanoTime);
        if (isGroupMember) {
            brokers.requireKnown(database, settings.isNewBrokerAccepted());
        }
        KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(consumerSettings(kafka, isGroupMember ? groupOf(database) : GROUP, settings));
        StoredOffsets offsets = new StoredOffsets(database, topics);
        SinkDeadLetters deadLetters = new SinkDeadLetters(() -> new KafkaProducer<>(producerSettings(kafka)), meters);
        Supplier<PendingRecords> batch = () -> new PendingRecords(
                new SinkWriter(database, features, MarketCatalog.layout(), context, SinkWriter.FLUSH_BY_CALLER),
                new RecordReader(features, MarketCatalog.layout()),
                deadLetters,
                meters,
                System::nanoTime);
        BatchPair batches = new BatchPair(writer(), offsets, batch.get(), batch.get());
        return new SinkConsumer(
                consumer, isGroupMember, settings, offsets, batches, deadLetters, brokers, System::nanoTime);
    }

    /** One thread at most, which ends by itself. */
    private static Executor writer() {
        return new ThreadPoolExecutor(
                0, 1, WRITER_REST_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "sink-writer");
                    thread.setDaemon(true);
                    return thread;
                });
    }

    private static TopicIds lookUp(Map<String, Object> kafka) {
        try (Admin admin = Admin.create(new HashMap<>(kafka))) {
            return TopicIds.lookUp(admin, RecordReader.TOPICS);
        }
    }

    private static Map<String, Object> producerSettings(Map<String, Object> kafka) {
        Map<String, Object> all = new HashMap<>(kafka);
        all.put(ProducerConfig.ACKS_CONFIG, "all");
        all.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, DEAD_LETTER_TIMEOUT_MS);
        all.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, DEAD_LETTER_TIMEOUT_MS / 2);
        all.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DEAD_LETTER_TIMEOUT_MS);
        all.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        all.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        return all;
    }

    private static Map<String, Object> consumerSettings(
            Map<String, Object> kafka, String group, SinkSettings settings) {
        Map<String, Object> all = new HashMap<>(kafka);
        all.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        all.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "classic");
        all.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // Where to go on is in Postgres; an offset that is gone must be noticed, not skipped.
        all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        all.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, settings.batchSize());
        all.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, LARGEST_FETCH_BYTES);
        all.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_TIMEOUT_MS);
        all.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, HEARTBEAT_INTERVAL_MS);
        all.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        all.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        return all;
    }
}
