package org.alphadetector.sink.write;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.KeyColumns;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.features.row.SqlType;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.ingest.tick.AssetId;
import org.alphadetector.sink.Database;
import org.alphadetector.sink.SharedPostgres;
import org.alphadetector.sink.TestRows;
import org.alphadetector.sink.digest.TableDigest;
import org.alphadetector.sink.schema.DeclaredColumns;

/**
 * Prints how many 1m rows a second are written, straight and merged, and how fast the digest reads them. Arguments: rows
 * (100000) and columns (120).
 */
final class WriteThroughput {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int ASSETS = 20;
    private static final long FIRST_MINUTE = TestRows.micros("2026-02-01T00:01:00Z");

    private WriteThroughput() {}

    public static void main(String[] arguments) throws SQLException {
        int rows = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        int columns = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 120;
        try (Database database = SharedPostgres.newDatabase()) {
            RowLayout layout = layout(database, columns);
            measure("copied straight", database, layout, rows, false);
            digest(database, rows);
            database.truncateAll();
            measure("merged, new rows", database, layout, rows, true);
            measure("merged, rewritten", database, layout, rows, true);
        }
    }

    private static void measure(String name, Database database, RowLayout layout, int rows, boolean isMerging) {
        SinkContext context = new SinkContext(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), true);
        SinkWriter writer = new SinkWriter(database, layout, TestRows.MARKET, context, SinkWriter.DEFAULT_BATCH_SIZE);
        if (isMerging) {
            writer.alwaysMerge();
        }
        Random random = new Random(42);
        long nanos = System.nanoTime();
        for (int i = 0; i < rows; i++) {
            writer.snapshot(row(layout, i, random));
        }
        writer.flush();
        print(name, rows, System.nanoTime() - nanos);
    }

    private static void digest(Database database, int rows) {
        long nanos = System.nanoTime();
        String digest = TableDigest.of(database, "features_snapshot");
        print("digest " + digest.substring(0, 8), rows, System.nanoTime() - nanos);
    }

    private static void print(String name, int rows, long nanos) {
        double seconds = nanos / 1e9;
        double cpuSeconds = THREADS.getCurrentThreadCpuTime() / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%-20s %6.2f s %8.0f rows/s, thread's CPU time since start %6.2f s%n",
                name,
                seconds,
                rows / seconds,
                cpuSeconds);
    }

    private static Row row(RowLayout layout, int number, Random random) {
        AssetId asset = AssetId.of("binance-futures", "ASSET" + number % ASSETS);
        long time = FIRST_MINUTE + number / ASSETS * Timeframe.M1.micros();
        Row row = new Row(layout, asset, Timeframe.M1, time);
        for (Column column : layout.columns()) {
            int lane = layout.lane(column);
            switch (column.type()) {
                case NUMERIC -> row.number(lane, Math.round(random.nextDouble() * 1e9) / 1e4);
                case DOUBLE -> row.number(lane, random.nextGaussian());
                case INTEGER, SMALLINT -> row.number(lane, random.nextInt(1_000));
                case BOOLEAN -> row.flag(lane, random.nextBoolean());
                case JSONB -> row.text(lane, "{\"a\":[1,2.5],\"b\":\"x\"}");
                default -> row.text(lane, column.name().equals("source") ? "ws" : "ok");
            }
        }
        return row;
    }

    private static RowLayout layout(Database database, int size) throws SQLException {
        List<Column> columns = new ArrayList<>();
        try (Connection connection = database.connection()) {
            Map<String, String> types = DeclaredColumns.typesOf(connection, "features_snapshot");
            for (SqlType type : SqlType.values()) {
                types.forEach((name, ddl) -> {
                    boolean isKey = KeyColumns.OF_FEATURES_SNAPSHOT.stream()
                            .anyMatch(key -> key.name().equals(name));
                    if (!isKey && ddl.equals(type.ddl())) {
                        columns.add(Column.named(name, type, "Test").meaning("Measured."));
                    }
                });
            }
        }
        // Every so-manieth column, so that each type has its share.
        List<Column> chosen = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            chosen.add(columns.get(i * columns.size() / size));
        }
        return new RowLayout("features_snapshot", KeyColumns.OF_FEATURES_SNAPSHOT, chosen);
    }
}
