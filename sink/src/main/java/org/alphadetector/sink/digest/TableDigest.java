package org.alphadetector.sink.digest;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.alphadetector.sink.Database;
import org.alphadetector.sink.DatabaseException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * The digest of a table: SHA-256 over its rows, sorted by primary key, each as canonical JSON and a newline. In it are
 * the columns that are a function of the ticks. It depends neither on the order of writing nor on partitions, driver,
 * collation or the table's column order.
 */
public final class TableDigest {
    /** No functions of the ticks, neither as columns nor as members of an event's payload. */
    static final Set<String> LEFT_OUT =
            Set.of("ingest_ts", "emitted_at", "source_lag_ms", "clock_skew_ms", "replay_of", "git_commit");

    private static final Map<String, List<String>> PRIMARY_KEYS = Map.of(
            "features_snapshot", List.of("asset_uid", "tf", "exchange_ts"),
            "market_snapshot", List.of("tf", "exchange_ts"),
            "anomaly_event", List.of("event_id", "tf", "exchange_ts"),
            "baseline_state", List.of("asset_uid", "tf", "feature_name COLLATE \"C\""),
            "residual_registry", List.of("residual_id COLLATE \"C\""));

    /** How values are written out, whatever the session's or the server's settings; and room to sort wide rows. */
    private static final List<String> SESSION = List.of(
            "SET LOCAL TimeZone = 'UTC'",
            "SET LOCAL DateStyle = 'ISO'",
            "SET LOCAL extra_float_digits = 1",
            "SET LOCAL work_mem = '256MB'");

    private static final String COLUMNS = "SELECT attname, format_type(atttypid, NULL) FROM pg_attribute"
            + " WHERE attrelid = to_regclass('market.' || quote_ident(?)) AND attnum > 0 AND NOT attisdropped";

    private TableDigest() {}

    /**
     * The digest of a table, in lower-case hex.
     *
     * @param table {@code features_snapshot}, {@code market_snapshot}, {@code anomaly_event}, {@code
     *     baseline_state} or {@code residual_registry}
     */
    public static String of(Database database, String table) {
        try (Connection connection = database.patientConnection()) {
            return of(connection, table);
        } catch (SQLException e) {
            throw DatabaseException.of(e);
        }
    }

    /** The digest over a connection in auto-commit mode. */
    public static String of(Connection connection, String table) throws SQLException {
        List<String> primaryKey = PRIMARY_KEYS.get(table);
        if (primaryKey == null) {
            throw new IllegalArgumentException("no digest of this table: table=" + table);
        }
        Map<String, String> types = columnTypes(connection, table);
        types.keySet().removeAll(LEFT_OUT);
        RowCanonicalizer rows = new RowCanonicalizer(types);
        connection.setAutoCommit(false);
        try {
            return hash(connection, "COPY (" + select(table, types.keySet(), primaryKey) + ") TO STDOUT", rows);
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    /** Keys are numbers, enums, times and UUIDs, none of which a collation sorts, and text in code point order. */
    private static String select(String table, Set<String> columns, List<String> primaryKey) {
        String list = columns.stream().map(name -> '"' + name + '"').collect(Collectors.joining(", "));
        return "SELECT " + list + " FROM market." + table + " ORDER BY " + String.join(", ", primaryKey);
    }

    private static String hash(Connection connection, String copySql, RowCanonicalizer rows) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String setting : SESSION) {
                statement.execute(setting);
            }
        }
        MessageDigest sha = sha256();
        CopyOut copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(copySql);
        try {
            for (byte[] row = copy.readFromCopy(); row != null; row = copy.readFromCopy()) {
                rows.update(sha, row);
            }
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
        return HexFormat.of().formatHex(sha.digest());
    }

    /** Columns and types, by name in code point order. */
    private static Map<String, String> columnTypes(Connection connection, String table) throws SQLException {
        Map<String, String> types = new TreeMap<>();
        try (PreparedStatement statement = connection.prepareStatement(COLUMNS)) {
            statement.setString(1, table);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    types.put(result.getString(1), result.getString(2));
                }
            }
        }
        return types;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
