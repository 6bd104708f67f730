package org.alphadetector.sink.write;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.alphadetector.sink.SharedPostgres.query;
import static org.alphadetector.sink.TestRows.BTC;
import static org.alphadetector.sink.TestRows.FEATURES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.sink.Database;
import org.alphadetector.sink.DatabaseException;
import org.alphadetector.sink.SharedPostgres;
import org.alphadetector.sink.TestRows;
import org.alphadetector.sink.schema.Migrations;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** The stopped writer is a connection that goes no further, which is all that the server sees of a stopped process. */
class StalledWritersTest {
    private static final Duration PATIENCE = Duration.ofMillis(400);
    private static final String FIRST_ROW = "2026-02-06T00:00:00Z";
    private static final String LAST_ROW = "2026-02-07T00:00:00Z";
    /** More rows than the server keeps back before it writes them to the table. */
    private static final String ROWS = "SELECT format(E'%s\\tBTCUSDT\\t1m\\t%s\\t-7\\n', " + BTC.uid()
            + ", minute) FROM generate_series('" + FIRST_ROW + "', '" + LAST_ROW + "', interval '1 min') minute";

    private Database database;
    private String stoppedUrl;
    private SinkWriter writer;

    @BeforeEach
    void open() {
        String url = SharedPostgres.newDatabaseUrl();
        database = Database.open(url);
        Migrations.run(database, List.of(FEATURES, TestRows.MARKET), List.of());
        stoppedUrl = url + "&ApplicationName=alpha-detector&currentSchema=market";
        SinkContext context = new SinkContext(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), false);
        writer = new SinkWriter(
                database, FEATURES, TestRows.MARKET, context, SinkWriter.FLUSH_BY_CALLER, new StalledWriters(PATIENCE));
        writer.snapshot(TestRows.row(BTC, Timeframe.M1, LAST_ROW));
        writer.flush();
        database.truncateAll();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void takesTheRowsOverFromAWriterThatStoppedInTheMiddleOfACopy() throws SQLException {
        try (Connection connection = DriverManager.getConnection(stoppedUrl)) {
            connection.setAutoCommit(false);
            CopyIn copy = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY features_snapshot (asset_uid, symbol, tf, exchange_ts, pack_rev) FROM STDIN");
            byte[] rows = String.join("", query(database, ROWS)).getBytes(UTF_8);
            copy.writeToCopy(rows, 0, rows.length);
            copy.flushCopy();
            awaitSession("state = 'active' AND wait_event = 'ClientRead'");

            writeFirstRow();

            assertThatThrownBy(copy::endCopy).isInstanceOf(SQLException.class);
            // There is no server left to say goodbye to.
            connection.abort(Runnable::run);
        }
        requireOnlyTheFirstRow();
    }

    @Test
    void takesTheRowsOverFromAWriterThatStoppedBetweenTwoStatements() throws SQLException {
        try (Connection connection = DriverManager.getConnection(stoppedUrl);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            new StalledWriters(PATIENCE).limit(connection);
            statement.execute("INSERT INTO features_snapshot (asset_uid, symbol, tf, exchange_ts, pack_rev) VALUES ("
                    + BTC.uid() + ", 'BTCUSDT', '1m', '" + FIRST_ROW + "', -7)");

            writeFirstRow();

            assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);
        }
        requireOnlyTheFirstRow();
    }

    /** One that holds the lock and works is waited for. */
    @Test
    void leavesAloneAWriterThatIsBusy() throws SQLException {
        try (Connection connection = DriverManager.getConnection(stoppedUrl);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("INSERT INTO features_snapshot (asset_uid, symbol, tf, exchange_ts, pack_rev) VALUES ("
                    + BTC.uid() + ", 'BTCUSDT', '1m', '" + FIRST_ROW + "', -7)");
            CompletableFuture<Void> busy = CompletableFuture.runAsync(() -> work(statement));
            awaitSession("state = 'active' AND wait_event = 'PgSleep'");

            writeFirstRow();

            assertThat(busy).succeedsWithin(Duration.ofSeconds(30));
        }
        requireOnlyTheFirstRow();
    }

    @Test
    void doesNotWaitForEverWhenItLooksForWhatIsRefused() throws SQLException {
        Row refused = TestRows.row(BTC, Timeframe.M1, FIRST_ROW);
        refused.text(FEATURES.lane(TestRows.EXTRAS), "{");
        try (Connection connection = DriverManager.getConnection(stoppedUrl);
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT create_month('market_snapshot', '1m', '2026-02-01')");
            connection.setAutoCommit(false);
            statement.execute("INSERT INTO market_snapshot (tf, exchange_ts) VALUES ('1m', '" + LAST_ROW + "')");
            writer.snapshot(refused);
            writer.market(TestRows.marketRow(Timeframe.M1, LAST_ROW, "BTCUSDT"));

            CompletableFuture<Void> search =
                    CompletableFuture.runAsync(() -> writer.flush(Offsets.none(), refusals -> {}));

            assertThat(search)
                    .failsWithin(Duration.ofSeconds(30))
                    .withThrowableOfType(ExecutionException.class)
                    .withCauseInstanceOf(DatabaseException.class)
                    .withMessageContaining("lock timeout");
        }
    }

    /** For longer than the other's patience, but not for all of its tries. */
    private static void work(Statement statement) {
        try {
            statement.execute("SELECT pg_sleep(0.5)");
            statement.getConnection().commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void writeFirstRow() {
        writer.snapshot(TestRows.row(BTC, Timeframe.M1, FIRST_ROW));
        writer.flush();
    }

    private void awaitSession(String condition) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> query(
                                        database,
                                        "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND "
                                                + condition)
                                .size()
                        == 1);
    }

    private void requireOnlyTheFirstRow() {
        assertThat(query(database, "SELECT pack_rev FROM features_snapshot")).containsExactly("1");
    }
}
