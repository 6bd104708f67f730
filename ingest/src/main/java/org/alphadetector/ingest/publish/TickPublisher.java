package org.alphadetector.ingest.publish;

import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.alphadetector.ingest.codec.TickEncoder;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickFault;
import org.alphadetector.ingest.validation.RecordKey;
import org.alphadetector.ingest.validation.TickValidator;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Publishes ticks as the tick schema wants them: an asset's messages under its key, in order; {@code clock} and
 * {@code disconnect} to every partition. A send that fails is told by the next call. Not for use by several threads.
 *
 * <pre>{@code
 * try (TickPublisher publisher = TickPublisher.connect("localhost:9092", Topics.TICKS, PublisherSettings.LOW_LATENCY)) {
 *     Tick tick = new Tick();
 *     tick.begin(TickType.TRADE);
 *     tick.exchange = "binance-futures";
 *     tick.symbol = "BTCUSDT";
 *     tick.timestampMicros = 1_721_347_022_956_000L;
 *     tick.localTimestampMicros = tick.timestampMicros + 1_500;
 *     tick.price = 64_123.4;
 *     tick.amountMantissa = 25;   // 0.025
 *     tick.amountScale = 3;
 *     tick.side = Side.BUY;
 *     publisher.publish(tick);
 * }
 * }</pre>
 *
 * <p>Each second the adapter also publishes a {@code clock} tick of its exchange; without it bars do not close.
 */
public final class TickPublisher implements AutoCloseable {
    private final Producer<byte[], byte[]> producer;
    private final String topic;
    private final TickEncoder encoder = new TickEncoder();
    private final TickValidator validator = new TickValidator();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private boolean validates = true;

    /** A publisher that sends by this producer, which it closes in the end. */
    public TickPublisher(Producer<byte[], byte[]> producer, String topic) {
        this.producer = producer;
        this.topic = topic;
    }

    /** A publisher of its own connection. */
    public static TickPublisher connect(String bootstrapServers, String topic, PublisherSettings settings) {
        return new TickPublisher(new KafkaProducer<>(settings.producerSettings(bootstrapServers)), topic);
    }

    /** Lets wrong ticks through: for a feeder of recordings that wants them among the dead letters. */
    public TickPublisher withoutValidation() {
        validates = false;
        return this;
    }

    /**
     * Sends a tick; it may be reused at once.
     *
     * @throws IllegalArgumentException when the tick is not valid
     * @throws PublishException when an earlier tick could not be written
     */
    public void publish(Tick tick) {
        throwFailure();
        TickFault fault = validates ? validator.validate(tick) : TickFault.NONE;
        if (fault != TickFault.NONE) {
            throw new IllegalArgumentException("the tick is not valid: reason=" + fault.code() + " detail="
                    + validator.detail() + " key=" + RecordKey.text(tick));
        }
        byte[] key = RecordKey.of(tick);
        byte[] value = encoder.bytes(tick);
        if (tick.type.isAssetMessage()) {
            send(new ProducerRecord<>(topic, key, value));
        } else {
            int partitions = producer.partitionsFor(topic).size();
            for (int partition = 0; partition < partitions; partition++) {
                send(new ProducerRecord<>(topic, partition, key, value));
            }
        }
    }

    /**
     * Waits until everything is written.
     *
     * @throws PublishException when something could not be written
     */
    public void flush() {
        producer.flush();
        throwFailure();
    }

    /** Writes what is left and closes the producer; fails like {@link #flush}. */
    @Override
    public void close() {
        producer.close();
        throwFailure();
    }

    private void send(ProducerRecord<byte[], byte[]> record) {
        // The callback tells of failures, so nobody asks the future.
        Future<RecordMetadata> unused = producer.send(record, this::onCompletion);
    }

    private void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception exception) {
        if (exception != null) {
            failure.compareAndSet(null, exception);
        }
    }

    private void throwFailure() {
        Exception cause = failure.getAndSet(null);
        if (cause != null) {
            throw new PublishException(
                    "Kafka did not take a tick: topic=" + topic + " cause=" + cause.getMessage(), cause);
        }
    }
}
