package org.alphadetector.sink.digest;

import static org.alphadetector.sink.SharedPostgres.execute;
import static org.alphadetector.sink.SharedPostgres.query;
import static org.alphadetector.sink.TestRows.BTC;
import static org.alphadetector.sink.TestRows.ETH;
import static org.alphadetector.sink.TestRows.FEATURES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.ingest.tick.AssetId;
import org.alphadetector.sink.Database;
import org.alphadetector.sink.SharedPostgres;
import org.alphadetector.sink.TestRows;
import org.alphadetector.sink.write.SinkContext;
import org.alphadetector.sink.write.SinkWriter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TableDigestTest {
    private static Database database;

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
    }

    @Test
    void isTheHashOfCanonicalJsonLines() throws Exception {
        Row row = TestRows.row(BTC, Timeframe.M1, "2026-02-06T00:14:00Z");
        row.number(FEATURES.lane(TestRows.OPEN), 1e-7);
        row.number(FEATURES.lane(TestRows.RETURN), -1.5e-7);
        row.text(FEATURES.lane(TestRows.PACK), "a\"b\\\t€");
        row.text(FEATURES.lane(TestRows.EXTRAS), "{\"zz\":1.50,\"a\":{\"y\":null,\"x\":[1e3,null,-0.0,\"t\"]}}");
        write(List.of(row));
        String json = "{\"asset_uid\":" + BTC.uid()
                + ",\"dq_status\":\"ok\",\"exchange\":\"binance-futures\",\"exchange_ts\":\"2026-02-06T00:14:00Z\","
                + "\"extras_json\":{\"a\":{\"x\":[1000,null,0,\"t\"]},\"zz\":1.5},\"feature_pack\":\"a\\\"b\\\\\\t€\","
                + "\"is_hot\":true,\"open\":0.0000001,\"pack_rev\":1,\"ret_m_1\":-0.00000015,\"symbol\":\"BTCUSDT\","
                + "\"tf\":\"1m\",\"time_of_day\":3,\"trade_count_m_1\":17}\n";
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8));
        assertThat(digest("features_snapshot")).isEqualTo(HexFormat.of().formatHex(hash));
    }

    @Test
    void doesNotDependOnTheOrderOfWriting() {
        List<Row> rows = new ArrayList<>();
        for (AssetId asset : List.of(BTC, ETH)) {
            for (Timeframe timeframe : Timeframe.values()) {
                for (String time : List.of("2026-01-31T23:00:00Z", "2026-02-01T00:00:00Z", "2026-02-01T01:00:00Z")) {
                    rows.add(TestRows.row(asset, timeframe, time));
                }
            }
        }
        write(rows);
        String digest = digest("features_snapshot");
        database.truncateAll();
        Collections.shuffle(rows, new Random(7));
        for (Row row : rows) {
            write(List.of(row));
        }
        assertThat(digest("features_snapshot")).isEqualTo(digest);
        assertThat(query(database, "SELECT count(DISTINCT tableoid) FROM features_snapshot"))
                .containsExactly("6");
    }

    @Test
    void changesWithAnyOneValue() {
        write(List.of(TestRows.row(BTC, Timeframe.M1, "2026-02-06T00:14:00Z")));
        Map<String, String> changes = Map.ofEntries(
                Map.entry("asset_uid", "asset_uid + 1"),
                Map.entry("exchange", "exchange || 'X'"),
                Map.entry("symbol", "symbol || 'X'"),
                Map.entry("exchange_ts", "exchange_ts + interval '1 microsecond'"),
                Map.entry("open", "open + 0.000000000001"),
                Map.entry("ret_m_1", "ret_m_1 + 1e-18"),
                Map.entry("trade_count_m_1", "trade_count_m_1 + 1"),
                Map.entry("is_hot", "NOT is_hot"),
                Map.entry("dq_status", "'partial'"),
                Map.entry("extras_json", "'{\"a\":2}'"),
                Map.entry("close", "0"),
                Map.entry("config_hash", "''"));
        String digest = digest("features_snapshot");
        changes.forEach((column, value) -> {
            execute(database, "CREATE TABLE public.kept AS SELECT * FROM features_snapshot");
            execute(database, "UPDATE features_snapshot SET " + column + " = " + value);
            assertThat(digest("features_snapshot")).as(column).isNotEqualTo(digest);
            execute(database, "TRUNCATE features_snapshot");
            execute(database, "INSERT INTO features_snapshot SELECT * FROM public.kept");
            execute(database, "DROP TABLE public.kept");
            assertThat(digest("features_snapshot")).isEqualTo(digest);
        });
    }

    @Test
    void leavesOutWhatIsNoFunctionOfTheTicks() {
        write(List.of(TestRows.row(BTC, Timeframe.M1, "2026-02-06T00:14:00Z")));
        SinkWriter live = writer("2026-02-06T00:00:01Z", false);
        live.event(TestRows.event(1, BTC, "2026-02-06T00:14:00Z", "{\"a\":{\"git_commit\":\"x\",\"b\":1}}"));
        live.flush();
        String rows = digest("features_snapshot");
        String events = digest("anomaly_event");
        execute(database, "UPDATE features_snapshot SET ingest_ts = now() + interval '1 h', git_commit = 'other'");
        assertThat(digest("features_snapshot")).isEqualTo(rows);
        execute(database, "TRUNCATE anomaly_event");
        SinkWriter replay = writer("2026-05-01T00:00:00Z", true);
        replay.event(TestRows.event(1, BTC, "2026-02-06T00:14:00Z", "{\"a\":{\"b\":1},\"git_commit\":\"y\"}"));
        replay.flush();
        assertThat(digest("anomaly_event")).isEqualTo(events);
        execute(database, "UPDATE anomaly_event SET payload = '{\"a\":{\"b\":2}}'");
        assertThat(digest("anomaly_event")).isNotEqualTo(events);
    }

    @Test
    void ofAnEmptyTableIsThatOfNothing() {
        assertThat(digest("market_snapshot"))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void knowsItsTables() {
        assertThatThrownBy(() -> digest("asset")).hasMessage("no digest of this table: table=asset");
    }

    private static void write(List<Row> rows) {
        SinkWriter writer = writer("2026-02-06T00:00:00Z", true);
        rows.forEach(writer::snapshot);
        writer.flush();
    }

    private static SinkWriter writer(String now, boolean isReplay) {
        SinkContext context = new SinkContext(Clock.fixed(Instant.parse(now), ZoneOffset.UTC), isReplay);
        return new SinkWriter(database, FEATURES, TestRows.MARKET, context, SinkWriter.FLUSH_BY_CALLER);
    }

    private static String digest(String table) {
        return TableDigest.of(database, table);
    }
}
