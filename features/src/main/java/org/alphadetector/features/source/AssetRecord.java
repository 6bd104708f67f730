package org.alphadetector.features.source;

import java.nio.ByteBuffer;
import java.util.Objects;
import org.alphadetector.features.control.Control;
import org.alphadetector.features.row.KnownLayouts;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowBinary;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.ingest.tick.AssetId;
import org.jspecify.annotations.Nullable;

/** What lies on the topic {@code features.asset}. */
public sealed interface AssetRecord {
    /**
     * The asset part of a feature row, and the source partition its asset lies in. One that was read from bytes keeps
     * them, and becomes a row when it is asked for.
     */
    final class OfRow implements AssetRecord {
        private final SourcePartition source;
        private final RowBinary.Key key;
        private final @Nullable KnownLayouts layouts;
        private @Nullable Row row;
        private byte @Nullable [] encoded;

        public OfRow(SourcePartition source, Row row) {
            this.source = source;
            this.key = new RowBinary.Key(row.asset(), row.timeframe(), row.exchangeTsMicros());
            this.layouts = null;
            this.row = row;
        }

        OfRow(SourcePartition source, RowBinary.Key key, KnownLayouts layouts, byte[] encoded) {
            this.source = source;
            this.key = key;
            this.layouts = layouts;
            this.encoded = encoded;
        }

        public SourcePartition source() {
            return source;
        }

        public AssetId asset() {
            return key.asset();
        }

        public Timeframe timeframe() {
            return key.timeframe();
        }

        public long exchangeTsMicros() {
            return key.exchangeTsMicros();
        }

        /** The row; those of a layout that is not known are refused. */
        public Row row() {
            Row known = row;
            if (known == null) {
                byte[] bytes = encoded();
                ByteBuffer in = ByteBuffer.wrap(bytes);
                AssetRecordBinary.skipSource(in);
                known = Objects.requireNonNull(layouts).read(in);
                row = known;
            }
            return known;
        }

        /** The record's bytes. */
        public byte[] encoded() {
            byte[] known = encoded;
            if (known == null) {
                known = AssetRecordBinary.encode(source, Objects.requireNonNull(row));
                encoded = known;
            }
            return known;
        }
    }

    /** A mark. */
    record OfMark(Mark mark) implements AssetRecord {}

    /** The layout of the rows that follow from the same writer. */
    record OfLayout(RowLayout layout) implements AssetRecord {}

    /** A control record. */
    record OfControl(Control control) implements AssetRecord {}
}
