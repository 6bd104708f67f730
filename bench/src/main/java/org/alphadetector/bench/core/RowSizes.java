package org.alphadetector.bench.core;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.KeyColumns;
import org.alphadetector.features.row.Lane;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowBinary;
import org.alphadetector.features.row.RowJson;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.features.row.SqlType;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.utils.ByteBufferOutputStream;

/** How large a row is: as JSON, compressed alone, and in the compact form. */
final class RowSizes {
    private static final byte MESSAGE_FORMAT = 2;
    private static final int TIMED = 5_000;

    private RowSizes() {}

    /** Sentences about the row as it is, and padded to so many columns with doubles of full length. */
    static List<String> of(Row row, int columns) {
        return List.of(sentence("row", row), sentence("row padded to " + columns + " columns", padded(row, columns)));
    }

    private static String sentence(String name, Row row) {
        byte[] json = RowJson.encode(row);
        return String.format(
                Locale.ROOT,
                "%s of %d columns: JSON %,d bytes, alone by lz4 %,d in %.0f us, by zstd %,d in %.0f us; compact %,d",
                name,
                row.layout().columns().size(),
                json.length,
                compressed(json, Compression.lz4().build()),
                micros(json, Compression.lz4().build()),
                compressed(json, Compression.zstd().build()),
                micros(json, Compression.zstd().build()),
                RowBinary.encode(row).length);
    }

    /** Of a batch that holds the row alone, as without lingering. */
    private static double micros(byte[] json, Compression compression) {
        long start = 0;
        for (int i = -TIMED; i < TIMED; i++) {
            if (i == 0) {
                start = System.nanoTime();
            }
            compressed(json, compression);
        }
        return (System.nanoTime() - start) / 1e3 / TIMED;
    }

    private static int compressed(byte[] json, Compression compression) {
        ByteBufferOutputStream bytes = new ByteBufferOutputStream(json.length + 512);
        try (OutputStream out = compression.wrapForOutput(bytes, MESSAGE_FORMAT)) {
            out.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.position();
    }

    /** The same row with more columns, whose values compress badly. */
    private static Row padded(Row row, int columns) {
        List<Column> all = new ArrayList<>(row.layout().columns());
        int own = all.size();
        while (all.size() < columns - KeyColumns.OF_FEATURES_SNAPSHOT.size()) {
            all.add(Column.named("padding_of_usual_name_" + all.size(), SqlType.DOUBLE, "Padding")
                    .ownBars(0)
                    .fromCandles()
                    .meaning("Padding."));
        }
        RowLayout layout = new RowLayout("padded", KeyColumns.OF_FEATURES_SNAPSHOT, all);
        Row wide = new Row(layout, row.asset(), row.timeframe(), row.exchangeTsMicros());
        SplittableRandom random = new SplittableRandom(249);
        for (int i = 0; i < all.size(); i++) {
            Column column = all.get(i);
            if (i < own) {
                copy(row, wide, column);
            } else {
                wide.number(layout.lane(column), random.nextGaussian());
            }
        }
        return wide;
    }

    private static void copy(Row from, Row to, Column column) {
        int lane = to.layout().lane(column);
        if (column.lane() == Lane.NUMBER) {
            to.number(lane, from.number(column));
        } else if (column.lane() == Lane.TEXT) {
            to.text(lane, from.text(column));
        } else if (column.lane() == Lane.LIST) {
            to.list(lane, from.list(column));
        }
    }
}
