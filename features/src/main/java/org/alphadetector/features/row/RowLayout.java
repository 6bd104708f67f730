package org.alphadetector.features.row;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/** The ordered columns of a kind of row and where each lies in memory. */
public final class RowLayout {
    private final String table;
    private final List<Column> keyColumns;
    private final List<Column> columns;
    private final List<Column> allColumns = new ArrayList<>();
    private final Map<String, Column> byName = new HashMap<>();
    private final Map<String, Integer> lanes = new HashMap<>();
    /** Of each column by its place among those of the lanes. */
    private final int[] lanesByPlace;

    private final MemberNames memberNames;

    private final Map<Lane, List<Column>> columnsByLane = new EnumMap<>(Lane.class);
    private final int fingerprint;

    /**
     * @param table the table the rows go to
     * @param keyColumns the columns a row holds as its key, or that are set when it is written; in table order
     * @param columns the columns of the lanes, in table order after the key columns; a name given twice is an error
     */
    public RowLayout(String table, List<Column> keyColumns, List<Column> columns) {
        this.table = table;
        this.keyColumns = List.copyOf(keyColumns);
        this.columns = List.copyOf(columns);
        allColumns.addAll(keyColumns);
        allColumns.addAll(columns);
        CRC32C crc = new CRC32C();
        crc.update((table + '\n').getBytes(StandardCharsets.UTF_8));
        for (Column column : allColumns) {
            if (byName.put(column.name(), column) != null) {
                throw new IllegalArgumentException("column declared twice: name=" + column.name());
            }
            crc.update(described(column).getBytes(StandardCharsets.UTF_8));
        }
        this.columns.forEach(this::assignLane);
        this.lanesByPlace = this.columns.stream().mapToInt(this::lane).toArray();
        this.memberNames = new MemberNames(this.columns);
        this.fingerprint = (int) crc.getValue();
    }

    /** What of a column decides how a row is written. */
    private static String described(Column column) {
        String values = column.members().isEmpty()
                ? String.join(",", column.labels())
                : column.members().stream().map(Member::describe).collect(Collectors.joining(","));
        return column.name() + ' ' + column.type() + ' ' + values + '\n';
    }

    private void assignLane(Column column) {
        if (column.type().isKeyOnly()) {
            throw new IllegalArgumentException("type of a key column: name=" + column.name());
        }
        List<Column> lane = columnsByLane.computeIfAbsent(column.lane(), of -> new ArrayList<>());
        if (column.lane() == Lane.FIRINGS && !lane.isEmpty()) {
            throw new IllegalArgumentException("a row has firings once: name=" + column.name());
        }
        lanes.put(column.name(), lane.size());
        lane.add(column);
    }

    /** What of the layout decides how its rows are written: enough to read them with a later build. */
    public byte[] describe() {
        StringBuilder text = new StringBuilder(table).append('\n');
        keyColumns.forEach(column -> text.append("key ").append(described(column)));
        columns.forEach(column -> text.append("lane ").append(described(column)));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The layout that {@link #describe} described; its columns say nothing but name, type, labels and members. */
    public static RowLayout described(byte[] described) {
        String[] lines = new String(described, StandardCharsets.UTF_8).split("\n", -1);
        List<Column> keys = new ArrayList<>();
        List<Column> lanes = new ArrayList<>();
        // The last line ends with a line feed too.
        for (int i = 1; i < lines.length - 1; i++) {
            String[] parts = lines[i].split(" ", 4);
            Column.Declaration column = Column.named(parts[1], SqlType.valueOf(parts[2]), table(lines[0]));
            String[] values = parts[3].isEmpty() ? new String[0] : parts[3].split(",", -1);
            if (parts[2].startsWith(SqlType.OBJECT.name())) {
                column.members(Stream.of(values).map(Member::described).toArray(Member[]::new));
            } else {
                column.labels(values);
            }
            (parts[0].equals("key") ? keys : lanes).add(column.key().meaning("Of an earlier build."));
        }
        return new RowLayout(lines[0], keys, lanes);
    }

    private static String table(String firstLine) {
        return "Columns of an earlier " + firstLine;
    }

    /** The table's name. */
    public String table() {
        return table;
    }

    /** The columns that lie in no lane, in order. */
    public List<Column> keyColumns() {
        return keyColumns;
    }

    /** The columns of the lanes, in order. */
    public List<Column> columns() {
        return columns;
    }

    /** Every column of the table, the key columns first. */
    public List<Column> allColumns() {
        return Collections.unmodifiableList(allColumns);
    }

    /** The columns of a lane, in its order. */
    public List<Column> columns(Lane lane) {
        return columnsByLane.getOrDefault(lane, List.of());
    }

    /** Where the column lies in its lane; a key column or one of another layout is the caller's error. */
    public int lane(Column column) {
        Integer lane = lanes.get(column.name());
        if (lane == null) {
            throw new IllegalArgumentException("column not in a lane of " + table + ": name=" + column.name());
        }
        return lane;
    }

    /** Where the column at a place of {@link #columns} lies in its lane. */
    public int laneAt(int place) {
        return lanesByPlace[place];
    }

    /** The names of {@link #columns} in JSON. */
    MemberNames memberNames() {
        return memberNames;
    }

    /** Whether the layout has a column of that name, key columns included. */
    public boolean has(String name) {
        return byName.containsKey(name);
    }

    /** The column of that name, key columns included; an unknown name is the caller's error. */
    public Column column(String name) {
        Column column = byName.get(name);
        if (column == null) {
            throw new IllegalArgumentException("no such column in " + table + ": name=" + name);
        }
        return column;
    }

    /** Changes whenever the table or a column's name, type, labels, members or place change. */
    public int fingerprint() {
        return fingerprint;
    }
}
