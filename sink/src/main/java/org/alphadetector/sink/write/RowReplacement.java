package org.alphadetector.sink.write;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.alphadetector.features.row.KeyColumns;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowLayout;

/**
 * Rewrites feature rows by deletion and COPY, which costs the server less than a merge. Only a batch whose rows are all
 * there already is rewritten so, and only where nobody could tell it from an update: no row of a newer revision, no
 * value in a column that is not written, no trigger. Any other batch is left to the merge.
 *
 * <p>The rows are locked in the order of the batch before anything else, as a merge locks them; whoever has them all
 * waits for nobody afterwards, so two writers cannot deadlock.
 */
final class RowReplacement {
    private static final String KEYS = "unnest(CAST(?::text AS bigint[]), CAST(?::text AS market.tf[]),"
            + " CAST(?::text AS timestamptz[]), CAST(?::text AS integer[]))";
    private static final String SAME_KEY = "target.asset_uid = wanted.asset_uid AND target.tf = wanted.tf"
            + " AND target.exchange_ts = wanted.exchange_ts";
    /** A plan that reads a whole month is never meant here, whatever the statistics of a young table say. */
    private static final String BY_INDEX =
            "SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off; SET LOCAL enable_seqscan = off;"
                    + " SET LOCAL jit = off";

    private final RowLayout layout;
    private final RowEncoder encoder;
    private final Set<String> written;
    private final String parentSql;
    private final String columnsSql;
    private final String triggersSql;
    private final String deleteSql;
    private final String copySql;

    RowReplacement(RowLayout layout, RowEncoder encoder) {
        this.layout = layout;
        this.encoder = encoder;
        this.written = new HashSet<>(encoder.columnNames());
        written.add(KeyColumns.INGEST_TS.name());
        String table = "market." + layout.table();
        String list =
                encoder.columnNames().stream().map(name -> '"' + name + '"').collect(Collectors.joining(", "));
        // Holds off a change of the columns; the lock that COPY takes of the parent anyway.
        parentSql = "LOCK TABLE ONLY " + table + " IN ROW EXCLUSIVE MODE";
        columnsSql = "SELECT attname, atthasdef OR attidentity <> '' FROM pg_attribute WHERE attrelid = '" + table
                + "'::regclass AND attnum > 0 AND NOT attisdropped";
        triggersSql =
                "SELECT EXISTS (SELECT FROM pg_trigger JOIN pg_partition_tree('" + table + "') ON relid = tgrelid)";
        deleteSql = "DELETE FROM " + table + " AS target USING " + KEYS
                + " AS wanted (asset_uid, tf, exchange_ts, pack_rev) WHERE " + SAME_KEY;
        copySql = "COPY " + table + " (" + list + ", ingest_ts) FROM STDIN (FORMAT binary)";
    }

    /**
     * Rewrites the rows inside the connection's transaction, or leaves table and locks as they were.
     *
     * @param rows in the order in which every writer locks them, one a key
     * @return whether the rows were rewritten
     */
    boolean tryReplace(Connection connection, List<Row> rows, CopyBuffer buffer) throws SQLException {
        Savepoint savepoint = connection.setSavepoint();
        if (!lockAndEncode(connection, rows, buffer)) {
            connection.rollback(savepoint);
            return false;
        }
        try (PreparedStatement delete = connection.prepareStatement(deleteSql)) {
            setKeys(delete, rows);
            int deleted = delete.executeUpdate();
            if (deleted != rows.size()) {
                throw new IllegalStateException("locked=" + rows.size() + ", deleted=" + deleted);
            }
        }
        buffer.copyTo(connection, copySql);
        // Not before: to delete outside of it what was locked inside would need a multixact.
        connection.releaseSavepoint(savepoint);
        return true;
    }

    private boolean lockAndEncode(Connection connection, List<Row> rows, CopyBuffer buffer) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(parentSql);
            if (isTrue(statement, triggersSql)) {
                return false;
            }
            StringBuilder isPlain = new StringBuilder("isfinite(target.ingest_ts)");
            if (!addUnwritten(statement, isPlain)) {
                return false;
            }
            if (layout.has("pack_rev")) {
                isPlain.append(" AND wanted.pack_rev >= coalesce(target.pack_rev, 0)");
            }
            statement.execute(BY_INDEX);
            return lockAndEncode(connection, isPlain.toString(), rows, buffer);
        }
    }

    /** Adds that columns nobody writes are NULL; false when one of them would get another value by itself. */
    private boolean addUnwritten(Statement statement, StringBuilder isPlain) throws SQLException {
        boolean hasIngestTs = false;
        try (ResultSet columns = statement.executeQuery(columnsSql)) {
            while (columns.next()) {
                String name = columns.getString(1);
                hasIngestTs |= name.equals(KeyColumns.INGEST_TS.name());
                if (written.contains(name)) {
                    continue;
                }
                if (columns.getBoolean(2)) {
                    return false;
                }
                isPlain.append(" AND target.\"")
                        .append(name.replace("\"", "\"\""))
                        .append("\" IS NULL");
            }
        }
        return hasIngestTs;
    }

    /** Whether every row is there and may be replaced; then all are locked, and encoded with their first time. */
    private boolean lockAndEncode(Connection connection, String isPlain, List<Row> rows, CopyBuffer buffer)
            throws SQLException {
        String sql = "SELECT CASE WHEN " + isPlain
                + " THEN (extract(epoch FROM target.ingest_ts) * 1000000)::bigint END FROM " + KEYS
                + " WITH ORDINALITY AS wanted (asset_uid, tf, exchange_ts, pack_rev, place) JOIN market."
                + layout.table() + " AS target ON " + SAME_KEY + " ORDER BY wanted.place FOR UPDATE OF target";
        buffer.clear();
        try (PreparedStatement lock = connection.prepareStatement(sql)) {
            setKeys(lock, rows);
            int found = 0;
            try (ResultSet result = lock.executeQuery()) {
                for (; result.next(); found++) {
                    long ingestTsMicros = result.getLong(1);
                    // With a row missing these are times of others; then nothing of this is used.
                    if (result.wasNull()) {
                        return false;
                    }
                    encoder.encode(rows.get(found), ingestTsMicros, buffer);
                }
            }
            return found == rows.size();
        }
    }

    private void setKeys(PreparedStatement statement, List<Row> rows) throws SQLException {
        statement.setString(1, array(rows, row -> row.asset().uid()));
        statement.setString(2, array(rows, row -> row.timeframe().label()));
        statement.setString(3, array(rows, row -> Instant.EPOCH.plus(row.exchangeTsMicros(), ChronoUnit.MICROS)));
        statement.setString(4, array(rows, this::packRev));
    }

    private int packRev(Row row) {
        double rev = layout.has("pack_rev") ? row.number(layout.column("pack_rev")) : 0;
        return Double.isNaN(rev) ? 0 : (int) rev;
    }

    private static String array(List<Row> rows, Function<Row, Object> value) {
        return rows.stream().map(row -> value.apply(row).toString()).collect(Collectors.joining(",", "{", "}"));
    }

    private static boolean isTrue(Statement statement, String sql) throws SQLException {
        try (ResultSet result = statement.executeQuery(sql)) {
            return result.next() && result.getBoolean(1);
        }
    }
}
