package org.alphadetector.sink.partition;

import static org.alphadetector.sink.SharedPostgres.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.sink.Database;
import org.alphadetector.sink.DatabaseException;
import org.alphadetector.sink.SharedPostgres;
import org.alphadetector.sink.TestRows;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PartitionsTest {
    private static final Instant JANUARY = Instant.parse("2026-01-15T00:00:00Z");

    private Database database;

    @BeforeEach
    void open() {
        database = SharedPostgres.newDatabase();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void countsTheLastInstantToTheOldYearAndTheFirstToTheNew() {
        assertThat(month("2025-12-31T23:59:00Z").name()).isEqualTo("features_snapshot_1m_2025_12");
        assertThat(month("2026-01-01T00:00:00Z").name()).isEqualTo("features_snapshot_1m_2026_01");
        assertThat(month("1969-12-31T23:59:59.999999Z").name()).isEqualTo("features_snapshot_1m_1969_12");
    }

    @Test
    void makesTheMonthAndSomeAheadAcrossTheYear() {
        new Partitions(database.dataSource(), 2).ensure(List.of(month("2025-11-30T23:59:00Z")));
        assertThat(monthsOf("features_snapshot_1m"))
                .containsExactly(
                        "features_snapshot_1m_2025_11|FOR VALUES FROM ('2025-11-01 00:00:00+00')"
                                + " TO ('2025-12-01 00:00:00+00')",
                        "features_snapshot_1m_2025_12|FOR VALUES FROM ('2025-12-01 00:00:00+00')"
                                + " TO ('2026-01-01 00:00:00+00')",
                        "features_snapshot_1m_2026_01|FOR VALUES FROM ('2026-01-01 00:00:00+00')"
                                + " TO ('2026-02-01 00:00:00+00')");
        assertThat(query(database, "SELECT count(*) FROM pg_constraint WHERE conname = 'month_of_partition'"))
                .containsExactly("0");
    }

    @Test
    void keepsTheSmallJsonOfAFeatureRowInTheRow() {
        new Partitions(database.dataSource(), 0).ensure(List.of(month("2026-02-01T00:00:00Z")));
        SharedPostgres.execute(
                database,
                "INSERT INTO features_snapshot (asset_uid, symbol, tf, exchange_ts, extras_json) SELECT 1, 'X', '1m',"
                        + " '2026-02-06', jsonb_agg(md5(i::text)) FROM generate_series(1, 80) i");
        assertThat(query(
                        database,
                        "SELECT pg_relation_size(reltoastrelid) FROM pg_class"
                                + " WHERE relname = 'features_snapshot_1m_2026_02'"))
                .containsExactly("0");
    }

    @Test
    void attachesTheMonthsIndexesToThoseOfTheTable() {
        new Partitions(database.dataSource(), 0).ensure(List.of(month("2026-02-01T00:00:00Z")));
        assertThat(query(
                        database,
                        "SELECT count(*) FROM pg_index i JOIN pg_inherits h ON h.inhrelid = i.indexrelid"
                                + " WHERE i.indrelid = 'features_snapshot_1m_2026_02'::regclass"))
                .containsExactly("4");
        assertThat(query(
                        database,
                        "SELECT count(*) FROM pg_index" + " WHERE indrelid = 'features_snapshot_1m_2026_02'::regclass"))
                .containsExactly("4");
    }

    @Test
    void letsTwoCreatorsMakeTheSameMonthsAtOnce() throws Exception {
        List<Month> months = new ArrayList<>();
        for (String table : Partitions.TABLES) {
            for (int i = 0; i < 12; i++) {
                months.add(new Month(table, Timeframe.M1, YearMonth.of(2026, 1).plusMonths(i)));
            }
        }
        ExecutorService threads = Executors.newFixedThreadPool(2);
        List<Future<?>> creators = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            creators.add(threads.submit(() -> new Partitions(database.dataSource(), 0).ensure(months)));
        }
        for (Future<?> creator : creators) {
            creator.get();
        }
        threads.shutdown();
        assertThat(monthsOf("features_snapshot_1m")).hasSize(12);
        assertThat(monthsOf("anomaly_event_1m")).hasSize(12);
    }

    @Test
    void readersOfOtherMonthsDoNotHoldItUp() throws SQLException {
        Partitions partitions = new Partitions(database.dataSource(), 0);
        partitions.ensure(List.of(month("2026-02-01T00:00:00Z")));
        try (Connection reader = database.connection();
                Statement statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("SELECT count(*) FROM features_snapshot");
            partitions.ensure(List.of(month("2026-03-01T00:00:00Z")));
            reader.rollback();
        }
        assertThat(monthsOf("features_snapshot_1m")).hasSize(2);
    }

    @Test
    void tellsAServerThatGoesAwayMeanwhileFromAFailureForGood() throws Exception {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (Connection holder = database.connection();
                Statement lock = holder.createStatement()) {
            holder.setAutoCommit(false);
            lock.execute("LOCK TABLE market.features_snapshot_1m IN ACCESS EXCLUSIVE MODE");
            Future<?> creator = thread.submit(
                    () -> new Partitions(database.dataSource(), 0).ensure(List.of(month("2026-02-01T00:00:00Z"))));
            await().until(() -> query(
                            database,
                            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                                    + " AND datname = current_database() AND query LIKE '%create_month%'")
                    .equals(List.of("t")));
            assertThatThrownBy(creator::get).cause().isInstanceOfSatisfying(DatabaseException.class, e -> assertThat(
                            e.isPassing())
                    .as(e.getMessage())
                    .isTrue());
            holder.rollback();
        } finally {
            thread.shutdownNow();
        }
    }

    @Test
    void refusesTablesWithoutMonths() {
        Partitions partitions = new Partitions(database.dataSource(), 0);
        Month unknown = new Month("asset", Timeframe.M1, YearMonth.of(2026, 1));
        assertThatThrownBy(() -> partitions.ensure(List.of(unknown)))
                .hasMessageContaining("not a table with monthly partitions: asset");
    }

    @Test
    void headroomIsThatOfTheTableThatHasTheLeast() {
        Partitions partitions = new Partitions(database.dataSource(), 2);
        assertThat(partitions.headroomMonths(JANUARY)).isEqualTo(-1);
        for (String table : Partitions.TABLES) {
            for (Timeframe timeframe : Timeframe.values()) {
                partitions.ensure(List.of(new Month(table, timeframe, YearMonth.of(2026, 1))));
            }
        }
        assertThat(partitions.headroomMonths(JANUARY)).isEqualTo(2);
        SharedPostgres.execute(database, "DROP TABLE market.market_snapshot_1h_2026_03");
        assertThat(partitions.headroomMonths(JANUARY)).isEqualTo(1);
    }

    @Test
    void retentionDropsTheMonthsThatAreOldAsAWhole() {
        Partitions partitions = new Partitions(database.dataSource(), 0);
        for (int i = 0; i < 12; i++) {
            YearMonth month = YearMonth.of(2025, 2).plusMonths(i);
            partitions.ensure(List.of(
                    new Month("features_snapshot", Timeframe.M1, month),
                    new Month("features_snapshot", Timeframe.H1, month)));
        }
        List<String> dropped = Retention.dropOldMonths(database.dataSource(), Retention.DEFAULT_DAYS, JANUARY);
        assertThat(dropped).hasSize(8).endsWith("features_snapshot_1m_2025_09");
        assertThat(monthsOf("features_snapshot_1m")).hasSize(4);
        assertThat(monthsOf("features_snapshot_1h")).hasSize(12);
    }

    private static Month month(String exchangeTs) {
        return Month.of("features_snapshot", Timeframe.M1, TestRows.micros(exchangeTs));
    }

    private List<String> monthsOf(String parent) {
        return query(
                database,
                "SELECT c.relname, pg_get_expr(c.relpartbound, c.oid) FROM pg_inherits i"
                        + " JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = 'market." + parent + "'::regclass"
                        + " ORDER BY 1");
    }
}
