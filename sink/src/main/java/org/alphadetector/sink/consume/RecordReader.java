package org.alphadetector.sink.consume;

import java.time.Instant;
import java.util.List;
import org.alphadetector.detectors.event.EventJson;
import org.alphadetector.features.asset.IngestCountsJson;
import org.alphadetector.features.row.RowJson;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.sink.write.SinkWriter;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Hands what a record holds to the writer. */
final class RecordReader {
    static final String FEATURES_SNAPSHOT = "features.snapshot";
    static final String MARKET_SNAPSHOT = "market.snapshot";
    static final String ANOMALIES = "anomalies";
    static final String ANOMALIES_SHADOW = "anomalies.shadow";
    static final String INGEST_COUNTS = "ingest.counts";

    /** The topics that are written to Postgres. */
    static final List<String> TOPICS =
            List.of(FEATURES_SNAPSHOT, MARKET_SNAPSHOT, ANOMALIES, ANOMALIES_SHADOW, INGEST_COUNTS);

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
            case FEATURES_SNAPSHOT -> writer.snapshot(RowJson.decode(value, features));
            case MARKET_SNAPSHOT -> writer.market(RowJson.decode(value, market));
            case ANOMALIES, ANOMALIES_SHADOW ->
                writer.event(EventJson.decode(value), Instant.ofEpochMilli(record.timestamp()));
            case INGEST_COUNTS -> writer.counts(IngestCountsJson.decode(value));
            default -> throw new IllegalArgumentException("not a topic of the sink: topic=" + record.topic());
        }
    }
}
