package org.alphadetector.sink.write;

import java.util.ArrayList;
import java.util.List;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.JsonbText;
import org.alphadetector.features.row.KeyColumns;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.features.row.SqlType;

/** Writes the rows of a layout for COPY: the key first, then the declared columns in their order. */
final class RowEncoder {
    private final List<String> columnNames = new ArrayList<>();
    private final List<Column> keyColumns = new ArrayList<>();
    private final List<Column> columns;
    private final String[] names;
    private final SqlType[] types;
    private final int[] lanes;

    /** Of the key columns all are written but {@code ingest_ts}, which the database sets once. */
    RowEncoder(RowLayout layout) {
        for (Column column : layout.keyColumns()) {
            if (!column.equals(KeyColumns.INGEST_TS)) {
                keyColumns.add(column);
                columnNames.add(column.name());
            }
        }
        columns = layout.columns();
        names = new String[columns.size()];
        types = new SqlType[columns.size()];
        lanes = new int[columns.size()];
        for (int i = 0; i < names.length; i++) {
            Column column = columns.get(i);
            names[i] = column.name();
            types[i] = column.type();
            lanes[i] = layout.lane(column);
            columnNames.add(column.name());
        }
    }

    /** The columns that are written, in the order of their values. */
    List<String> columnNames() {
        return columnNames;
    }

    void encode(Row row, CopyBuffer out) {
        for (Column column : keyColumns) {
            encodeKey(column, row, out);
        }
        for (int i = 0; i < lanes.length; i++) {
            Column column = columns.get(i);
            if (column.isCode()) {
                out.text(column.label(row.number(lanes[i])));
                continue;
            }
            switch (types[i]) {
                case NUMERIC -> out.numeric(finite(row, i));
                case DOUBLE -> out.doublePrecision(finite(row, i));
                case INTEGER, SMALLINT -> whole(row, i, out);
                case BOOLEAN -> out.flag(row.number(lanes[i]));
                case TEXT -> out.text(row.text(lanes[i]));
                case JSONB, NUMBERS, OBJECT, OBJECTS, FIRINGS -> out.json(JsonbText.of(row, column, lanes[i]));
                case BIGINT, TIMESTAMPTZ, TIMEFRAME, DQ_STATUS ->
                    throw new IllegalStateException("no lane of its own: name=" + names[i]);
            }
        }
        out.endRow();
    }

    private static void encodeKey(Column column, Row row, CopyBuffer out) {
        switch (column.type()) {
            case BIGINT -> out.bigint(row.asset().uid());
            case TEXT ->
                out.text(
                        column.equals(KeyColumns.EXCHANGE)
                                ? row.asset().exchange()
                                : row.asset().symbol());
            case TIMEFRAME -> out.text(row.timeframe().label());
            case TIMESTAMPTZ -> out.timestamp(row.exchangeTsMicros());
            default -> throw new IllegalStateException("not a key column: name=" + column.name());
        }
    }

    private double finite(Row row, int column) {
        double value = row.number(lanes[column]);
        if (Double.isInfinite(value)) {
            throw unfit(row, column, value);
        }
        return value;
    }

    private void whole(Row row, int column, CopyBuffer out) {
        double value = row.number(lanes[column]);
        boolean isSmall = types[column] == SqlType.SMALLINT;
        if (Double.isNaN(value)) {
            out.nullValue();
        } else if (value != (isSmall ? (short) value : (int) value)) {
            throw unfit(row, column, value);
        } else if (isSmall) {
            out.smallint((int) value);
        } else {
            out.integer((int) value);
        }
    }

    private RefusedValueException unfit(Row row, int column, double value) {
        return new RefusedValueException(
                RefusalReason.NUMBER_OUT_OF_RANGE,
                "value does not fit its column: column=" + names[column] + ", type=" + types[column].ddl() + ", value="
                        + value + ", asset=" + row.asset().key() + ", tf="
                        + row.timeframe().label() + ", exchangeTsMicros=" + row.exchangeTsMicros());
    }
}
