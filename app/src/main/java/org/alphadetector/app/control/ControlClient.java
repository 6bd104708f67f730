package org.alphadetector.app.control;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.alphadetector.app.broker.Brokers;
import org.alphadetector.app.broker.TopicSetup;
import org.alphadetector.app.exit.CommandFailure;
import org.alphadetector.features.control.Control;
import org.alphadetector.features.control.ControlEffect;
import org.alphadetector.features.control.ControlJson;
import org.alphadetector.features.source.AssetRecordBinary;
import org.alphadetector.ingest.topic.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Appends a control record to {@code features.asset} and waits until topic {@code control} says what came of it. */
public final class ControlClient {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final TopicPartition EFFECTS = new TopicPartition(Topics.CONTROL, 0);

    private final String bootstrap;
    private final Duration patience;

    /**
     * @param bootstrap the brokers
     * @param patience how long to wait for the market stage
     */
    public ControlClient(String bootstrap, Duration patience) {
        this.bootstrap = bootstrap;
        this.patience = patience;
    }

    /** Sends the record; what came of it. */
    public ControlEffect send(Control control) {
        try (Admin admin = Brokers.admin(bootstrap)) {
            TopicSetup.requireTopic(admin, Topics.FEATURES_ASSET);
            TopicSetup.requireTopic(admin, Topics.CONTROL);
        }
        try (Consumer<byte[], byte[]> effects = openEffects()) {
            append(control);
            return await(control.id(), effects);
        }
    }

    private Consumer<byte[], byte[]> openEffects() {
        Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.assign(List.of(EFFECTS));
        consumer.seekToEnd(List.of(EFFECTS));
        // The seek is lazy: asking makes it happen before the record is sent.
        consumer.position(EFFECTS);
        return consumer;
    }

    private void append(Control control) {
        try (Producer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        15_000,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        5_000,
                        ProducerConfig.LINGER_MS_CONFIG,
                        0),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                            Topics.FEATURES_ASSET,
                            0,
                            control.id().getBytes(StandardCharsets.UTF_8),
                            AssetRecordBinary.encode(control)))
                    .get();
        } catch (ExecutionException e) {
            throw new CommandFailure("the broker did not take the record: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private ControlEffect await(String id, Consumer<byte[], byte[]> effects) {
        long deadlineNanos = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < deadlineNanos) {
            for (ConsumerRecord<byte[], byte[]> record : effects.poll(POLL)) {
                ControlEffect effect = ControlJson.decodeEffect(record.value());
                if (effect.control().id().equals(id)) {
                    return effect;
                }
            }
        }
        throw new CommandFailure("the record is written, but no 'alpha run' has read it within " + patience.toSeconds()
                + " s; it takes effect when one does, as topic 'control' will say.");
    }
}
