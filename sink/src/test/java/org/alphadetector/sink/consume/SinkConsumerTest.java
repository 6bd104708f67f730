package org.alphadetector.sink.consume;

import static org.alphadetector.sink.SharedPostgres.execute;
import static org.alphadetector.sink.SharedPostgres.query;
import static org.alphadetector.sink.TestRows.BTC;
import static org.alphadetector.sink.TestRows.ETH;
import static org.alphadetector.sink.TestRows.FEATURES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alphadetector.detectors.event.EventJson;
import org.alphadetector.features.asset.IngestCounts;
import org.alphadetector.features.asset.IngestCountsJson;
import org.alphadetector.features.asset.SourcePartition;
import org.alphadetector.features.row.RowJson;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.ingest.topic.Topics;
import org.alphadetector.sink.Database;
import org.alphadetector.sink.SharedPostgres;
import org.alphadetector.sink.TestRows;
import org.alphadetector.sink.write.SinkContext;
import org.alphadetector.sink.write.SinkWriter;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SinkConsumerTest {
    private static final String TIME = "2026-02-06T00:15:00Z";
    private static final TopicPartition FEATURE_ROWS = new TopicPartition(Topics.FEATURES_SNAPSHOT, 0);
    private static final TopicIds TOPICS = new TopicIds("cluster", ids());

    private static Database database;

    private MockConsumer<byte[], byte[]> kafka;
    private SinkConsumer consumer;

    @BeforeAll
    static void open() {
        database = SharedPostgres.newDatabase();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void startOver() {
        database.truncateAll();
        newConsumer();
    }

    @Test
    void writesEveryTopicAndWhereItGoesOn() {
        byte[] event = EventJson.encode(TestRows.event(1, BTC, TIME, "{\"a\":1}"));
        byte[] counts = IngestCountsJson.encode(
                new IngestCounts(new SourcePartition("ticks", 0), TestRows.micros(TIME), 9, 0, 0, 0, Map.of()));
        runWith(() -> {
            give(Topics.FEATURES_SNAPSHOT, 0, RowJson.encode(TestRows.row(BTC, Timeframe.M1, TIME)));
            give(Topics.MARKET_SNAPSHOT, 0, RowJson.encode(TestRows.marketRow(Timeframe.M1, TIME, "BTCUSDT")));
            give(Topics.ANOMALIES, 5, event);
            give(Topics.INGEST_COUNTS, 0, counts);
        });
        assertThat(query(database, "SELECT symbol, open, extras_json FROM features_snapshot"))
                .containsExactly("BTCUSDT|64000.500000000000|{\"a\": 1}");
        assertThat(query(database, "SELECT leader FROM market_snapshot")).containsExactly("BTCUSDT");
        assertThat(query(database, "SELECT event_id, emitted_at AT TIME ZONE 'UTC', payload FROM anomaly_event"))
                .containsExactly("00000000-0000-0007-0000-000000000001|2026-02-06 00:15:00.25|{\"a\": 1}");
        assertThat(query(database, "SELECT accepted FROM ingest_count")).containsExactly("9");
        assertThat(query(database, "SELECT topic, topic_id, next_offset FROM sink_offset ORDER BY topic COLLATE \"C\""))
                .containsExactly(
                        "anomalies|id of anomalies|6",
                        "features.snapshot|id of features.snapshot|1",
                        "ingest.counts|id of ingest.counts|1",
                        "market.snapshot|id of market.snapshot|1");
        assertThat(consumer.isDrained(Map.of(FEATURE_ROWS, 1L))).isTrue();
        assertThat(consumer.isDrained(Map.of(FEATURE_ROWS, 2L))).isFalse();
        assertThat(consumer.isDrained(Map.of(new TopicPartition("other", 3), 0L)))
                .isTrue();
    }

    @Test
    void goesOnWhereTheTablesSay() {
        runWith(() -> give(Topics.FEATURES_SNAPSHOT, 0, RowJson.encode(TestRows.row(BTC, Timeframe.M1, TIME))));
        execute(database, "UPDATE features_snapshot SET open = 1");
        newConsumer();
        runWith(() -> {
            give(Topics.FEATURES_SNAPSHOT, 0, RowJson.encode(TestRows.row(BTC, Timeframe.M1, TIME)));
            give(Topics.FEATURES_SNAPSHOT, 1, RowJson.encode(TestRows.row(ETH, Timeframe.M1, TIME)));
        });
        assertThat(query(database, "SELECT symbol, trunc(open) FROM features_snapshot ORDER BY symbol"))
                .containsExactly("BTCUSDT|1", "ETHUSDT|64000");
    }

    @Test
    void readsAgainFromTheStoredOffsetWhenFenced() {
        kafka.schedulePollTask(this::assignAll);
        kafka.schedulePollTask(() -> {
            execute(
                    database,
                    "INSERT INTO sink_offset (cluster_id, topic_id, partition, topic, next_offset)"
                            + " VALUES ('cluster', 'id of features.snapshot', 0, 'features.snapshot', 1)");
            give(Topics.FEATURES_SNAPSHOT, 0, RowJson.encode(TestRows.row(BTC, Timeframe.M1, TIME)));
        });
        kafka.schedulePollTask(
                () -> give(Topics.FEATURES_SNAPSHOT, 1, RowJson.encode(TestRows.row(ETH, Timeframe.M1, TIME))));
        kafka.schedulePollTask(consumer::stop);
        consumer.run();
        assertThat(query(database, "SELECT symbol FROM features_snapshot")).containsExactly("ETHUSDT");
        assertThat(query(database, "SELECT next_offset FROM sink_offset")).containsExactly("2");
    }

    @Test
    void writesWhatItHasWhenAPartitionIsTakenAway() {
        newConsumer(new MockConsumer<>("none"), Duration.ofDays(1));
        kafka.schedulePollTask(this::assignAll);
        kafka.schedulePollTask(
                () -> give(Topics.FEATURES_SNAPSHOT, 0, RowJson.encode(TestRows.row(BTC, Timeframe.M1, TIME))));
        kafka.schedulePollTask(() -> {
            assertThat(query(database, "SELECT count(*) FROM features_snapshot"))
                    .containsExactly("0");
            kafka.rebalance(List.of());
            assertThat(query(database, "SELECT count(*) FROM features_snapshot"))
                    .containsExactly("1");
        });
        kafka.schedulePollTask(consumer::stop);
        consumer.run();
        assertThat(query(database, "SELECT next_offset FROM sink_offset")).containsExactly("1");
        assertThat(consumer.writtenOffsets()).isEmpty();
    }

    @Test
    void namesTheRecordItCannotReadAndStoresNothingBeyondIt() {
        newConsumer(new ConsumerThatGivesBackWhenClosed(), Duration.ofDays(1));
        assertThatThrownBy(() -> runWith(() -> {
                    give(Topics.FEATURES_SNAPSHOT, 3, RowJson.encode(TestRows.row(BTC, Timeframe.M1, TIME)));
                    give(Topics.FEATURES_SNAPSHOT, 4, "[]".getBytes(StandardCharsets.UTF_8));
                    give(Topics.FEATURES_SNAPSHOT, 5, RowJson.encode(TestRows.row(ETH, Timeframe.M1, TIME)));
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("cannot read a record: topic=features.snapshot, partition=0, offset=4");
        assertThat(query(database, "SELECT next_offset FROM sink_offset")).isEmpty();
        assertThat(query(database, "SELECT symbol FROM features_snapshot")).isEmpty();
    }

    private void runWith(Runnable records) {
        kafka.schedulePollTask(this::assignAll);
        kafka.schedulePollTask(records);
        kafka.schedulePollTask(consumer::stop);
        consumer.run();
    }

    private void newConsumer() {
        newConsumer(new MockConsumer<>("none"), Duration.ZERO);
    }

    private void newConsumer(MockConsumer<byte[], byte[]> mock, Duration linger) {
        kafka = mock;
        SinkContext context = new SinkContext(Clock.fixed(Instant.parse(TIME), ZoneOffset.UTC), false);
        SinkWriter writer = new SinkWriter(database, FEATURES, TestRows.MARKET, context, SinkWriter.FLUSH_BY_CALLER);
        consumer = new SinkConsumer(
                kafka,
                true,
                new SinkSettings(1_000, linger),
                new StoredOffsets(database, TOPICS),
                writer,
                new RecordReader(FEATURES, TestRows.MARKET, writer));
    }

    private void assignAll() {
        Map<TopicPartition, Long> beginnings = new HashMap<>();
        RecordReader.TOPICS.forEach(topic -> beginnings.put(new TopicPartition(topic, 0), 0L));
        kafka.rebalance(beginnings.keySet());
        kafka.updateBeginningOffsets(beginnings);
    }

    private void give(String topic, long offset, byte[] value) {
        long appendTime = Instant.parse(TIME).toEpochMilli() + 250;
        kafka.addRecord(new ConsumerRecord<>(
                topic,
                0,
                offset,
                appendTime,
                TimestampType.LOG_APPEND_TIME,
                0,
                value.length,
                null,
                value,
                new RecordHeaders(),
                Optional.empty()));
    }

    private static Map<String, String> ids() {
        Map<String, String> ids = new HashMap<>();
        RecordReader.TOPICS.forEach(topic -> ids.put(topic, "id of " + topic));
        return ids;
    }

    /** As the real consumer does. */
    private static final class ConsumerThatGivesBackWhenClosed extends MockConsumer<byte[], byte[]> {
        ConsumerThatGivesBackWhenClosed() {
            super("none");
        }

        @Override
        public synchronized void close() {
            rebalance(List.of());
            super.close();
        }
    }
}
