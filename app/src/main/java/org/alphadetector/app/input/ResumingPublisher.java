package org.alphadetector.app.input;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.alphadetector.app.exit.CommandFailure;
import org.alphadetector.ingest.codec.TickEncoder;
import org.alphadetector.ingest.publish.PublisherSettings;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.validation.RecordKey;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Publishes a sequence of ticks that is the same in every run, each tick once however often runs break off. Ticks and the
 * position in the sequence are committed in one transaction, so that the next run passes over exactly what is there.
 *
 * <p>The position is a committed offset of the group that is named like the sequence. A second publisher of the same
 * sequence fences the first, whose open transaction is aborted.
 */
public final class ResumingPublisher implements AutoCloseable {
    private static final int BUFFER_BYTES = 64 * 1024 * 1024;
    /** So long a publisher that was killed for good holds up who reads the topic; brokers may be away in between. */
    private static final int TRANSACTION_TIMEOUT_SECONDS = 20;
    /** Kafka's own waits for the brokers without end. */
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final String topic;
    private final int partitions;
    private final long commitEachNanos;
    private final TopicPartition positionKey;
    private final ConsumerGroupMetadata group;
    private final Producer<byte[], byte[]> producer;
    private final TickEncoder encoder = new TickEncoder();
    private final Map<String, Map<String, Target>> targets = new HashMap<>();
    private long published;
    private long position;
    private boolean isInTransaction;
    private long transactionStartNanos;

    /** An asset's record key and partition. */
    private static final class Target {
        final byte[] key;
        final int partition;

        Target(byte[] key, int partition) {
            this.key = key;
            this.partition = partition;
        }
    }

    private ResumingPublisher(
            TopicPartition positionKey,
            ConsumerGroupMetadata group,
            PublisherSettings settings,
            Producer<byte[], byte[]> producer) {
        this.topic = positionKey.topic();
        this.partitions = producer.partitionsFor(topic).size();
        this.commitEachNanos = TimeUnit.MILLISECONDS.toNanos(settings.commitIntervalMs());
        this.positionKey = positionKey;
        this.group = group;
        this.producer = producer;
    }

    /**
     * Opens it where the last run of the sequence broke off.
     *
     * @param sequence names the sequence: its transactions and its position
     * @param settings for files large transactions each half second, for a feed in its own time small ones
     */
    public static ResumingPublisher open(String bootstrap, String topic, String sequence, PublisherSettings settings) {
        Map<String, Object> config = new HashMap<>(settings.producerSettings(bootstrap));
        config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES);
        config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, sequence);
        config.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_TIMEOUT_SECONDS * 1_000);
        // A batch that overtakes the first one of its transaction would be refused and sent again.
        config.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        Producer<byte[], byte[]> producer = new KafkaProducer<>(config);
        TopicPartition key = new TopicPartition(topic, 0);
        try (Consumer<byte[], byte[]> positions = positions(bootstrap, sequence)) {
            producer.initTransactions();
            ResumingPublisher publisher = new ResumingPublisher(key, positions.groupMetadata(), settings, producer);
            @Nullable
            OffsetAndMetadata offset = positions.committed(Set.of(key)).get(key);
            publisher.published = offset == null ? 0 : offset.offset();
            return publisher;
        } catch (KafkaException e) {
            producer.close(CLOSE_TIMEOUT);
            throw failure(topic, e);
        }
    }

    /** How many ticks of the sequence are published and committed. */
    public long published() {
        return published;
    }

    /** Publishes everything again, also what an earlier run has published. */
    public void forgetPublished() {
        published = 0;
    }

    /** Whether the next tick of the sequence is not published yet. */
    public boolean isNextNew() {
        return position >= published;
    }

    /** The next tick of the sequence: to its asset's partition, or to all where it speaks of an exchange. */
    public void publish(Tick tick) {
        boolean isNew = isNextNew();
        position++;
        if (!isNew) {
            return;
        }
        try {
            begin();
            send(tick);
        } catch (KafkaException e) {
            throw failure(topic, e);
        }
        if (System.nanoTime() - transactionStartNanos >= commitEachNanos) {
            commit();
        }
    }

    /** Makes what was published visible, and with it the position. */
    public void commit() {
        if (!isInTransaction) {
            return;
        }
        try {
            producer.sendOffsetsToTransaction(Map.of(positionKey, new OffsetAndMetadata(position)), group);
            producer.commitTransaction();
        } catch (KafkaException e) {
            throw failure(topic, e);
        }
        published = position;
        isInTransaction = false;
    }

    /**
     * Closes it; what is not committed is aborted, and published by the next run. Brokers that are gone are not waited
     * for: they abort the transaction themselves when they are back.
     */
    @Override
    public void close() {
        producer.close(CLOSE_TIMEOUT);
    }

    /** Asks where the group stands; what a transaction is about to change is waited for. */
    private static Consumer<byte[], byte[]> positions(String bootstrap, String sequence) {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ConsumerConfig.GROUP_ID_CONFIG,
                        sequence,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private void begin() {
        if (!isInTransaction) {
            producer.beginTransaction();
            isInTransaction = true;
            transactionStartNanos = System.nanoTime();
        }
    }

    private void send(Tick tick) {
        Target target = target(tick);
        byte[] value = encoder.bytes(tick);
        if (tick.type.isAssetMessage()) {
            send(target.partition, target.key, value);
            return;
        }
        for (int partition = 0; partition < partitions; partition++) {
            send(partition, target.key, value);
        }
    }

    /** A record that is refused fails the commit of its transaction, so nobody asks the future. */
    @SuppressWarnings("FutureReturnValueIgnored")
    private void send(int partition, byte[] key, byte[] value) {
        producer.send(new ProducerRecord<>(topic, partition, key, value));
    }

    private Target target(Tick tick) {
        return targets.computeIfAbsent(tick.exchange, exchange -> new HashMap<>())
                .computeIfAbsent(tick.symbol, symbol -> newTarget(tick));
    }

    private Target newTarget(Tick tick) {
        byte[] bytes = RecordKey.of(tick);
        return new Target(bytes, BuiltInPartitioner.partitionForKey(bytes, partitions));
    }

    private static CommandFailure failure(String topic, KafkaException e) {
        if (e instanceof ProducerFencedException || e instanceof InvalidProducerEpochException) {
            return new CommandFailure(
                    "another process publishes the same input to the topic '" + topic
                            + "' now, or this one or the brokers stood still for " + TRANSACTION_TIMEOUT_SECONDS
                            + " seconds; let only one run, it goes on where this one was.",
                    e);
        }
        return new CommandFailure(
                "the brokers did not take the ticks for '" + topic + "' (" + e.getMessage()
                        + "); when they answer again, the same command goes on where this one was.",
                e);
    }
}
