package org.alphadetector.sink.consume;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.alphadetector.detectors.event.AnomalyEvent;
import org.alphadetector.detectors.event.EventJson;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowJson;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.features.source.BaselineJson;
import org.alphadetector.features.source.BaselineState;
import org.alphadetector.features.source.IngestCountsJson;
import org.alphadetector.features.source.RegisteredResidual;
import org.alphadetector.features.source.RegisteredResidualJson;
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
            Topics.BASELINES,
            Topics.RESIDUALS,
            Topics.INGEST_COUNTS);

    private static final long LATEST_MICROS =
            Instant.parse("2200-01-01T00:00:00Z").toEpochMilli() * 1_000;

    private final RowLayout features;
    private final RowLayout market;

    RecordReader(RowLayout features, RowLayout market) {
        this.features = features;
        this.market = market;
    }

    /**
     * Hands the value of a record to the writer and returns it as it was handed over.
     *
     * @throws RuntimeException when the record cannot be read; then nothing was handed over
     */
    Object handOver(ConsumerRecord<byte[], byte[]> record, SinkWriter writer) {
        byte[] json = record.value();
        return switch (record.topic()) {
            case Topics.FEATURES_SNAPSHOT -> handOver(row(json, features), writer::snapshot);
            case Topics.MARKET_SNAPSHOT -> handOver(row(json, market), writer::market);
            case Topics.ANOMALIES, Topics.ANOMALIES_SHADOW -> {
                AnomalyEvent event = EventJson.decode(json);
                requireStorable(event.exchangeTsMicros());
                requireStorable(event.triggerTsMicros());
                // The time of a record is when the broker appended it: the topics are made so.
                yield handOver(event, one -> writer.event(one, Instant.ofEpochMilli(record.timestamp())));
            }
            case Topics.BASELINES -> {
                BaselineState state = BaselineJson.decode(json);
                requireStorable(state.updatedAtMicros());
                yield handOver(state, writer::baseline);
            }
            case Topics.RESIDUALS -> {
                RegisteredResidual residual = RegisteredResidualJson.decode(json);
                requireStorable(residual.updatedAtMicros());
                yield handOver(residual, writer::residual);
            }
            case Topics.INGEST_COUNTS -> handOver(IngestCountsJson.decode(json), writer::counts);
            default -> throw new IllegalArgumentException("not a topic of the sink: topic=" + record.topic());
        };
    }

    private static <T> T handOver(T value, Consumer<T> writer) {
        writer.accept(value);
        return value;
    }

    private static Row row(byte[] json, RowLayout layout) {
        Row row = RowJson.decode(json, layout);
        requireStorable(row.exchangeTsMicros());
        return row;
    }

    /** A time far off would have months made that are no months of ours. */
    private static void requireStorable(long timeMicros) {
        if (timeMicros < 0 || timeMicros >= LATEST_MICROS) {
            throw new IllegalArgumentException("time far off, in microseconds: " + timeMicros);
        }
    }
}
