package org.alphadetector.sink.schema;

import static org.alphadetector.sink.SharedPostgres.execute;
import static org.alphadetector.sink.SharedPostgres.query;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.alphadetector.sink.Database;
import org.alphadetector.sink.SharedPostgres;
import org.alphadetector.sink.TestRows;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of the rows that are there when the tables get the names of exchange, base and quote. */
class NamesMigrationTest {
    private static final String BEFORE = "10";
    private static final String ROWS = "SELECT symbol, exchange FROM features_snapshot ORDER BY asset_uid";
    private static final String EVENTS = "SELECT symbol, exchange FROM anomaly_event ORDER BY event_id";
    private static final String PLACES = "SELECT symbol, ctid, xmin FROM features_snapshot ORDER BY asset_uid";

    private Database database;

    @BeforeEach
    void migrateUpToTheOneBefore() {
        String url = SharedPostgres.newDatabaseUrl();
        database = Database.open(url);
        Flyway.configure()
                .dataSource(database.dataSource())
                .schemas(Migrations.SCHEMA)
                .defaultSchema(Migrations.SCHEMA)
                .table("schema_history")
                .locations("classpath:org/alphadetector/sink/migration")
                .placeholderReplacement(false)
                .target(BEFORE)
                .load()
                .migrate();
        execute(
                database,
                "SELECT market.create_month(t, '1m', '2026-02-01')"
                        + " FROM unnest('{features_snapshot,anomaly_event}'::text[]) t");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void rowsOfOneExchangeGetItsNameAndStayWhereTheyAre() {
        insert(1, "binance's", "BTCUSDT");
        insert(2, "binance's", "ETHUSDT");
        insertEvent(3, "NULL, NULL");
        List<String> places = query(database, PLACES);
        migrate();
        assertThat(query(database, ROWS)).containsExactly("BTCUSDT|binance's", "ETHUSDT|binance's");
        assertThat(query(database, EVENTS)).containsExactly("BTCUSDT|binance's", "ETHUSDT|binance's", "null|null");
        assertThat(query(database, PLACES)).isEqualTo(places);
        assertThat(query(database, "SELECT DISTINCT base, quote FROM asset")).containsExactly("null|null");
    }

    @Test
    void laterRowsOfAnEarlierBuildHaveNone() {
        insert(1, "one", "BTCUSDT");
        migrate();
        insert(2, "two", "BTCUSDT");
        assertThat(query(database, ROWS)).containsExactly("BTCUSDT|one", "BTCUSDT|null");
        assertThat(query(database, EVENTS)).containsExactly("BTCUSDT|one", "BTCUSDT|null");
    }

    @Test
    void rowsOfSeveralExchangesAreLeftWithout() {
        insert(1, "one", "BTCUSDT");
        insert(2, "two", "BTCUSDT");
        migrate();
        assertThat(query(database, ROWS)).containsExactly("BTCUSDT|null", "BTCUSDT|null");
        assertThat(query(database, EVENTS)).containsExactly("BTCUSDT|null", "BTCUSDT|null");
    }

    private void migrate() {
        Migrations.run(database, List.of(TestRows.FEATURES, TestRows.MARKET), List.of());
    }

    /** An asset with a row and an event. */
    private void insert(int assetUid, String exchange, String symbol) {
        execute(
                database,
                "INSERT INTO asset (asset_uid, exchange, symbol) VALUES (" + assetUid + ", '"
                        + exchange.replace("'", "''") + "', '" + symbol + "')");
        execute(
                database,
                "INSERT INTO features_snapshot (asset_uid, symbol, tf, exchange_ts) VALUES (" + assetUid + ", '"
                        + symbol + "', '1m', '2026-02-06 12:00Z')");
        insertEvent(assetUid, assetUid + ", '" + symbol + '\'');
    }

    private void insertEvent(int number, String asset) {
        execute(
                database,
                "INSERT INTO anomaly_event (event_id, asset_uid, symbol, tf, exchange_ts, emitted_at,"
                        + " trigger_ts, class, subtype, direction, severity, shadow, detector_id, detector_version, replay_of,"
                        + " payload) VALUES ('00000000-0000-0000-0000-00000000000" + number + "', " + asset
                        + ", '1m', '2026-02-06 12:00Z', now(), now(), 'spike', 'price_up', 1, 50, false, 'd', '1', false, '{}')");
    }
}
