package org.alphadetector.bench.sink;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.alphadetector.bench.measurement.Rounds;
import org.alphadetector.features.row.Row;
import org.alphadetector.sink.Database;

/** First writes and rewrites by one reader of a topic, from the start of reading to the commit of the last row. */
final class TopicLane {
    private static final long LOOK_EACH_MS = 5;
    private static final long START_PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(2);
    private static final long ROW_PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final int LOOKS_BETWEEN_CHECKS = 200;

    private final Database database;
    private final TopicReader reader;
    private final Rounds first;
    private final Rounds rewrite;

    TopicLane(String name, Database database, TopicReader reader) {
        this.database = database;
        this.reader = reader;
        this.first = new Rounds(name + ", first write");
        this.rewrite = new Rounds(name + ", rewrite");
    }

    /** Both, the table being empty. */
    void run(List<Row> rows, List<Row> changed, boolean isCounted)
            throws IOException, SQLException, ExecutionException, InterruptedException {
        run(rows, isCounted ? first : new Rounds("warm-up"));
        run(changed, isCounted ? rewrite : new Rounds("warm-up"));
    }

    void print() {
        System.out.println(first.describeThousands());
        System.out.println(rewrite.describeThousands());
    }

    void printRatioTo(TopicLane other) {
        System.out.println(first.describeRatioTo(other.first));
        System.out.println(rewrite.describeRatioTo(other.rewrite));
    }

    void printRatioTo(Rounds other) {
        System.out.println(first.describeRatioTo(other));
        System.out.println(rewrite.describeRatioTo(other));
    }

    private void run(List<Row> rows, Rounds into)
            throws IOException, SQLException, ExecutionException, InterruptedException {
        reader.publish(rows);
        reader.prepare();
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement()) {
            statement.execute("CHECKPOINT");
            long start = System.nanoTime();
            reader.start();
            awaitLast(connection, rows, start);
            into.add(rows.size(), System.nanoTime() - start);
            reader.stop();
            requireAll(statement, rows);
        }
    }

    private void awaitLast(Connection connection, List<Row> rows, long start)
            throws IOException, SQLException, InterruptedException {
        Row row = rows.get(rows.size() - 1);
        long patienceNanos = START_PATIENCE_NANOS + rows.size() * ROW_PATIENCE_NANOS;
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT pack_rev FROM " + SinkRows.TABLE + " WHERE asset_uid = ? AND tf = '1m' AND exchange_ts = ?")) {
            statement.setLong(1, row.asset().uid());
            Instant time = Instant.EPOCH.plus(row.exchangeTsMicros(), ChronoUnit.MICROS);
            statement.setObject(2, time.atOffset(ZoneOffset.UTC));
            for (int look = 1; !isThere(statement, row); look++) {
                if (look % LOOKS_BETWEEN_CHECKS == 0) {
                    reader.requireAlive();
                }
                if (System.nanoTime() - start > patienceNanos) {
                    throw new IllegalStateException("the last of " + rows.size() + " rows did not come within "
                            + TimeUnit.NANOSECONDS.toSeconds(patienceNanos) + " s");
                }
                Thread.sleep(LOOK_EACH_MS);
            }
        }
    }

    private static boolean isThere(PreparedStatement statement, Row row) throws SQLException {
        try (ResultSet result = statement.executeQuery()) {
            return result.next() && result.getInt(1) == revision(row);
        }
    }

    private static void requireAll(Statement statement, List<Row> rows) throws SQLException {
        int revision = revision(rows.get(0));
        try (ResultSet result = statement.executeQuery(
                "SELECT count(*), count(*) FILTER (WHERE pack_rev = " + revision + ") FROM " + SinkRows.TABLE)) {
            if (!result.next() || result.getInt(1) != rows.size() || result.getInt(2) != rows.size()) {
                throw new IllegalStateException(
                        "not every row was written: rows=" + result.getInt(1) + ", new=" + result.getInt(2));
            }
        }
    }

    private static int revision(Row row) {
        return (int) row.number(row.layout().lane(row.layout().column("pack_rev")));
    }
}
