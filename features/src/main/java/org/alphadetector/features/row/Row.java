package org.alphadetector.features.row;

import java.util.Arrays;
import org.alphadetector.ingest.tick.AssetId;
import org.jspecify.annotations.Nullable;

/**
 * One row of a table: its key and its values. A number that is NaN and a text that is null are NULL in the table; a
 * flag is 0 or 1 in the number lane. Rows of the whole market carry {@link AssetId#MARKET}.
 */
public final class Row {
    private final RowLayout layout;
    private final AssetId asset;
    private final Timeframe timeframe;
    private final long exchangeTsMicros;
    private final double[] numbers;
    private final @Nullable String[] texts;

    /** A row with every value NULL. */
    public Row(RowLayout layout, AssetId asset, Timeframe timeframe, long exchangeTsMicros) {
        this.layout = layout;
        this.asset = asset;
        this.timeframe = timeframe;
        this.exchangeTsMicros = exchangeTsMicros;
        this.numbers = new double[layout.numberColumns().size()];
        Arrays.fill(numbers, Double.NaN);
        this.texts = new String[layout.textColumns().size()];
    }

    /** A row of another timeframe with the same close and the same values. */
    public Row copyAs(Timeframe other) {
        Row copy = new Row(layout, asset, other, exchangeTsMicros);
        System.arraycopy(numbers, 0, copy.numbers, 0, numbers.length);
        System.arraycopy(texts, 0, copy.texts, 0, texts.length);
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

    /** The number of a column, looked up by name: for tests and cold paths. */
    public double number(Column column) {
        return numbers[layout.lane(column)];
    }

    /** The text of a column, looked up by name: for tests and cold paths. */
    public @Nullable String text(Column column) {
        return texts[layout.lane(column)];
    }
}
