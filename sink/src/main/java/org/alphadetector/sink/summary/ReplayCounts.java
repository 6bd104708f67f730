package org.alphadetector.sink.summary;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.sink.Database;
import org.alphadetector.sink.DatabaseException;
import org.alphadetector.sink.digest.TableDigest;
import org.alphadetector.sink.partition.Partitions;

/** What a replay has written, counted in the tables: nothing in it comes from a process's memory. */
public final class ReplayCounts {
    private static final String TICKS = "SELECT coalesce(sum(accepted), 0),"
            + " coalesce(sum((SELECT sum(value::bigint) FROM jsonb_each_text(rejected))), 0),"
            + " coalesce(sum(duplicate), 0), coalesce(sum(late), 0), coalesce(sum(superseded), 0)"
            + " FROM market.ingest_count";
    /** The collation C sorts the same on every machine. */
    private static final String ANOMALIES = "SELECT class, count(*) FROM market.anomaly_event WHERE NOT shadow"
            + " GROUP BY class ORDER BY class COLLATE \"C\"";

    private ReplayCounts() {}

    /**
     * The summary as JSON: {@code ticks} by fate, {@code rows} by table and timeframe, {@code anomalies} of live
     * detectors by class, {@code digest} by table.
     */
    public static ObjectNode of(Database database) {
        ObjectNode summary = JsonNodeFactory.instance.objectNode();
        try (Connection connection = database.patientConnection()) {
            addTicks(connection, summary.putObject("ticks"));
            ObjectNode rows = summary.putObject("rows");
            addRows(connection, "features_snapshot", rows.putObject("features_snapshot"));
            addRows(connection, "market_snapshot", rows.putObject("market_snapshot"));
            addAnomalies(connection, summary.putObject("anomalies"));
            ObjectNode digest = summary.putObject("digest");
            for (String table : Partitions.TABLES) {
                digest.put(table, TableDigest.of(connection, table));
            }
            for (String table : List.of("baseline_state", "residual_registry")) {
                digest.put(table, TableDigest.of(connection, table));
            }
        } catch (SQLException e) {
            throw DatabaseException.of(e);
        }
        return summary;
    }

    private static void addTicks(Connection connection, ObjectNode ticks) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(TICKS)) {
            result.next();
            ticks.put("accepted", result.getLong(1));
            ticks.put("rejected", result.getLong(2));
            ticks.put("duplicate", result.getLong(3));
            ticks.put("late", result.getLong(4));
            ticks.put("superseded", result.getLong(5));
        }
    }

    private static void addRows(Connection connection, String table, ObjectNode rows) throws SQLException {
        for (Timeframe timeframe : Timeframe.values()) {
            rows.put(timeframe.label(), 0);
        }
        try (Statement statement = connection.createStatement();
                ResultSet result =
                        statement.executeQuery("SELECT tf, count(*) FROM market." + table + " GROUP BY tf")) {
            while (result.next()) {
                rows.put(result.getString(1), result.getLong(2));
            }
        }
    }

    private static void addAnomalies(Connection connection, ObjectNode anomalies) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(ANOMALIES)) {
            while (result.next()) {
                anomalies.put(result.getString(1), result.getLong(2));
            }
        }
    }
}
