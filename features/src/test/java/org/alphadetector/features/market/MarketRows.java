package org.alphadetector.features.market;

import java.util.List;
import java.util.Random;
import org.alphadetector.features.catalog.FeatureCatalog;
import org.alphadetector.features.quality.DataQuality;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.ingest.tick.AssetId;

/** Rows with just the columns that the market stage reads. */
public final class MarketRows {
    public static final long MINUTE = Timeframe.M1.micros();
    public static final RowLayout LAYOUT = FeatureCatalog.layout();

    private MarketRows() {}

    public static AssetId asset(String symbol) {
        return AssetId.of("binance-futures", symbol);
    }

    /** A usable row: a close, and quality ok. */
    public static Row usable(AssetId asset, Timeframe timeframe, long pointMicros) {
        Row row = new Row(LAYOUT, asset, timeframe, pointMicros);
        set(row, "close", 100);
        row.text(DataQuality.DQ_STATUS, "ok");
        return row;
    }

    public static Row stale(AssetId asset, Timeframe timeframe, long pointMicros) {
        Row row = usable(asset, timeframe, pointMicros);
        row.text(DataQuality.DQ_STATUS, "stale");
        return row;
    }

    public static Row set(Row row, String column, double value) {
        row.number(lane(column), value);
        return row;
    }

    public static int lane(String column) {
        return LAYOUT.lane(LAYOUT.column(column));
    }

    /** A row of which any value may be missing. */
    static Row random(Random random, AssetId asset, Timeframe timeframe, long pointMicros) {
        Row row = usable(asset, timeframe, pointMicros);
        String[] qualities = {"ok", "ok", "partial", "stale"};
        row.text(DataQuality.DQ_STATUS, qualities[random.nextInt(qualities.length)]);
        set(row, "quote_volume", random.nextInt(1_000));
        for (String name : List.of("ret_m_1", "ret_m_5", "ret_m_15", "ret_h_1")) {
            set(row, name, random.nextInt(5) == 0 ? Double.NaN : random.nextGaussian() * 0.01);
        }
        set(row, "rv_m_5", random.nextInt(4) == 0 ? 0 : random.nextDouble() * 0.01);
        set(row, "shock_bits_m_1", random.nextInt(3) == 0 ? Double.NaN : random.nextInt(4_096));
        set(row, "time_to_next_funding_sec", random.nextInt(28_800));
        set(row, "close", random.nextInt(8) == 0 ? Double.NaN : 100);
        return row;
    }
}
