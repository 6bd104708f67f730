package org.alphadetector.sink.consume;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.alphadetector.ingest.topic.DeadLetter;
import org.alphadetector.ingest.topic.DeadLetters;
import org.alphadetector.ingest.topic.Topics;
import org.alphadetector.sink.consume.PendingRecords.SetAside;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends records that cannot be written to their topic; its producer is opened when the first one is to be sent. */
final class SinkDeadLetters implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SinkDeadLetters.class);
    private static final Duration CLOSE_WAIT = Duration.ofSeconds(5);

    private final Supplier<Producer<byte[], byte[]>> open;
    private final SinkMeters meters;
    private final DeadLetters letters = new DeadLetters();
    private @Nullable Producer<byte[], byte[]> producer;

    SinkDeadLetters(Supplier<Producer<byte[], byte[]>> open, SinkMeters meters) {
        this.open = open;
        this.meters = meters;
    }

    /**
     * Sends all of them and returns when the brokers have them.
     *
     * @throws UnsentDeadLetterException when they do not take them
     */
    void send(List<SetAside> records) {
        if (records.isEmpty()) {
            return;
        }
        try {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (SetAside aside : records) {
                sent.add(producer().send(letterOf(aside).toProducerRecord(Topics.DEAD_LETTER_SINK)));
            }
            for (Future<RecordMetadata> one : sent) {
                one.get();
            }
        } catch (ExecutionException | KafkaException e) {
            throw new UnsentDeadLetterException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnsentDeadLetterException(e);
        }
        records.forEach(aside -> meters.deadLetter(aside.reason()));
        SetAside first = records.get(0);
        LOG.warn(
                "{} records were not written but sent to {}; the first is {}-{} offset {}: {}: {}",
                records.size(),
                Topics.DEAD_LETTER_SINK,
                first.record().topic(),
                first.record().partition(),
                first.record().offset(),
                first.reason().code(),
                first.detail());
    }

    @Override
    public void close() {
        if (producer != null) {
            producer.close(CLOSE_WAIT);
        }
    }

    private Producer<byte[], byte[]> producer() {
        if (producer == null) {
            producer = open.get();
        }
        return producer;
    }

    private DeadLetter letterOf(SetAside aside) {
        ConsumerRecord<byte[], byte[]> record = aside.record();
        return letters.of(
                new DeadLetter.Origin(record.topic(), record.partition(), record.offset()),
                record.key(),
                record.value(),
                record.headers(),
                aside.reason().code(),
                aside.detail());
    }
}
