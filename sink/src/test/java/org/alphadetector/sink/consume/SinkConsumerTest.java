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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.alphadetector.detectors.event.EventJson;
import org.alphadetector.features.baseline.Baseline;
import org.alphadetector.features.baseline.QuantileState;
import org.alphadetector.features.crosssection.RelativeStrength;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowJson;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.source.BaselineJson;
import org.alphadetector.features.source.BaselineState;
import org.alphadetector.features.source.IngestCounts;
import org.alphadetector.features.source.IngestCountsJson;
import org.alphadetector.features.source.RegisteredResidual;
import org.alphadetector.features.source.RegisteredResidualJson;
import org.alphadetector.features.source.SourcePartition;
import org.alphadetector.ingest.topic.Topics;
import org.alphadetector.sink.Database;
import org.alphadetector.sink.SharedPostgres;
import org.alphadetector.sink.TestRows;
import org.alphadetector.sink.write.RefusalReason;
import org.alphadetector.sink.write.SinkContext;
import org.alphadetector.sink.write.SinkWriter;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.LogTruncationException;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SinkConsumerTest {
    private static final String TIME = "2026-02-06T00:15:00Z";
    private static final TopicPartition FEATURE_ROWS = new TopicPartition(Topics.FEATURES_SNAPSHOT, 0);
    private static final TopicIds TOPICS = new TopicIds("cluster", ids());

    private static Database database;

    private final AtomicLong nanos = new AtomicLong();
    private final List<String> said = new ArrayList<>();
    private final SinkMeters meters = new SinkMeters() {
        @Override
        public void batch(int size, long batchNanos) {
            said.add("batch of " + size);
        }

        @Override
        public void deadLetter(RefusalReason reason) {
            said.add(reason.code());
        }
    };
    private Supplier<TopicIds> lookUp = () -> TOPICS;
    private Executor writer = Runnable::run;
    private MockConsumer<byte[], byte[]> kafka;
    private MockProducer<byte[], byte[]> deadLetters;
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
        RegisteredResidual residual =
                new RegisteredResidual("z_ret_residual", "3.0.0", "{}", 0.25, 0.5, 6, TestRows.micros(TIME));
        runWith(() -> {
            give(Topics.FEATURES_SNAPSHOT, 0, RowJson.encode(TestRows.row(BTC, Timeframe.M1, TIME)));
            give(Topics.MARKET_SNAPSHOT, 0, RowJson.encode(TestRows.marketRow(Timeframe.M1, TIME, "BTCUSDT")));
            give(Topics.ANOMALIES, 5, event);
            give(Topics.BASELINES, 3, BaselineJson.encode(baseline(0.25)));
            give(Topics.RESIDUALS, 7, RegisteredResidualJson.encode(residual));
            give(Topics.INGEST_COUNTS, 0, counts);
        });
        assertThat(query(database, "SELECT symbol, open, extras_json FROM features_snapshot"))
                .containsExactly("BTCUSDT|64000.500000000000|{\"a\": 1}");
        assertThat(query(database, "SELECT leader FROM market_snapshot")).containsExactly("BTCUSDT");
        assertThat(query(database, "SELECT event_id, emitted_at AT TIME ZONE 'UTC', payload FROM anomaly_event"))
                .containsExactly("00000000-0000-0007-0000-000000000001|2026-02-06 00:15:00.25|{\"a\": 1}");
        assertThat(query(database, "SELECT accepted FROM ingest_count")).containsExactly("9");
        assertThat(query(
                        database,
                        "SELECT symbol, tf, feature_name, mu, sigma, n_samples FROM baseline_state JOIN asset"
                                + " USING (asset_uid)"))
                .containsExactly("BTCUSDT|1m|ret_m_1|0.25|2|90");
        assertThat(query(database, "SELECT residual_id, validation_r2 FROM residual_registry"))
                .containsExactly("z_ret_residual|0.25");
        assertThat(query(database, "SELECT topic, topic_id, next_offset FROM sink_offset ORDER BY topic COLLATE \"C\""))
                .containsExactly(
                        "anomalies|id of anomalies|6",
                        "baselines|id of baselines|4",
                        "features.snapshot|id of features.snapshot|1",
                        "ingest.counts|id of ingest.counts|1",
                        "market.snapshot|id of market.snapshot|1",
                        "residuals|id of residuals|8");
        assertThat(consumer.isDrained(Map.of(FEATURE_ROWS, 1L))).isTrue();
        assertThat(consumer.isDrained(Map.of(FEATURE_ROWS, 2L))).isFalse();
        assertThat(consumer.isDrained(Map.of(new TopicPartition("other", 3), 0L)))
                .isTrue();
    }

    @Test
    void setsABaselineOfAnotherVersionAside() {
        byte[] json = BaselineJson.encode(baseline(0.25));
        String changed = new String(json, StandardCharsets.UTF_8).replace("}", ",\"quantile_state\":\"AgE=\"}");
        runWith(() -> {
            give(Topics.BASELINES, 0, changed.getBytes(StandardCharsets.UTF_8));
            give(Topics.BASELINES, 1, BaselineJson.encode(baseline(0.5)));
        });
        assertThat(said).contains(RefusalReason.UNREADABLE.code());
        assertThat(query(database, "SELECT mu FROM baseline_state")).containsExactly("0.5");
    }

    private static BaselineState baseline(double mu) {
        Baseline baseline = new Baseline(mu, 2, 90, QuantileState.UNDEFINED);
        return new BaselineState(BTC, Timeframe.M1, "ret_m_1", TestRows.micros(TIME), baseline);
    }

    @Test
    void saysWhatHindersItUntilItReadsItsPartitions() {
        assertThat(consumer.hindrance()).isEqualTo("waits for its share of the partitions");
        kafka.schedulePollTask(() -> {
            assignAll();
            assertThat(consumer.hindrance()).isEqualTo("7 partitions wait for their stored offsets");
        });
        kafka.schedulePollTask(() -> assertThat(consumer.hindrance()).isEmpty());
        kafka.schedulePollTask(consumer::stop);
        consumer.run();
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
    void readsTheNextBatchWhileOneIsWritten() {
        List<Runnable> writes = new ArrayList<>();
        writer = writes::add;
        kafka.schedulePollTask(this::assignAll);
        kafka.schedulePollTask(
                () -> give(Topics.FEATURES_SNAPSHOT, 0, RowJson.encode(TestRows.row(BTC, Timeframe.M1, TIME))));
        kafka.schedulePollTask(
                () -> give(Topics.FEATURES_SNAPSHOT, 1, RowJson.encode(TestRows.row(ETH, Timeframe.M1, TIME))));
        kafka.schedulePollTask(() -> {
            give(Topics.FEATURES_SNAPSHOT, 2, RowJson.encode(TestRows.row(ETH, Timeframe.M15, TIME)));
            assertThat(writes).hasSize(1);
            assertThat(consumer.isDrained(Map.of(FEATURE_ROWS, 1L))).isFalse();
            writes.get(0).run();
        });
        kafka.schedulePollTask(() -> {
            assertThat(consumer.isDrained(Map.of(FEATURE_ROWS, 1L))).isTrue();
            assertThat(consumer.isDrained(Map.of(FEATURE_ROWS, 2L))).isFalse();
            writes.get(1).run();
        });
        kafka.schedulePollTask(consumer::stop);
        consumer.run();
        assertThat(said).containsExactly("batch of 1", "batch of 2");
        assertThat(query(database, "SELECT next_offset FROM sink_offset")).containsExactly("3");
    }

    @Test
    void dropsWhatWasReadAfterABatchThatIsFenced() {
        List<Runnable> writes = new ArrayList<>();
        writer = writes::add;
        kafka.schedulePollTask(this::assignAll);
        kafka.schedulePollTask(
                () -> give(Topics.FEATURES_SNAPSHOT, 0, RowJson.encode(TestRows.row(BTC, Timeframe.M1, TIME))));
        kafka.schedulePollTask(() -> {
            give(Topics.FEATURES_SNAPSHOT, 1, RowJson.encode(TestRows.row(BTC, Timeframe.M15, TIME)));
            writtenUpTo(1);
            writes.get(0).run();
        });
        kafka.schedulePollTask(
                () -> give(Topics.FEATURES_SNAPSHOT, 1, RowJson.encode(TestRows.row(ETH, Timeframe.M1, TIME))));
        kafka.schedulePollTask(() -> writes.get(1).run());
        kafka.schedulePollTask(consumer::stop);
        consumer.run();
        assertThat(query(database, "SELECT symbol FROM features_snapshot")).containsExactly("ETHUSDT");
        assertThat(query(database, "SELECT next_offset FROM sink_offset")).containsExactly("2");
    }

    @Test
    void theGroupIsThatOfTheDatabase() {
        try (Database other = SharedPostgres.newDatabase()) {
            assertThat(SinkConsumers.groupOf(database))
                    .matches("alpha-sink-[0-9]+-[0-9]+")
                    .isEqualTo(SinkConsumers.groupOf(database))
                    .isNotEqualTo(SinkConsumers.groupOf(other));
        }
    }

    @Test
    void writesWhatItHasWhenAPartitionIsTakenAway() {
        newConsumer(new MockConsumer<>("none"), Duration.ofDays(1), false);
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
    void setsAsideWhatCannotBeReadOrWrittenAndWritesTheRest() {
        Row overflowing = TestRows.row(ETH, Timeframe.M1, TIME);
        overflowing.number(FEATURES.lane(TestRows.OPEN), 1e40);
        Row badCharacter = TestRows.row(ETH, Timeframe.M15, TIME);
        badCharacter.text(FEATURES.lane(TestRows.EXTRAS), "{\"a\":\"\\u0000\"}");
        Row tooManyLeaders = TestRows.marketRow(Timeframe.M1, TIME, "BTCUSDT");
        tooManyLeaders.text(TestRows.MARKET.lane(RelativeStrength.RS_TOP), "[1,2,3,4,5,6]");
        String longAgo = EventJson.write(TestRows.event(1, BTC, TIME, "{}"))
                .replaceFirst("(\"trigger_ts\":\")[^\"]*", "$1-290300-01-01T00:00:00Z");
        runWith(() -> {
            give(Topics.ANOMALIES, 5, longAgo.getBytes(StandardCharsets.UTF_8));
            give(Topics.FEATURES_SNAPSHOT, 3, RowJson.encode(TestRows.row(BTC, Timeframe.M1, TIME)));
            give(Topics.FEATURES_SNAPSHOT, 4, "[]".getBytes(StandardCharsets.UTF_8));
            give(Topics.FEATURES_SNAPSHOT, 5, RowJson.encode(overflowing));
            give(Topics.FEATURES_SNAPSHOT, 6, RowJson.encode(badCharacter));
            give(Topics.FEATURES_SNAPSHOT, 7, RowJson.encode(TestRows.row(ETH, Timeframe.H1, TIME)));
            give(Topics.MARKET_SNAPSHOT, 0, RowJson.encode(tooManyLeaders));
        });
        assertThat(query(database, "SELECT symbol, tf, trunc(open) FROM features_snapshot ORDER BY symbol"))
                .containsExactly("BTCUSDT|1m|64000", "ETHUSDT|1h|64000");
        assertThat(query(database, "SELECT topic, next_offset FROM sink_offset ORDER BY topic"))
                .containsExactly("anomalies|6", "features.snapshot|8", "market.snapshot|1");
        assertThat(deadLetters.history())
                .allSatisfy(letter -> assertThat(letter.topic()).isEqualTo("dead-letter.sink"));
        assertThat(deadLetters.history())
                .extracting(letter -> header(letter, "error.topic")
                        + '-'
                        + header(letter, "error.partition")
                        + ' '
                        + header(letter, "error.offset")
                        + ' '
                        + header(letter, "error.reason"))
                .containsExactlyInAnyOrder(
                        "anomalies-0 5 unreadable",
                        "features.snapshot-0 4 unreadable",
                        "features.snapshot-0 5 number_out_of_range",
                        "features.snapshot-0 6 invalid_character",
                        "market.snapshot-0 0 check_failed");
        assertThat(header(deadLetters.history().get(2), "error.detail")).contains("numeric field overflow");
        assertThat(said)
                .containsExactlyInAnyOrder(
                        "unreadable",
                        "unreadable",
                        "number_out_of_range",
                        "invalid_character",
                        "check_failed",
                        "batch of 5");
    }

    @Test
    void movesNoOffsetBeforeTheDeadLetterIsThere() {
        deadLetters.sendException = new TimeoutException("nobody there");
        kafka.schedulePollTask(this::assignAll);
        kafka.schedulePollTask(() -> {
            give(Topics.FEATURES_SNAPSHOT, 0, "[]".getBytes(StandardCharsets.UTF_8));
            give(Topics.FEATURES_SNAPSHOT, 1, RowJson.encode(TestRows.row(BTC, Timeframe.M1, TIME)));
        });
        kafka.schedulePollTask(() -> {
            assertThat(query(database, "SELECT next_offset FROM sink_offset")).isEmpty();
            assertThat(query(database, "SELECT symbol FROM features_snapshot")).isEmpty();
            assertThat(kafka.paused()).isEqualTo(kafka.assignment());
            assertThat(consumer.hindrance()).contains("nobody there");
            deadLetters.sendException = null;
            nanos.addAndGet(Duration.ofMillis(100).toNanos());
        });
        kafka.schedulePollTask(() -> {
            give(Topics.FEATURES_SNAPSHOT, 0, "[]".getBytes(StandardCharsets.UTF_8));
            give(Topics.FEATURES_SNAPSHOT, 1, RowJson.encode(TestRows.row(BTC, Timeframe.M1, TIME)));
        });
        kafka.schedulePollTask(() -> assertThat(consumer.hindrance()).isEmpty());
        kafka.schedulePollTask(consumer::stop);
        consumer.run();
        assertThat(deadLetters.history()).hasSize(1);
        assertThat(query(database, "SELECT next_offset FROM sink_offset")).containsExactly("2");
        assertThat(query(database, "SELECT symbol FROM features_snapshot")).containsExactly("BTCUSDT");
    }

    @Test
    void standsStillAndPollsOnAfterTheServerEndedItsSession() {
        kafka.schedulePollTask(this::assignAll);
        kafka.schedulePollTask(() -> {
            execute(
                    database,
                    "CREATE FUNCTION end_session() RETURNS trigger LANGUAGE plpgsql AS"
                            + " 'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END'");
            execute(database, "CREATE TRIGGER end_session BEFORE INSERT ON sink_offset EXECUTE FUNCTION end_session()");
            give(Topics.FEATURES_SNAPSHOT, 0, RowJson.encode(TestRows.row(BTC, Timeframe.M1, TIME)));
        });
        kafka.schedulePollTask(() -> {
            assertThat(kafka.paused()).isEqualTo(kafka.assignment());
            assertThat(query(database, "SELECT symbol FROM features_snapshot")).isEmpty();
            execute(database, "DROP FUNCTION end_session CASCADE");
            nanos.addAndGet(Duration.ofMillis(100).toNanos());
        });
        kafka.schedulePollTask(
                () -> give(Topics.FEATURES_SNAPSHOT, 0, RowJson.encode(TestRows.row(BTC, Timeframe.M1, TIME))));
        kafka.schedulePollTask(consumer::stop);
        consumer.run();
        assertThat(query(database, "SELECT symbol FROM features_snapshot")).containsExactly("BTCUSDT");
        assertThat(query(database, "SELECT next_offset FROM sink_offset")).containsExactly("1");
    }

    @Test
    void refusesTopicsThatWereMadeAnewUnlessTold() {
        execute(
                database,
                "INSERT INTO sink_offset (cluster_id, topic_id, partition, topic, next_offset) VALUES"
                        + " ('cluster', 'id of anomalies', 0, 'anomalies', 7),"
                        + " ('wiped', 'id of market.snapshot', 0, 'market.snapshot', 7),"
                        + " ('cluster', 'earlier id', 0, 'features.snapshot', 7),"
                        + " ('elsewhere', 'id', 0, 'not.ours', 7)");
        BrokerCheck check = new BrokerCheck(TOPICS, () -> new TopicIds("cluster", Map.of()), nanos::get);
        assertThatThrownBy(() -> check.requireKnown(database, false))
                .isInstanceOf(OtherBrokerException.class)
                .hasMessage("the tables were written from other topics than these brokers have now: features.snapshot,"
                        + " market.snapshot; rows may be missing or come twice");
        check.requireKnown(database, true);
        check.requireKnown(database, false);
        assertThat(query(database, "SELECT topic FROM sink_offset ORDER BY topic"))
                .containsExactly("anomalies", "not.ours");
        assertThatThrownBy(check::requireSame).isInstanceOf(OtherBrokerException.class);
    }

    @Test
    void waitsForTopicsThatTheBrokersDoNotKnow() {
        lookUp = this::unknown;
        kafka.schedulePollTask(this::assignAll);
        kafka.schedulePollTask(() -> {
            assertThat(consumer.hindrance()).contains("no such topic");
            lookUp = () -> TOPICS;
            nanos.addAndGet(Duration.ofMillis(100).toNanos());
        });
        kafka.schedulePollTask(
                () -> give(Topics.FEATURES_SNAPSHOT, 0, RowJson.encode(TestRows.row(BTC, Timeframe.M1, TIME))));
        kafka.schedulePollTask(consumer::stop);
        consumer.run();
        assertThat(query(database, "SELECT symbol FROM features_snapshot")).containsExactly("BTCUSDT");
    }

    @Test
    void takesTopicsThatStayUnknownForWiped() {
        BrokerCheck check = new BrokerCheck(TOPICS, () -> lookUp.get(), nanos::get);
        lookUp = this::unknown;
        assertThatThrownBy(check::requireSame).isInstanceOf(UnknownTopicOrPartitionException.class);
        nanos.addAndGet(Duration.ofSeconds(14).toNanos());
        lookUp = () -> TOPICS;
        check.requireSame();
        lookUp = this::unknown;
        assertThatThrownBy(check::requireSame).isInstanceOf(UnknownTopicOrPartitionException.class);
        nanos.addAndGet(Duration.ofSeconds(14).toNanos());
        assertThatThrownBy(check::requireSame).isInstanceOf(UnknownTopicOrPartitionException.class);
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThatThrownBy(check::requireSame)
                .isInstanceOf(OtherBrokerException.class)
                .hasMessageStartingWith("the tables were written from other topics than these brokers have now");
    }

    @Test
    void refusesALogThatEndsBeforeWhatIsWritten() {
        writtenUpTo(7);
        kafka.schedulePollTask(() -> assignWithFeatureRowsUpTo(3));
        assertThatThrownBy(consumer::run)
                .isInstanceOf(OtherBrokerException.class)
                .hasMessage("the tables were written up to offset 7 of features.snapshot-0, which ends at 3 on these"
                        + " brokers now, so rows may be missing or come twice");
    }

    @Test
    void readsALogThatWasCutAnewWhereThatIsAccepted() {
        writtenUpTo(7);
        newConsumer(new MockConsumer<>("none"), Duration.ZERO, true);
        kafka.schedulePollTask(() -> assignWithFeatureRowsUpTo(3));
        kafka.schedulePollTask(
                () -> give(Topics.FEATURES_SNAPSHOT, 0, RowJson.encode(TestRows.row(BTC, Timeframe.M1, TIME))));
        kafka.schedulePollTask(consumer::stop);
        consumer.run();
        assertThat(query(database, "SELECT symbol FROM features_snapshot")).containsExactly("BTCUSDT");
        assertThat(query(database, "SELECT next_offset FROM sink_offset")).containsExactly("1");
    }

    @Test
    void refusesALogThatIsCutUnderIt() {
        writtenUpTo(7);
        kafka.schedulePollTask(this::assignAll);
        kafka.schedulePollTask(() -> {
            kafka.updateEndOffsets(Map.of(FEATURE_ROWS, 3L));
            kafka.setPollException(new OffsetOutOfRangeException(Map.of(FEATURE_ROWS, 7L)));
        });
        assertThatThrownBy(consumer::run).isInstanceOf(OtherBrokerException.class);
    }

    @Test
    void refusesALogThatWasCutAndHasGrownAgain() {
        writtenUpTo(7);
        kafka.schedulePollTask(this::assignAll);
        kafka.schedulePollTask(
                () -> kafka.setPollException(new LogTruncationException(Map.of(FEATURE_ROWS, 7L), Map.of())));
        assertThatThrownBy(consumer::run)
                .isInstanceOf(OtherBrokerException.class)
                .hasMessage("the tables were written from records of [features.snapshot-0] that these brokers have lost"
                        + " and replaced by others, so rows may be missing or come twice");
    }

    @Test
    void readsALogThatHasGrownAgainAnewWhereThatIsAccepted() {
        writtenUpTo(7);
        newConsumer(new MockConsumer<>("none"), Duration.ZERO, true);
        kafka.schedulePollTask(this::assignAll);
        kafka.schedulePollTask(
                () -> kafka.setPollException(new LogTruncationException(Map.of(FEATURE_ROWS, 7L), Map.of())));
        kafka.schedulePollTask(
                () -> give(Topics.FEATURES_SNAPSHOT, 0, RowJson.encode(TestRows.row(BTC, Timeframe.M1, TIME))));
        kafka.schedulePollTask(consumer::stop);
        consumer.run();
        assertThat(query(database, "SELECT symbol FROM features_snapshot")).containsExactly("BTCUSDT");
    }

    @Test
    void goesOnAtTheFirstRecordThatIsLeft() {
        writtenUpTo(2);
        kafka.schedulePollTask(this::assignAll);
        kafka.schedulePollTask(() -> {
            kafka.updateBeginningOffsets(Map.of(FEATURE_ROWS, 5L));
            kafka.setPollException(new OffsetOutOfRangeException(Map.of(FEATURE_ROWS, 2L)));
        });
        kafka.schedulePollTask(
                () -> give(Topics.FEATURES_SNAPSHOT, 5, RowJson.encode(TestRows.row(BTC, Timeframe.M1, TIME))));
        kafka.schedulePollTask(consumer::stop);
        consumer.run();
        assertThat(query(database, "SELECT symbol FROM features_snapshot")).containsExactly("BTCUSDT");
        assertThat(query(database, "SELECT next_offset FROM sink_offset")).containsExactly("6");
    }

    @Test
    void aRebalanceDoesNotEndWhatIsInTheWay() {
        deadLetters.sendException = new TimeoutException("nobody there");
        kafka.schedulePollTask(this::assignAll);
        kafka.schedulePollTask(() -> give(Topics.FEATURES_SNAPSHOT, 0, "[]".getBytes(StandardCharsets.UTF_8)));
        kafka.schedulePollTask(() -> {
            kafka.rebalance(List.of());
            assertThat(consumer.hindrance()).contains("nobody there");
        });
        kafka.schedulePollTask(consumer::stop);
        consumer.run();
        assertThat(consumer.hindrance()).contains("nobody there");
    }

    private TopicIds unknown() {
        throw new UnknownTopicOrPartitionException("no such topic");
    }

    private static void writtenUpTo(long next) {
        execute(
                database,
                "INSERT INTO sink_offset (cluster_id, topic_id, partition, topic, next_offset)"
                        + " VALUES ('cluster', 'id of features.snapshot', 0, 'features.snapshot', " + next + ")");
    }

    private void assignWithFeatureRowsUpTo(long end) {
        assignAll();
        kafka.updateEndOffsets(Map.of(FEATURE_ROWS, end));
    }

    private static String header(ProducerRecord<byte[], byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private void runWith(Runnable records) {
        kafka.schedulePollTask(this::assignAll);
        kafka.schedulePollTask(records);
        kafka.schedulePollTask(consumer::stop);
        consumer.run();
    }

    private void newConsumer() {
        newConsumer(new MockConsumer<>("none"), Duration.ZERO, false);
    }

    private void newConsumer(MockConsumer<byte[], byte[]> mock, Duration linger, boolean isNewBrokerAccepted) {
        kafka = mock;
        SinkContext context = new SinkContext(Clock.fixed(Instant.parse(TIME), ZoneOffset.UTC), false);
        StoredOffsets offsets = new StoredOffsets(database, TOPICS);
        deadLetters = new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
        SinkDeadLetters letters = new SinkDeadLetters(() -> deadLetters, meters);
        Supplier<PendingRecords> batch = () -> new PendingRecords(
                new SinkWriter(database, FEATURES, TestRows.MARKET, context, SinkWriter.FLUSH_BY_CALLER),
                new RecordReader(FEATURES, TestRows.MARKET),
                letters,
                meters,
                nanos::get);
        consumer = new SinkConsumer(
                kafka,
                true,
                new SinkSettings(1_000, linger, isNewBrokerAccepted),
                offsets,
                new BatchPair(task -> writer.execute(task), offsets, batch.get(), batch.get()),
                letters,
                new BrokerCheck(TOPICS, () -> lookUp.get(), nanos::get),
                nanos::get);
    }

    private void assignAll() {
        Map<TopicPartition, Long> beginnings = new HashMap<>();
        RecordReader.TOPICS.forEach(topic -> beginnings.put(new TopicPartition(topic, 0), 0L));
        kafka.rebalance(beginnings.keySet());
        kafka.updateBeginningOffsets(beginnings);
        Map<TopicPartition, Long> ends = new HashMap<>();
        beginnings.keySet().forEach(partition -> ends.put(partition, 100L));
        kafka.updateEndOffsets(ends);
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
}
