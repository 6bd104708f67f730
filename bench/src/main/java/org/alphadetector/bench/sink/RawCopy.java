package org.alphadetector.bench.sink;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
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
 * What is in {@code features_snapshot}, in batches as COPY takes them, and COPY of just that: nothing is encoded or
 * merged. The columns and digits are those that the sink sends: no {@code ingest_ts}, no zeros at the end of decimals.
 */
final class RawCopy {
    /** What begins binary data: signature, flags, length of an extension. */
    private static final int BINARY_HEADER_BYTES = 19;

    private static final byte[] BINARY_TRAILER = {-1, -1};

    private final Format format;
    private final String copyFrom;
    private final List<byte[]> batches = new ArrayList<>();

    /** The formats of COPY. */
    enum Format {
        TEXT,
        BINARY
    }

    /** Takes the table's rows. */
    RawCopy(Database database, RowLayout layout, int batchSize, Format format) throws SQLException, IOException {
        this.format = format;
        copyFrom = "COPY " + SinkRows.TABLE + " (" + columns(layout, RawCopy::quoted) + ") FROM STDIN" + options();
        String select = "SELECT " + columns(layout, RawCopy::shortest) + " FROM " + SinkRows.TABLE
                + " ORDER BY exchange_ts, asset_uid";
        Batching out = new Batching(batchSize);
        try (Connection connection = database.connection()) {
            copy(connection).copyOut("COPY (" + select + ") TO STDOUT" + options(), out);
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

    private String options() {
        return format == Format.BINARY ? " (FORMAT binary)" : "";
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

    /** The driver writes a row at a time, of binary data the header with the first and the trailer alone. */
    private final class Batching extends ByteArrayOutputStream {
        private final int batchSize;
        private byte[] header = {};
        private int rowCount;

        Batching(int batchSize) {
            this.batchSize = batchSize;
        }

        @Override
        public void write(byte[] row) throws IOException {
            if (format == Format.BINARY && rowCount == 0) {
                header = Arrays.copyOf(row, BINARY_HEADER_BYTES);
            }
            if (format == Format.BINARY && Arrays.equals(row, BINARY_TRAILER)) {
                return;
            }
            if (rowCount > 0 && size() == 0) {
                super.write(header);
            }
            super.write(row);
            if (++rowCount % batchSize == 0) {
                endBatch();
            }
        }

        void endBatch() throws IOException {
            if (size() > 0) {
                if (format == Format.BINARY) {
                    super.write(BINARY_TRAILER);
                }
                batches.add(toByteArray());
                reset();
            }
        }
    }
}
