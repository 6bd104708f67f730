package org.alphadetector.bench.sink;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.KeyColumns;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.features.row.SqlType;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.ingest.tick.AssetId;
import org.alphadetector.sink.Database;
import org.alphadetector.sink.schema.DeclaredColumns;

/**
 * Seeded 1m rows of twenty assets, minute after minute, with a value in every column of {@code features_snapshot},
 * declared yet or not.
 */
final class SinkRows {
    static final String TABLE = "features_snapshot";

    private static final int ASSETS = 20;
    private static final long FIRST_MINUTE_MICROS = 1_769_904_000_000_000L;

    private final RowLayout layout;

    SinkRows(Database database) throws SQLException {
        this.layout = layoutOf(database);
    }

    RowLayout layout() {
        return layout;
    }

    /** How many columns have a value; the database adds {@code ingest_ts}. */
    int columnCount() {
        return layout.columns().size() + layout.keyColumns().size() - 1;
    }

    /**
     * Rows whose keys depend on the count alone.
     *
     * @param revision their {@code pack_rev}, and the seed of all other values
     */
    List<Row> of(int count, int revision) {
        Random random = new Random(revision);
        List<Row> rows = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            AssetId asset = AssetId.of("binance-futures", "ASSET" + i % ASSETS);
            Row row = new Row(layout, asset, Timeframe.M1, FIRST_MINUTE_MICROS + i / ASSETS * Timeframe.M1.micros());
            layout.columns().forEach(column -> fill(row, column, random));
            row.number(layout.lane(layout.column("pack_rev")), revision);
            rows.add(row);
        }
        return rows;
    }

    private void fill(Row row, Column column, Random random) {
        int lane = layout.lane(column);
        switch (column.type()) {
            case NUMERIC -> row.number(lane, Math.round(random.nextDouble() * 1e9) / 1e4);
            case DOUBLE -> row.number(lane, random.nextGaussian());
            case INTEGER, SMALLINT -> row.number(lane, random.nextInt(1_000));
            case BOOLEAN -> row.flag(lane, random.nextBoolean());
            case JSONB -> row.text(lane, "{\"a\":[1,2.5],\"b\":\"x\"}");
            case DQ_STATUS -> row.text(column, "ok");
            default -> row.text(lane, column.name().equals("source") ? "ws" : "ok");
        }
    }

    private static RowLayout layoutOf(Database database) throws SQLException {
        Set<String> keys =
                KeyColumns.OF_FEATURES_SNAPSHOT.stream().map(Column::name).collect(Collectors.toSet());
        List<Column> columns = new ArrayList<>();
        try (Connection connection = database.connection()) {
            for (Map.Entry<String, String> column :
                    DeclaredColumns.typesOf(connection, TABLE).entrySet()) {
                for (SqlType type : SqlType.values()) {
                    if (!keys.contains(column.getKey()) && type.ddl().equals(column.getValue())) {
                        columns.add(Column.named(column.getKey(), type, "Bench")
                                .ownBars(0)
                                .fromCandles()
                                .meaning("Measured."));
                        break;
                    }
                }
            }
        }
        return new RowLayout(TABLE, KeyColumns.OF_FEATURES_SNAPSHOT, columns);
    }
}
