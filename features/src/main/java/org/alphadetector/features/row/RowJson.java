package org.alphadetector.features.row;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.alphadetector.ingest.tick.AssetId;
import org.jspecify.annotations.Nullable;

/**
 * A row as JSON on a public topic: the key ({@code exchange}, {@code symbol}, {@code asset_uid} where the table has
 * them, {@code tf}, {@code exchange_ts} in ISO-8601), then the columns in order, NULLs left out. Flags are true or
 * false, codes their labels, whole numbers have no fraction, other numbers are shortest decimals, JSON is embedded.
 */
public final class RowJson {
    private static final JsonStringEncoder QUOTES = JsonStringEncoder.getInstance();

    private RowJson() {}

    /** The JSON object, in UTF-8. */
    public static byte[] encode(Row row) {
        return write(row).getBytes(StandardCharsets.UTF_8);
    }

    /** The row of a JSON object; members that the layout has no column for are passed over. */
    public static Row decode(byte[] json, RowLayout layout) {
        Row written = new WrittenRowReader(layout, json).read();
        return written != null ? written : new RowJsonReader(layout, json).read();
    }

    /** The JSON object, as text. */
    public static String write(Row row) {
        RowLayout layout = row.layout();
        StringBuilder out = new StringBuilder(2_048);
        out.append('{');
        if (layout.keyColumns().contains(KeyColumns.ASSET_UID)) {
            AssetId asset = row.asset();
            string(out, KeyColumns.EXCHANGE.name(), asset.exchange());
            string(out, KeyColumns.SYMBOL.name(), asset.symbol());
            name(out, KeyColumns.ASSET_UID.name()).append(asset.uid());
        }
        string(out, KeyColumns.TF.name(), row.timeframe().label());
        string(out, KeyColumns.EXCHANGE_TS.name(), instant(row.exchangeTsMicros()));
        List<Column> columns = layout.columns();
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            int lane = layout.laneAt(i);
            if (column.lane() == Lane.NUMBER) {
                number(out, column, row.number(lane));
            } else if (column.type() == SqlType.TEXT) {
                string(out, column.name(), row.text(lane));
            } else {
                json(out, column.name(), JsonbText.of(row, column, lane));
            }
        }
        return out.append('}').toString();
    }

    private static String instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
    }

    private static void number(StringBuilder out, Column column, double value) {
        if (Double.isNaN(value)) {
            return;
        }
        if (column.isCode()) {
            string(out, column.name(), column.label(value));
            return;
        }
        name(out, column.name());
        if (column.type() == SqlType.BOOLEAN) {
            out.append(value == 1);
        } else if (column.type().isInteger()) {
            out.append((long) value);
        } else {
            JsonNumbers.append(out, value);
        }
    }

    private static void json(StringBuilder out, String name, @Nullable String value) {
        if (value != null) {
            name(out, name).append(value);
        }
    }

    private static void string(StringBuilder out, String name, @Nullable String value) {
        if (value != null) {
            name(out, name).append('"');
            QUOTES.quoteAsString(value, out);
            out.append('"');
        }
    }

    private static StringBuilder name(StringBuilder out, String name) {
        if (out.length() > 1) {
            out.append(',');
        }
        return out.append('"').append(name).append("\":");
    }
}
