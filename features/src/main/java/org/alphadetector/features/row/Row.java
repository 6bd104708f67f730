package org.alphadetector.features.row;

import java.util.Arrays;
import java.util.List;
import org.alphadetector.ingest.tick.AssetId;
import org.jspecify.annotations.Nullable;

/**
 * One row of a table: its key and its values, each in the {@link Lane} of its column. A number that is NaN and a text
 * or list that is null are NULL in the table; a flag is 0 or 1 in the number lane, a code the place of its label. Rows
 * of the whole market carry {@link AssetId#MARKET}.
 */
public final class Row {
    private final RowLayout layout;
    private final AssetId asset;
    private final Timeframe timeframe;
    private final long exchangeTsMicros;
    private final double[] numbers;
    private final @Nullable String[] texts;
    private final double[] @Nullable [] lists;
    private List<Firing> firings = List.of();

    /** A row with every value NULL. */
    public Row(RowLayout layout, AssetId asset, Timeframe timeframe, long exchangeTsMicros) {
        this.layout = layout;
        this.asset = asset;
        this.timeframe = timeframe;
        this.exchangeTsMicros = exchangeTsMicros;
        this.numbers = new double[layout.columns(Lane.NUMBER).size()];
        Arrays.fill(numbers, Double.NaN);
        this.texts = new String[layout.columns(Lane.TEXT).size()];
        this.lists = new double[layout.columns(Lane.LIST).size()][];
    }

    /** A row of another timeframe with the same close and the same values. */
    public Row copyAs(Timeframe other) {
        Row copy = new Row(layout, asset, other, exchangeTsMicros);
        System.arraycopy(numbers, 0, copy.numbers, 0, numbers.length);
        System.arraycopy(texts, 0, copy.texts, 0, texts.length);
        System.arraycopy(lists, 0, copy.lists, 0, lists.length);
        copy.firings = firings;
        return copy;
    }

    public RowLayout layout() {
        return layout;
    }

    public AssetId asset() {
        return asset;
    }

    public Timeframe timeframe() {
        return timeframe;
    }

    /** The bar's close, the lattice label, microseconds since the epoch. */
    public long exchangeTsMicros() {
        return exchangeTsMicros;
    }

    /** The number in a lane of {@link RowLayout#lane}; NaN is NULL. */
    public double number(int lane) {
        return numbers[lane];
    }

    public void number(int lane, double value) {
        numbers[lane] = value;
    }

    /** Sets a flag to 0 or 1. */
    public void flag(int lane, boolean value) {
        numbers[lane] = value ? 1 : 0;
    }

    /** Whether a flag is defined and true. */
    public boolean isTrue(int lane) {
        return numbers[lane] == 1;
    }

    /** The text in a lane of {@link RowLayout#lane}; null is NULL. */
    public @Nullable String text(int lane) {
        return texts[lane];
    }

    public void text(int lane, @Nullable String value) {
        texts[lane] = value;
    }

    /** The numbers in a lane of {@link RowLayout#lane}, not to be changed; null is NULL. */
    public double @Nullable [] list(int lane) {
        return lists[lane];
    }

    /** The row keeps the array. */
    public void list(int lane, double @Nullable [] values) {
        lists[lane] = values;
    }

    /** The tick-time alarms of the bar, oldest first. */
    public List<Firing> firings() {
        return firings;
    }

    public void firings(List<Firing> values) {
        firings = values;
    }

    /** Makes a value of any lane NULL. */
    public void clear(Lane in, int lane) {
        switch (in) {
            case NUMBER -> numbers[lane] = Double.NaN;
            case TEXT -> texts[lane] = null;
            case LIST -> lists[lane] = null;
            case FIRINGS -> firings = List.of();
            case NONE -> throw new IllegalArgumentException("no lane");
        }
    }

    /** Takes over a value of any lane from another row of the layout. */
    public void copy(Row from, Lane in, int lane) {
        switch (in) {
            case NUMBER -> numbers[lane] = from.numbers[lane];
            case TEXT -> texts[lane] = from.texts[lane];
            case LIST -> lists[lane] = from.lists[lane];
            case FIRINGS -> firings = from.firings;
            case NONE -> throw new IllegalArgumentException("no lane");
        }
    }

    /** Whether the column's value is not NULL: for tests and cold paths. */
    public boolean isDefined(Column column) {
        int lane = layout.lane(column);
        return switch (column.lane()) {
            case NUMBER -> !Double.isNaN(numbers[lane]);
            case TEXT -> texts[lane] != null;
            case LIST -> lists[lane] != null;
            case FIRINGS -> !firings.isEmpty();
            case NONE -> true;
        };
    }

    /** The number of a column, looked up by name: for tests and cold paths. */
    public double number(Column column) {
        return numbers[layout.lane(column)];
    }

    /** The text of a column, or the label of its code, looked up by name: for tests and cold paths. */
    public @Nullable String text(Column column) {
        return column.isCode() ? column.label(number(column)) : texts[layout.lane(column)];
    }

    /** Sets the text of a column, or the code of its label, looked up by name: for tests and cold paths. */
    public void text(Column column, @Nullable String value) {
        if (column.isCode()) {
            numbers[layout.lane(column)] = column.code(value);
        } else {
            texts[layout.lane(column)] = value;
        }
    }

    /** The numbers of a list column, looked up by name: for tests and cold paths. */
    public double @Nullable [] list(Column column) {
        return lists[layout.lane(column)];
    }
}
