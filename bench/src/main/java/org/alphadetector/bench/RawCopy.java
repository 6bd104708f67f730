package org.alphadetector.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.KeyColumns;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.features.row.SqlType;
import org.alphadetector.sink.Database;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * What is in {@code features_snapshot}, as COPY's text in batches, and COPY of just that: nothing is encoded or merged.
 * The columns and the text are those that the sink sends: no {@code ingest_ts}, no zeros at the end of decimals.
 */
final class RawCopy {
    private final String copyFrom;
    private final List<byte[]> batches = new ArrayList<>();

    /** Takes the table's rows. */
    RawCopy(Database database, RowLayout layout, int batchSize) throws SQLException, IOException {
        copyFrom = "COPY " + SinkRows.TABLE + " (" + columns(layout, RawCopy::quoted) + ") FROM STDIN";
        String select = "SELECT " + columns(layout, RawCopy::shortest) + " FROM " + SinkRows.TABLE
                + " ORDER BY exchange_ts, asset_uid";
        Batching out = new Batching(batchSize);
        try (Connection connection = database.connection()) {
            copy(connection).copyOut("COPY (" + select + ") TO STDOUT", out);
        }
        out.endBatch();
    }

    /** Copies them in, a transaction a batch. */
    void run(Database database) throws SQLException {
        try (Connection connection = database.connection()) {
            connection.setAutoCommit(false);
            for (byte[] batch : batches) {
                var copy = copy(connection).copyIn(copyFrom);
                copy.writeToCopy(batch, 0, batch.length);
                copy.endCopy();
                connection.commit();
            }
        }
    }

    private static String shortest(Column column) {
        return column.type() == SqlType.NUMERIC ? "trim_scale(" + quoted(column) + ')' : quoted(column);
    }

    private static String quoted(Column column) {
        return '"' + column.name() + '"';
    }

    private static String columns(RowLayout layout, Function<Column, String> as) {
        return Stream.concat(layout.keyColumns().stream(), layout.columns().stream())
                .filter(column -> !column.equals(KeyColumns.INGEST_TS))
                .map(as)
                .collect(Collectors.joining(", "));
    }

    private static CopyManager copy(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }

    /** The driver writes a row at a time. */
    private final class Batching extends ByteArrayOutputStream {
        private final int batchSize;
        private int rowCount;

        Batching(int batchSize) {
            this.batchSize = batchSize;
        }

        @Override
        public void write(byte[] row) throws IOException {
            super.write(row);
            if (++rowCount % batchSize == 0) {
                endBatch();
            }
        }

        void endBatch() {
            if (size() > 0) {
                batches.add(toByteArray());
                reset();
            }
        }
    }
}
