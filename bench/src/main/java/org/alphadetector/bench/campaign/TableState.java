package org.alphadetector.bench.campaign;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alphadetector.sink.Database;
import org.alphadetector.sink.DatabaseException;

/** Counts what is in the tables. */
final class TableState {
    private static final List<String> TABLES = List.of("features_snapshot", "market_snapshot", "anomaly_event");

    private TableState() {}

    /** Rows of each table, how many different anomalies there are, and how many ticks were counted. */
    static Map<String, Long> counts(Database database) {
        Map<String, Long> counts = new TreeMap<>();
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                counts.put(table, number(statement, "select count(*) from market." + table));
            }
            counts.put(
                    "different event_id",
                    number(statement, "select count(distinct event_id) from market.anomaly_event"));
            counts.put(
                    "counted ticks",
                    number(statement, "select coalesce(sum(accepted + duplicate + late), 0) from market.ingest_count"));
            return counts;
        } catch (SQLException e) {
            throw DatabaseException.of(e);
        }
    }

    private static long number(Statement statement, String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
