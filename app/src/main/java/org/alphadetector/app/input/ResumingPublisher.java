package org.alphadetector.app.input;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.alphadetector.ingest.codec.TickEncoder;
import org.alphadetector.ingest.tick.Tick;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Publishes a sequence of ticks that is the same in every run, and goes on where an earlier run broke off: of each
 * partition, as many records as it already holds are passed over. The producer is idempotent, so that what a partition
 * holds is always the beginning of its sequence.
 */
public final class ResumingPublisher implements AutoCloseable {
    private static final int LINGER_MS = 5;
    private static final int BATCH_BYTES = 256 * 1024;
    private static final int BUFFER_BYTES = 64 * 1024 * 1024;

    private final String topic;
    private final long[] remainingToSkip;
    private final Producer<byte[], byte[]> producer;
    private final TickEncoder encoder = new TickEncoder();
    private final Map<String, Map<String, Target>> targets = new HashMap<>();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    /** An asset's record key and partition. */
    private record Target(byte[] key, int partition) {}

    /**
     * @param recordsThere how many records of the sequence each partition of the topic holds already
     */
    public ResumingPublisher(String bootstrap, String topic, long[] recordsThere) {
        this.topic = topic;
        this.remainingToSkip = recordsThere.clone();
        Properties config = new Properties();
        config.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MS);
        config.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES);
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        this.producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Publishes the next tick of the sequence: to its asset's partition, or to all where it speaks of an exchange. */
    public void publish(Tick tick) {
        Exception failed = failure.get();
        if (failed != null) {
            throw new IllegalStateException("the broker does not take the ticks", failed);
        }
        Target target = target(tick);
        if (tick.type.isAssetMessage()) {
            if (isNew(target.partition())) {
                send(target.partition(), target.key(), encoder.bytes(tick));
            }
            return;
        }
        byte[] value = encoder.bytes(tick);
        for (int partition = 0; partition < remainingToSkip.length; partition++) {
            if (isNew(partition)) {
                send(partition, target.key(), value);
            }
        }
    }

    /** Waits until the broker has everything. */
    public void flush() {
        producer.flush();
        Exception failed = failure.get();
        if (failed != null) {
            throw new IllegalStateException("the broker does not take the ticks", failed);
        }
    }

    @Override
    public void close() {
        producer.close();
    }

    private boolean isNew(int partition) {
        if (remainingToSkip[partition] == 0) {
            return true;
        }
        remainingToSkip[partition]--;
        return false;
    }

    private void send(int partition, byte[] key, byte[] value) {
        producer.send(new ProducerRecord<>(topic, partition, key, value), (metadata, exception) -> {
            if (exception != null) {
                failure.compareAndSet(null, exception);
            }
        });
    }

    private Target target(Tick tick) {
        return targets.computeIfAbsent(tick.exchange, exchange -> new HashMap<>())
                .computeIfAbsent(tick.symbol, symbol -> newTarget(tick));
    }

    private Target newTarget(Tick tick) {
        String key = tick.type.isAssetMessage() ? tick.exchange + ':' + tick.symbol : tick.exchange;
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        return new Target(bytes, BuiltInPartitioner.partitionForKey(bytes, remainingToSkip.length));
    }
}
