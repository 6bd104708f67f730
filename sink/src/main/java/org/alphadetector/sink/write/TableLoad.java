package org.alphadetector.sink.write;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Loads encoded rows into one table. While nothing has collided yet they are copied straight into it; from the first
 * key that is there already they are copied to a staging table of the session and merged.
 */
final class TableLoad {
    private static final String UNIQUE_VIOLATION = "23505";

    private final String copySql;
    private final String createStagingSql;
    private final String copyStagingSql;
    private final String mergeSql;
    private boolean isMerging;

    /**
     * @param table the table's name
     * @param columns the columns that are written
     * @param onConflict what to do with a key that is there already; {@code target} is the row in the table
     */
    TableLoad(String table, List<String> columns, String onConflict) {
        String list = columns.stream().map(name -> '"' + name + '"').collect(Collectors.joining(", "));
        // Sessions are pooled: another writer of this process may have staged other columns in the same one.
        String staging = "stage_" + table + '_' + Integer.toHexString(list.hashCode());
        copySql = "COPY market." + table + " (" + list + ") FROM STDIN (FORMAT binary)";
        // Nothing is moved out of a staged row: it would have to be fetched again at once.
        createStagingSql = "CREATE TEMPORARY TABLE IF NOT EXISTS " + staging
                + " WITH (toast_tuple_target = 8160) ON COMMIT DELETE ROWS AS SELECT "
                + list + " FROM market." + table + " WITH NO DATA; DELETE FROM pg_temp." + staging;
        copyStagingSql = "COPY pg_temp." + staging + " (" + list + ") FROM STDIN (FORMAT binary)";
        mergeSql = "INSERT INTO market." + table + " AS target (" + list + ") SELECT " + list + " FROM pg_temp."
                + staging + " ON CONFLICT " + onConflict;
    }

    /** Loads the rows inside the connection's transaction, which may load into the same table several times. */
    void load(Connection connection, CopyBuffer rows) throws SQLException {
        if (rows.rowCount() == 0) {
            return;
        }
        if (!isMerging && tryCopy(connection, rows)) {
            return;
        }
        isMerging = true;
        merge(connection, rows);
    }

    private boolean tryCopy(Connection connection, CopyBuffer rows) throws SQLException {
        Savepoint savepoint = connection.setSavepoint();
        try {
            rows.copyTo(connection, copySql);
            connection.releaseSavepoint(savepoint);
            return true;
        } catch (SQLException e) {
            if (!UNIQUE_VIOLATION.equals(e.getSQLState())) {
                throw e;
            }
            connection.rollback(savepoint);
            return false;
        }
    }

    private void merge(Connection connection, CopyBuffer rows) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(createStagingSql);
            rows.copyTo(connection, copyStagingSql);
            statement.executeUpdate(mergeSql);
        }
    }
}
