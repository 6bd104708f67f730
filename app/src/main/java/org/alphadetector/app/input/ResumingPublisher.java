package org.alphadetector.app.input;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.alphadetector.ingest.codec.TickEncoder;
import org.alphadetector.ingest.publish.PublisherSettings;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.validation.RecordKey;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.jspecify.annotations.Nullable;

/**
 * Publishes a sequence of ticks that is the same in every run, and goes on where an earlier run broke off: of each
 * partition, as many records as it already holds are passed over. The producer is idempotent, so that what a partition
 * holds is always the beginning of its sequence.
 */
public final class ResumingPublisher implements AutoCloseable {
    private static final int BUFFER_BYTES = 64 * 1024 * 1024;

    private final String topic;
    private final long[] remainingToSkip;
    private final Producer<byte[], byte[]> producer;
    private final TickEncoder encoder = new TickEncoder();
    private final Map<String, Map<String, Target>> targets = new HashMap<>();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    /** An asset's record key and partition. */
    private static final class Target {
        final byte[] key;
        final int partition;

        Target(byte[] key, int partition) {
            this.key = key;
            this.partition = partition;
        }
    }

    /**
     * @param recordsThere how many records of the sequence each partition of the topic holds already
     */
    public ResumingPublisher(String bootstrap, String topic, long[] recordsThere) {
        this.topic = topic;
        this.remainingToSkip = recordsThere.clone();
        Map<String, Object> config = new HashMap<>(PublisherSettings.THROUGHPUT.producerSettings(bootstrap));
        config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES);
        this.producer = new KafkaProducer<>(config);
    }

    /** Publishes the next tick of the sequence: to its asset's partition, or to all where it speaks of an exchange. */
    public void publish(Tick tick) {
        throwFailure();
        Target target = target(tick);
        if (tick.type.isAssetMessage()) {
            if (isNew(target.partition)) {
                send(target.partition, target.key, encoder.bytes(tick));
            }
            return;
        }
        byte[] value = encoder.bytes(tick);
        for (int partition = 0; partition < remainingToSkip.length; partition++) {
            if (isNew(partition)) {
                send(partition, target.key, value);
            }
        }
    }

    /** Waits until the broker has everything. */
    public void flush() {
        producer.flush();
        throwFailure();
    }

    @Override
    public void close() {
        producer.close();
    }

    private void throwFailure() {
        Exception failed = failure.get();
        if (failed != null) {
            throw new IllegalStateException("Kafka did not take a tick: topic=" + topic, failed);
        }
    }

    private boolean isNew(int partition) {
        if (remainingToSkip[partition] == 0) {
            return true;
        }
        remainingToSkip[partition]--;
        return false;
    }

    /** The future is for those who wait; a failure is kept and thrown at the next call. */
    @SuppressWarnings("FutureReturnValueIgnored")
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
        byte[] bytes = RecordKey.of(tick);
        return new Target(bytes, BuiltInPartitioner.partitionForKey(bytes, remainingToSkip.length));
    }
}
