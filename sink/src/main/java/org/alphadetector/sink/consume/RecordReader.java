package org.alphadetector.sink.consume;

import java.time.Instant;
import java.util.List;
import org.alphadetector.detectors.event.EventJson;
import org.alphadetector.features.asset.IngestCountsJson;
import org.alphadetector.features.row.RowJson;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.ingest.topic.Topics;
import org.alphadetector.sink.write.SinkWriter;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Hands what a record holds to the writer. */
final class RecordReader {
    /** The topics that are written to Postgres. */
    static final List<String> TOPICS = List.of(
            Topics.FEATURES_SNAPSHOT,
            Topics.MARKET_SNAPSHOT,
            Topics.ANOMALIES,
            Topics.ANOMALIES_SHADOW,
            Topics.INGEST_COUNTS);

    private final RowLayout features;
    private final RowLayout market;
    private final SinkWriter writer;

    RecordReader(RowLayout features, RowLayout market, SinkWriter writer) {
        this.features = features;
        this.market = market;
        this.writer = writer;
    }

    /** A record that cannot be read stops the sink: the pipeline itself wrote it, so something is wrong at its root. */
    void accept(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return;
        }
        try {
            read(record);
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    "cannot read a record: topic=" + record.topic() + ", partition=" + record.partition() + ", offset="
                            + record.offset(),
                    e);
        }
    }

    private void read(ConsumerRecord<byte[], byte[]> record) {
        byte[] value = record.value();
        switch (record.topic()) {
            case Topics.FEATURES_SNAPSHOT -> writer.snapshot(RowJson.decode(value, features));
            case Topics.MARKET_SNAPSHOT -> writer.market(RowJson.decode(value, market));
            case Topics.ANOMALIES, Topics.ANOMALIES_SHADOW ->
                writer.event(EventJson.decode(value), Instant.ofEpochMilli(record.timestamp()));
            case Topics.INGEST_COUNTS -> writer.counts(IngestCountsJson.decode(value));
            default -> throw new IllegalArgumentException("not a topic of the sink: topic=" + record.topic());
        }
    }
}
