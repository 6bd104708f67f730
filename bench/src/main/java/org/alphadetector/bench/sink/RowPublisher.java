package org.alphadetector.bench.sink;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.alphadetector.features.row.Row;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Puts rows on a topic of one partition. */
final class RowPublisher implements AutoCloseable {
    private final KafkaProducer<byte[], byte[]> producer;
    private final String topic;
    private final Encoder encoder;

    RowPublisher(String bootstrap, String topic, Encoder encoder) {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap, "linger.ms", 20, "batch.size", 1 << 18);
        this.producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        this.topic = topic;
        this.encoder = encoder;
    }

    /** Returns when the broker has them all. */
    void publish(List<Row> rows) throws IOException, ExecutionException, InterruptedException {
        Future<?> last = null;
        for (Row row : rows) {
            byte[] key = row.asset().key().getBytes(StandardCharsets.UTF_8);
            last = producer.send(new ProducerRecord<>(topic, 0, key, encoder.encode(row)));
        }
        if (last != null) {
            last.get();
        }
    }

    @Override
    public void close() {
        producer.close();
    }

    /** The form of the records. */
    interface Encoder {
        byte[] encode(Row row) throws IOException;
    }
}
