package org.alphadetector.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.alphadetector.sink.Database;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** What is in {@code features_snapshot}, as COPY's text in batches, and COPY of just that: nothing is encoded or merged. */
final class RawCopy {
    private static final String FROM = "COPY " + SinkRows.TABLE + " FROM STDIN";

    private final List<byte[]> batches = new ArrayList<>();

    /** Takes the table's rows. */
    RawCopy(Database database, int batchSize) throws SQLException, IOException {
        Batching out = new Batching(batchSize);
        try (Connection connection = database.connection()) {
            String select = "SELECT * FROM " + SinkRows.TABLE + " ORDER BY exchange_ts, asset_uid";
            copy(connection).copyOut("COPY (" + select + ") TO STDOUT", out);
        }
        out.endBatch();
    }

    /** Copies them in, a transaction a batch. */
    void run(Database database) throws SQLException {
        try (Connection connection = database.connection()) {
            connection.setAutoCommit(false);
            for (byte[] batch : batches) {
                var copy = copy(connection).copyIn(FROM);
                copy.writeToCopy(batch, 0, batch.length);
                copy.endCopy();
                connection.commit();
            }
        }
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
