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
import org.alphadetector.sink.digest.TableDigest;

/** Reads the tables that are compared. */
final class TableState {
    private static final List<String> TABLES = List.of("features_snapshot", "market_snapshot", "anomaly_event");

    private TableState() {}

    /** Rows of each table, and how many different anomalies there are. */
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
            return counts;
        } catch (SQLException e) {
            throw DatabaseException.of(e);
        }
    }

    static Map<String, String> digests(Database database) {
        Map<String, String> digests = new TreeMap<>();
        TABLES.forEach(table -> digests.put(table, TableDigest.of(database, table)));
        return digests;
    }

    private static long number(Statement statement, String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
