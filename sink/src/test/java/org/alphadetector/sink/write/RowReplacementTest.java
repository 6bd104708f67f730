package org.alphadetector.sink.write;

import static org.alphadetector.sink.SharedPostgres.execute;
import static org.alphadetector.sink.SharedPostgres.query;
import static org.alphadetector.sink.TestRows.BTC;
import static org.alphadetector.sink.TestRows.ETH;
import static org.alphadetector.sink.TestRows.FEATURES;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.ingest.tick.AssetId;
import org.alphadetector.sink.Database;
import org.alphadetector.sink.SharedPostgres;
import org.alphadetector.sink.TestRows;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RowReplacementTest {
    private static final String NOON = "2026-02-06T12:00:00Z";
    private static final String OPENS =
            "SELECT symbol, trunc(open), ingest_ts AT TIME ZONE 'UTC'" + " FROM features_snapshot ORDER BY symbol";

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
    void writeTwoRows() {
        database.truncateAll();
        SinkContext context = new SinkContext(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), false);
        writer = new SinkWriter(database, FEATURES, TestRows.MARKET, context, SinkWriter.FLUSH_BY_CALLER);
        write(row(BTC, 1, 2), row(ETH, 2, 2));
        execute(
                database,
                "UPDATE features_snapshot SET ingest_ts = '2020-01-01 00:00:00.123457Z' WHERE symbol LIKE 'B%'");
        execute(database, "UPDATE features_snapshot SET ingest_ts = '2021-01-01Z' WHERE symbol LIKE 'E%'");
    }

    @Test
    void keepsTheFirstTimeOfEachRow() throws SQLException {
        assertThat(replace(row(BTC, 3, 2), row(ETH, 4, 3))).isTrue();
        assertThat(query(database, OPENS))
                .containsExactly("BTCUSDT|3|2020-01-01 00:00:00.123457", "ETHUSDT|4|2021-01-01 00:00:00");
    }

    @Test
    void leavesABatchWithARowThatIsNotThere() throws SQLException {
        assertThat(replace(row(BTC, 3, 2), row(ETH, 4, 2), row(AssetId.of("binance-futures", "SOLUSDT"), 5, 2)))
                .isFalse();
        assertUnchanged();
    }

    @Test
    void leavesABatchWithARowOfAnOlderRevision() throws SQLException {
        assertThat(replace(row(BTC, 3, 2), row(ETH, 4, 1))).isFalse();
        assertUnchanged();
    }

    @Test
    void leavesRowsWithAValueThatNobodyWrites() throws SQLException {
        execute(database, "UPDATE features_snapshot SET rsi_14 = 55 WHERE symbol LIKE 'E%'");
        assertThat(replace(row(BTC, 3, 2), row(ETH, 4, 2))).isFalse();
        assertUnchanged();
    }

    @Test
    void leavesATableWhoseOtherColumnsHaveADefault() throws SQLException {
        execute(database, "ALTER TABLE features_snapshot ALTER rsi_14 SET DEFAULT 50");
        try {
            assertThat(replace(row(BTC, 3, 2), row(ETH, 4, 2))).isFalse();
        } finally {
            execute(database, "ALTER TABLE features_snapshot ALTER rsi_14 DROP DEFAULT");
        }
        assertUnchanged();
    }

    @Test
    void leavesATableWithATrigger() throws SQLException {
        execute(
                database,
                "CREATE TRIGGER seen BEFORE UPDATE ON market.features_snapshot_1m_2026_02 FOR EACH ROW"
                        + " EXECUTE FUNCTION suppress_redundant_updates_trigger()");
        try {
            assertThat(replace(row(BTC, 3, 2), row(ETH, 4, 2))).isFalse();
        } finally {
            execute(database, "DROP TRIGGER seen ON market.features_snapshot_1m_2026_02");
        }
        assertUnchanged();
    }

    @Test
    void holdsNoRowOfABatchThatItLeaves() throws SQLException {
        try (Connection connection = database.connection()) {
            connection.setAutoCommit(false);
            assertThat(replace(connection, row(BTC, 3, 2), row(ETH, 4, 1))).isFalse();
            assertThat(query(database, "SELECT symbol FROM features_snapshot ORDER BY symbol FOR UPDATE NOWAIT"))
                    .containsExactly("BTCUSDT", "ETHUSDT");
            connection.rollback();
        }
    }

    @Test
    void rewritesInTheWriterKeepWhatOthersPutBesideTheRow() {
        execute(database, "UPDATE features_snapshot SET rsi_14 = 55 WHERE symbol LIKE 'E%'");
        write(row(BTC, 3, 2), row(ETH, 4, 2));
        write(row(BTC, 5, 2), row(ETH, 6, 2));
        write(row(BTC, 7, 2));
        assertThat(query(database, "SELECT symbol, trunc(open), rsi_14 FROM features_snapshot ORDER BY symbol"))
                .containsExactly("BTCUSDT|7|null", "ETHUSDT|6|55");
    }

    private static void assertUnchanged() {
        assertThat(query(database, OPENS))
                .containsExactly("BTCUSDT|1|2020-01-01 00:00:00.123457", "ETHUSDT|2|2021-01-01 00:00:00");
    }

    private void write(Row... rows) {
        for (Row row : rows) {
            writer.snapshot(row);
        }
        writer.flush();
    }

    private static boolean replace(Row... rows) throws SQLException {
        try (Connection connection = database.connection()) {
            connection.setAutoCommit(false);
            boolean isReplaced = replace(connection, rows);
            connection.commit();
            return isReplaced;
        }
    }

    private static boolean replace(Connection connection, Row... rows) throws SQLException {
        List<Row> sorted = Stream.of(rows)
                .sorted(Comparator.comparingLong(row -> row.asset().uid()))
                .toList();
        return new RowReplacement(FEATURES, new RowEncoder(FEATURES)).tryReplace(connection, sorted, new CopyBuffer());
    }

    private static Row row(AssetId asset, double open, int packRev) {
        Row row = TestRows.row(asset, Timeframe.M1, NOON);
        row.number(FEATURES.lane(TestRows.OPEN), open);
        row.number(FEATURES.lane(TestRows.PACK_REV), packRev);
        return row;
    }
}
