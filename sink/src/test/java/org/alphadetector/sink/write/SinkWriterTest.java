package org.alphadetector.sink.write;

import static org.alphadetector.sink.SharedPostgres.execute;
import static org.alphadetector.sink.SharedPostgres.query;
import static org.alphadetector.sink.TestRows.BTC;
import static org.alphadetector.sink.TestRows.ETH;
import static org.alphadetector.sink.TestRows.FEATURES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.alphadetector.detectors.event.AnomalyEvent;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.source.IngestCounts;
import org.alphadetector.features.source.SourcePartition;
import org.alphadetector.ingest.tick.AssetId;
import org.alphadetector.sink.Database;
import org.alphadetector.sink.SharedPostgres;
import org.alphadetector.sink.TestRows;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SinkWriterTest {
    private static final Instant NOW = Instant.parse("2026-02-06T00:00:01Z");
    private static final String NOON = "2026-02-06T12:00:00Z";

    private static Database database;
    private SinkWriter writer;

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
        writer = newWriter(false);
    }

    @Test
    void writesEveryKindOfValueAndLeavesTheRestNull() {
        writer.snapshot(TestRows.row(BTC, Timeframe.M1, NOON));
        writer.flush();
        assertThat(query(
                        database,
                        "SELECT asset_uid, exchange, symbol, tf, exchange_ts AT TIME ZONE 'UTC', open, ret_m_1, trade_count_m_1,"
                                + " time_of_day, is_hot, dq_status, feature_pack, extras_json, close, rsi_14"
                                + " FROM features_snapshot"))
                .containsExactly(BTC.uid()
                        + "|binance-futures|BTCUSDT|1m|2026-02-06 12:00:00|64000.500000000000|-0.00125|17|3|t|ok"
                        + "|core|{\"a\": 1}|null|null");
        assertThat(query(database, "SELECT asset_uid, exchange, symbol, base, quote FROM asset"))
                .containsExactly(BTC.uid() + "|binance-futures|BTCUSDT|BTC|USDT");
        assertThat(query(database, "SELECT tableoid::regclass FROM features_snapshot"))
                .containsExactly("features_snapshot_1m_2026_02");
    }

    @Test
    void writesUndefinedAsNull() {
        writer.snapshot(new Row(FEATURES, BTC, Timeframe.M1, TestRows.micros(NOON)));
        writer.flush();
        assertThat(query(
                        database,
                        "SELECT open, ret_m_1, trade_count_m_1, is_hot, dq_status, extras_json"
                                + " FROM features_snapshot"))
                .containsExactly("null|null|null|null|null|null");
    }

    @Test
    void keepsTinyAndLongNumbersExactly() {
        Row row = TestRows.row(BTC, Timeframe.M1, NOON);
        row.number(FEATURES.lane(TestRows.OPEN), 1e-7);
        row.number(FEATURES.lane(TestRows.RETURN), 0.1 + 0.2);
        writer.snapshot(row);
        row = TestRows.row(ETH, Timeframe.M1, NOON);
        row.number(FEATURES.lane(TestRows.OPEN), 123456789.012345);
        row.number(FEATURES.lane(TestRows.RETURN), -4.9e-324);
        writer.snapshot(row);
        writer.flush();
        assertThat(query(database, "SELECT open, ret_m_1 FROM features_snapshot ORDER BY symbol"))
                .containsExactly("0.000000100000|0.30000000000000004", "123456789.012345000000|-5e-324");
    }

    @Test
    void escapesTextAndJson() {
        String text = "tab\t line\nback\\slash \\N quote\" ä € 😀\r.";
        Row row = TestRows.row(BTC, Timeframe.M1, NOON);
        row.text(FEATURES.lane(TestRows.PACK), text);
        row.text(FEATURES.lane(TestRows.EXTRAS), "{\"t\":\"a\\tb\\\\c\\\"d €\"}");
        writer.snapshot(row);
        writer.flush();
        assertThat(query(database, "SELECT feature_pack FROM features_snapshot"))
                .containsExactly(text);
        assertThat(query(database, "SELECT extras_json->>'t' FROM features_snapshot"))
                .containsExactly("a\tb\\c\"d €");
    }

    @Test
    void refusesWhatItsColumnCannotHold() {
        Row row = TestRows.row(BTC, Timeframe.M1, NOON);
        row.number(FEATURES.lane(TestRows.HOUR), 40_000);
        writer.snapshot(row);
        assertThatThrownBy(() -> writer.flush())
                .isInstanceOf(RefusedValueException.class)
                .hasMessageContaining("column=time_of_day, type=smallint, value=40000.0");
        assertThat(query(database, "SELECT count(*) FROM asset")).containsExactly("0");
    }

    @Test
    void keepsTheLastOfOneKeyInABatchUnlessItsRevisionIsOlder() {
        writer.snapshot(withOpen(BTC, 1, 1));
        writer.snapshot(withOpen(BTC, 2, 1));
        writer.snapshot(withOpen(ETH, 3, 2));
        writer.snapshot(withOpen(ETH, 4, 1));
        writer.flush();
        assertThat(opens()).containsExactly("BTCUSDT|2", "ETHUSDT|3");
    }

    @Test
    void rewritesARowOnlyWithAnEqualOrHigherRevision() {
        writeOne(withOpen(BTC, 1, 2));
        execute(database, "UPDATE features_snapshot SET ingest_ts = '2020-01-01'");
        writeOne(withOpen(BTC, 2, 1));
        assertThat(opens()).containsExactly("BTCUSDT|1");
        writeOne(withOpen(BTC, 3, 2));
        assertThat(opens()).containsExactly("BTCUSDT|3");
        writeOne(withOpen(BTC, 4, 3));
        assertThat(opens()).containsExactly("BTCUSDT|4");
        assertThat(query(database, "SELECT extract(year FROM ingest_ts) FROM features_snapshot"))
                .containsExactly("2020");
    }

    @Test
    void rewritesMarketRowsAndCounts() {
        writer.market(TestRows.marketRow(Timeframe.M15, NOON, "BTCUSDT"));
        writer.counts(counts("2026-02-06T12:00:00Z", 10));
        writer.flush();
        writer.market(TestRows.marketRow(Timeframe.M15, NOON, "ETHUSDT"));
        writer.counts(counts("2026-02-06T12:01:00Z", 20));
        writer.flush();
        writer.counts(counts("2026-02-06T11:00:00Z", 5));
        writer.flush();
        assertThat(query(database, "SELECT tf, leader, excluded_count, rs_top FROM market_snapshot"))
                .containsExactly("15m|ETHUSDT|0|[{\"rs\": 0.5, \"symbol\": \"BTCUSDT\"}]");
        assertThat(query(database, "SELECT topic, partition, accepted, late, rejected->'bad_number' FROM ingest_count"))
                .containsExactly("ticks|0|20|2|4");
    }

    @Test
    void neverChangesAnEvent() {
        writer.event(TestRows.event(1, BTC, "2026-02-06T00:01:00Z", "{\"score\":1}"));
        writer.event(TestRows.event(1, BTC, "2026-02-06T00:01:00Z", "{\"score\":2}"));
        writer.flush();
        writer.event(TestRows.event(1, BTC, "2026-02-06T00:01:00Z", "{\"score\":3}"));
        writer.event(TestRows.event(2, AssetId.MARKET, "2026-02-06T00:01:00Z", "{}"));
        writer.flush();
        assertThat(query(database, "SELECT symbol, payload, severity, class FROM anomaly_event ORDER BY event_id"))
                .containsExactly("BTCUSDT|{\"score\": 1}|80|spike", "null|{}|80|spike");
    }

    @Test
    void tellsDelayAndSkewOfLiveEventsOnly() {
        writer.event(TestRows.event(1, BTC, "2026-02-06T00:00:00Z", "{}"));
        writer.event(TestRows.event(2, BTC, "2026-02-06T00:01:00Z", "{}"), Instant.parse("2026-02-06T00:00:58Z"));
        writer.event(TestRows.event(4, BTC, "2025-02-06T00:00:00Z", "{}"));
        writer.flush();
        SinkWriter replay = newWriter(true);
        replay.event(TestRows.event(3, BTC, "2026-02-06T00:00:00Z", "{}"));
        replay.flush();
        assertThat(query(
                        database,
                        "SELECT source_lag_ms, clock_skew_ms, replay_of, git_commit FROM anomaly_event"
                                + " ORDER BY event_id"))
                .containsExactly("2500|0|f|abc", "0|500|f|abc", "null|null|t|abc", "null|null|f|abc");
    }

    @Test
    void writesByItselfWhenTheBatchIsFull() {
        SinkWriter small = new SinkWriter(database, FEATURES, TestRows.MARKET, context(false), 2);
        small.snapshot(withOpen(BTC, 1, 1));
        assertThat(opens()).isEmpty();
        small.snapshot(withOpen(ETH, 1, 1));
        assertThat(opens()).hasSize(2);
        assertThat(small.pendingCount()).isZero();
    }

    @Test
    void refusesTwoAssetsOfOneHash() {
        AssetId twin = new AssetId("other", "TWIN", BTC.uid());
        writeOne(TestRows.row(BTC, Timeframe.M1, NOON));
        writer.snapshot(TestRows.row(twin, Timeframe.M1, NOON));
        assertThatThrownBy(() -> writer.flush())
                .isInstanceOf(RefusedValueException.class)
                .hasMessageContaining("binance-futures:BTCUSDT and other:TWIN have the same asset_uid");
    }

    @Test
    void takesOutWhatIsRefusedAndWritesTheRestInOneTransaction() {
        List<Row> refused = new ArrayList<>();
        for (int minute = 1; minute < 60; minute++) {
            Row row = TestRows.row(BTC, Timeframe.M1, String.format(Locale.ROOT, "2026-02-06T12:%02d:00Z", minute));
            if (minute == 7) {
                row.text(FEATURES.lane(TestRows.EXTRAS), "{\"a\":");
                refused.add(row);
            } else if (minute == 8) {
                row.number(FEATURES.lane(TestRows.RETURN), Double.POSITIVE_INFINITY);
                refused.add(row);
            }
            writer.snapshot(row);
        }
        AssetId twin = new AssetId("other", "TWIN", BTC.uid());
        AssetId renamed = new AssetId(ETH.exchange(), ETH.symbol(), 5);
        execute(database, "INSERT INTO asset VALUES (" + ETH.uid() + ", '" + ETH.exchange() + "', 'ETHUSDT')");
        writer.snapshot(TestRows.row(twin, Timeframe.M15, NOON));
        AnomalyEvent ofRenamed = TestRows.event(1, renamed, "2026-02-06T00:01:00Z", "{}");
        writer.event(ofRenamed);
        writer.event(TestRows.event(2, ETH, "2026-02-06T00:01:00Z", "{}"));
        List<Refusal> found = new ArrayList<>();
        writer.flush(offsets(Offsets.ABSENT, 70), refusals -> {
            assertThat(query(database, "SELECT count(*) FROM features_snapshot"))
                    .containsExactly("0");
            found.addAll(refusals);
        });
        assertThat(found)
                .extracting(refusal -> refusal.reason().code())
                .containsExactlyInAnyOrder(
                        "invalid_text", "number_out_of_range", "asset_uid_collision", "duplicate_key");
        assertThat(found).extracting(Refusal::value).contains(refused.get(0), refused.get(1), ofRenamed);
        assertThat(query(database, "SELECT count(*), count(DISTINCT exchange_ts) FROM features_snapshot"))
                .containsExactly("57|57");
        assertThat(query(database, "SELECT symbol FROM anomaly_event")).containsExactly("ETHUSDT");
        assertThat(query(database, "SELECT next_offset FROM sink_offset")).containsExactly("70");
        assertThat(writer.pendingCount()).isZero();
    }

    @Test
    void writesNothingWhenTheRefusedCannotBeSetAside() {
        Row row = TestRows.row(BTC, Timeframe.M1, NOON);
        row.text(FEATURES.lane(TestRows.EXTRAS), "{");
        writer.snapshot(row);
        writer.snapshot(TestRows.row(ETH, Timeframe.M1, NOON));
        assertThatThrownBy(() -> writer.flush(offsets(Offsets.ABSENT, 2), refusals -> {
                    throw new IllegalStateException("nowhere to put it");
                }))
                .hasMessage("nowhere to put it");
        assertThat(query(database, "SELECT symbol FROM features_snapshot")).isEmpty();
        assertThat(query(database, "SELECT next_offset FROM sink_offset")).isEmpty();
    }

    @Test
    void movesOffsetsWithTheRowsAndFencesTheLateWriter() {
        writer.snapshot(withOpen(BTC, 1, 1));
        writer.flush(offsets(Offsets.ABSENT, 10));
        SinkWriter zombie = newWriter(false);
        zombie.snapshot(withOpen(ETH, 1, 1));
        assertThatThrownBy(() -> zombie.flush(offsets(Offsets.ABSENT, 5))).isInstanceOf(FencedSinkException.class);
        assertThatThrownBy(() -> zombie.flush(offsets(9, 12))).isInstanceOf(FencedSinkException.class);
        assertThat(opens()).containsExactly("BTCUSDT|1");
        assertThat(zombie.pendingCount()).isEqualTo(1);
        writer.flush(offsets(10, 11));
        assertThat(query(
                        database,
                        "SELECT cluster_id, topic_id, partition, topic, next_offset, leader_epoch FROM sink_offset"))
                .containsExactly("cluster|id|3|features.snapshot|11|6");
    }

    @Test
    void makesAMonthAgainThatWasDroppedMeanwhile() {
        writeOne(TestRows.row(BTC, Timeframe.M1, "2025-06-01T00:00:00Z"));
        execute(database, "DROP TABLE market.features_snapshot_1m_2025_06");
        writeOne(TestRows.row(BTC, Timeframe.M1, "2025-06-02T00:00:00Z"));
        assertThat(query(database, "SELECT exchange_ts AT TIME ZONE 'UTC' FROM features_snapshot"))
                .containsExactly("2025-06-02 00:00:00");
    }

    private void writeOne(Row row) {
        writer.snapshot(row);
        writer.flush();
    }

    private static Row withOpen(AssetId asset, double open, int packRev) {
        Row row = TestRows.row(asset, Timeframe.M1, NOON);
        row.number(FEATURES.lane(TestRows.OPEN), open);
        row.number(FEATURES.lane(TestRows.PACK_REV), packRev);
        return row;
    }

    private static List<String> opens() {
        return query(database, "SELECT symbol, trunc(open) FROM features_snapshot ORDER BY symbol");
    }

    private static Offsets offsets(long expected, long next) {
        return new Offsets("cluster", List.of(new Offsets.Move("id", "features.snapshot", 3, expected, next, 6)));
    }

    private static IngestCounts counts(String asOf, long accepted) {
        return new IngestCounts(
                new SourcePartition("ticks", 0), TestRows.micros(asOf), accepted, 1, 2, 3, Map.of("bad_number", 4L));
    }

    private static SinkWriter newWriter(boolean isReplay) {
        return new SinkWriter(database, FEATURES, TestRows.MARKET, context(isReplay), SinkWriter.FLUSH_BY_CALLER);
    }

    private static SinkContext context(boolean isReplay) {
        return new SinkContext(Clock.fixed(NOW, ZoneOffset.UTC), isReplay);
    }
}
