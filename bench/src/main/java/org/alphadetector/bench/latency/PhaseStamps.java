package org.alphadetector.bench.latency;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.alphadetector.ingest.topic.Topics;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * Writes into an anomaly's headers when its tick was written and polled and when it was sent, microseconds since the epoch.
 * Consumer and producer of a stream thread are asked on that thread, so what they share is the thread's own.
 */
public final class PhaseStamps implements ConsumerInterceptor<byte[], byte[]>, ProducerInterceptor<byte[], byte[]> {
    /** Header: when the broker wrote the tick. */
    static final String APPENDED = "bench_appended";
    /** Header: when the tick was polled; absent, like the one before, where no tick fired the event. */
    static final String POLLED = "bench_polled";
    /** Header: when the event was handed to the producer. */
    static final String SENT = "bench_sent";
    /** Configuration: how many partitions the topic of the ticks has. */
    static final String PARTITIONS_CONFIG = "bench.partitions";

    private static final ThreadLocal<PollLog> POLLS = ThreadLocal.withInitial(PollLog::new);

    private int partitions = 1;

    /** Kafka makes it by name. */
    public PhaseStamps() {}

    @Override
    public void configure(Map<String, ?> configs) {
        if (configs.get(PARTITIONS_CONFIG) instanceof Integer count) {
            partitions = count;
        }
    }

    @Override
    public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> records) {
        long now = WallClock.micros();
        for (TopicPartition partition : records.partitions()) {
            if (partition.topic().equals(Topics.TICKS)) {
                POLLS.get().add(records.records(partition), now);
            }
        }
        return records;
    }

    @Override
    public ProducerRecord<byte[], byte[]> onSend(ProducerRecord<byte[], byte[]> record) {
        if (record.topic().equals(Topics.ANOMALIES)) {
            Instant trigger = Instant.parse(
                    new String(record.headers().lastHeader("ce_time").value(), StandardCharsets.UTF_8));
            int partition = Utils.toPositive(Utils.murmur2(record.key())) % partitions;
            Optional<PollLog.Arrival> arrival =
                    POLLS.get().find(partition, record.key(), ChronoUnit.MICROS.between(Instant.EPOCH, trigger));
            arrival.ifPresent(tick -> record.headers()
                    .add(APPENDED, bytes(tick.appendedMicros()))
                    .add(POLLED, bytes(tick.polledMicros())));
            record.headers().add(SENT, bytes(WallClock.micros()));
        }
        return record;
    }

    @Override
    public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

    @Override
    public void onAcknowledgement(@Nullable RecordMetadata metadata, @Nullable Exception exception) {}

    @Override
    public void close() {}

    private static byte[] bytes(long micros) {
        return ByteBuffer.allocate(Long.BYTES).putLong(micros).array();
    }
}
