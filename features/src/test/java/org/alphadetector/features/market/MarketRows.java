package org.alphadetector.features.market;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.alphadetector.features.flow.TradeFlow;
import org.alphadetector.features.price.BarPrices;
import org.alphadetector.features.price.Returns;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.KeyColumns;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.features.row.SqlType;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.ingest.tick.AssetId;

/** Rows of just the columns that the market stage reads and writes. */
final class MarketRows {
    static final long MINUTE = Timeframe.M1.micros();
    static final RowLayout LAYOUT = new RowLayout("features_snapshot", KeyColumns.OF_FEATURES_SNAPSHOT, columns());

    private MarketRows() {}

    static AssetId asset(String symbol) {
        return AssetId.of("binance-futures", symbol);
    }

    /** A usable row: a close, and quality ok. */
    static Row usable(AssetId asset, Timeframe timeframe, long pointMicros) {
        Row row = new Row(LAYOUT, asset, timeframe, pointMicros);
        set(row, "close", 100);
        row.text(lane("dq_status"), "ok");
        return row;
    }

    static Row stale(AssetId asset, Timeframe timeframe, long pointMicros) {
        Row row = usable(asset, timeframe, pointMicros);
        row.text(lane("dq_status"), "stale");
        return row;
    }

    static Row set(Row row, String column, double value) {
        row.number(lane(column), value);
        return row;
    }

    static int lane(String column) {
        return LAYOUT.lane(LAYOUT.column(column));
    }

    /** A row of which any value may be missing. */
    static Row random(Random random, AssetId asset, Timeframe timeframe, long pointMicros) {
        Row row = usable(asset, timeframe, pointMicros);
        String[] qualities = {"ok", "ok", "partial", "stale"};
        row.text(lane("dq_status"), qualities[random.nextInt(qualities.length)]);
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

    private static List<Column> columns() {
        List<Column> columns = new ArrayList<>(UniverseColumns.columns());
        columns.addAll(List.of(
                BarPrices.CLOSE,
                TradeFlow.QUOTE_VOLUME,
                Returns.RET_M_1,
                Returns.RET_M_5,
                Returns.RET_M_15,
                Returns.RET_H_1,
                Returns.RV_M_5,
                Column.named("shock_bits_m_1", SqlType.SMALLINT, "Sample").meaning("Twelve shock bits."),
                Column.named("time_to_next_funding_sec", SqlType.INTEGER, "Sample")
                        .meaning("Time to funding."),
                Column.named("dq_status", SqlType.DQ_STATUS, "Sample").meaning("Quality.")));
        return columns;
    }
}
