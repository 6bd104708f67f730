package org.alphadetector.sink.write;

import java.util.ArrayList;
import java.util.List;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.KeyColumns;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.features.row.SqlType;

/** Writes the rows of a layout for COPY: the key first, then the declared columns in their order. */
final class RowEncoder {
    private final List<String> columnNames = new ArrayList<>();
    private final List<Column> keyColumns = new ArrayList<>();
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
        List<Column> columns = layout.columns();
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
            switch (types[i]) {
                case NUMERIC, DOUBLE -> out.number(finite(row, i));
                case INTEGER -> whole(row, i, Integer.MIN_VALUE, Integer.MAX_VALUE, out);
                case SMALLINT -> whole(row, i, Short.MIN_VALUE, Short.MAX_VALUE, out);
                case BOOLEAN -> out.flag(row.number(lanes[i]));
                case TEXT, JSONB, DQ_STATUS -> out.text(row.text(lanes[i]));
                case BIGINT, TIMESTAMPTZ, TIMEFRAME -> throw new IllegalStateException("key only: name=" + names[i]);
            }
        }
        out.endRow();
    }

    private static void encodeKey(Column column, Row row, CopyBuffer out) {
        switch (column.type()) {
            case BIGINT -> out.whole(row.asset().uid());
            case TEXT -> out.text(row.asset().symbol());
            case TIMEFRAME -> out.plain(row.timeframe().label());
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

    private void whole(Row row, int column, int smallest, int largest, CopyBuffer out) {
        double value = row.number(lanes[column]);
        if (Double.isNaN(value)) {
            out.nullValue();
        } else if (value == Math.rint(value) && value >= smallest && value <= largest) {
            out.whole((long) value);
        } else {
            throw unfit(row, column, value);
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
