package org.alphadetector.detectors;

import org.alphadetector.features.catalog.FeatureCatalog;
import org.alphadetector.features.crosssection.Universe;
import org.alphadetector.features.provenance.RowProvenance;
import org.alphadetector.features.quality.DataQuality;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.ingest.tick.AssetId;

/** Rows for detectors to look at. */
public final class TestRows {
    /** The layout. */
    public static final RowLayout LAYOUT = FeatureCatalog.layout();

    /** An asset. */
    public static final AssetId ASSET = AssetId.of("binance-futures", "BTCUSDT");

    private TestRows() {}

    /** A fresh row in the universe, of quality ok. */
    public static Row row(AssetId asset, Timeframe timeframe, long exchangeTsMicros) {
        Row row = new Row(LAYOUT, asset, timeframe, exchangeTsMicros);
        row.flag(LAYOUT.lane(Universe.IS_IN_UNIVERSE), true);
        row.flag(LAYOUT.lane(Universe.IS_HOT), false);
        row.number(LAYOUT.lane(Universe.UNIVERSE_REV), 0);
        text(row, DataQuality.DQ_STATUS, "ok");
        text(row, RowProvenance.FEATURE_PACK, "core");
        return row;
    }

    /** Sets a number. */
    public static void set(Row row, Column column, double value) {
        row.number(LAYOUT.lane(column), value);
    }

    /** Sets a text, or the code of a label. */
    public static void text(Row row, Column column, String value) {
        row.text(column, value);
    }
}
