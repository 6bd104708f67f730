package org.alphadetector.features.row;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

/** The ordered columns of a kind of row and where each lies in memory. */
public final class RowLayout {
    private final String table;
    private final List<Column> columns;
    private final Map<String, Column> byName = new HashMap<>();
    private final Map<String, Integer> lanes = new HashMap<>();
    private final List<Column> numberColumns = new ArrayList<>();
    private final List<Column> textColumns = new ArrayList<>();
    private final int fingerprint;

    /**
     * @param table the table the rows go to
     * @param columns the columns in table order; a name given twice is an error
     */
    public RowLayout(String table, List<Column> columns) {
        this.table = table;
        this.columns = List.copyOf(columns);
        CRC32C crc = new CRC32C();
        for (Column column : columns) {
            List<Column> lane = column.type().isNumberLane() ? numberColumns : textColumns;
            if (byName.put(column.name(), column) != null) {
                throw new IllegalArgumentException("column declared twice: name=" + column.name());
            }
            lanes.put(column.name(), lane.size());
            lane.add(column);
            crc.update((column.name() + ' ' + column.type().ddl() + '\n').getBytes(StandardCharsets.UTF_8));
        }
        this.fingerprint = (int) crc.getValue();
    }

    /** The table's name. */
    public String table() {
        return table;
    }

    /** All columns, in order. */
    public List<Column> columns() {
        return columns;
    }

    /** The columns of the number lane, in lane order. */
    public List<Column> numberColumns() {
        return numberColumns;
    }

    /** The columns of the text lane, in lane order. */
    public List<Column> textColumns() {
        return textColumns;
    }

    /** Where the column lies in its lane; a column of another layout is the caller's error. */
    public int lane(Column column) {
        Integer lane = lanes.get(column.name());
        if (lane == null) {
            throw new IllegalArgumentException("column not in " + table + ": name=" + column.name());
        }
        return lane;
    }

    /** Whether the layout has a column of that name. */
    public boolean has(String name) {
        return byName.containsKey(name);
    }

    /** The column of that name; an unknown name is the caller's error. */
    public Column column(String name) {
        Column column = byName.get(name);
        if (column == null) {
            throw new IllegalArgumentException("no such column in " + table + ": name=" + name);
        }
        return column;
    }

    /** Changes whenever a name, a type or the order changes. */
    public int fingerprint() {
        return fingerprint;
    }
}
