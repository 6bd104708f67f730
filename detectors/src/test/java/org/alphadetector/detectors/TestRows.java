package org.alphadetector.detectors;

import java.util.ArrayList;
import java.util.List;
import org.alphadetector.features.market.UniverseColumns;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.features.row.SqlType;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.ingest.tick.AssetId;

/** Rows with only the columns that detectors read. */
public final class TestRows {
    /** The layout. */
    public static final RowLayout LAYOUT = layout();

    /** An asset. */
    public static final AssetId ASSET = AssetId.of("binance-futures", "BTCUSDT");

    private TestRows() {}

    /** A fresh row in the universe, of quality ok. */
    public static Row row(AssetId asset, Timeframe timeframe, long exchangeTsMicros) {
        Row row = new Row(LAYOUT, asset, timeframe, exchangeTsMicros);
        row.flag(LAYOUT.lane(UniverseColumns.IS_IN_UNIVERSE), true);
        row.flag(LAYOUT.lane(UniverseColumns.IS_HOT), false);
        row.number(LAYOUT.lane(UniverseColumns.UNIVERSE_REV), 0);
        text(row, Inputs.DQ_STATUS, "ok");
        text(row, Inputs.FEATURE_PACK, "core");
        return row;
    }

    /** Sets a number. */
    public static void set(Row row, String column, double value) {
        row.number(LAYOUT.lane(LAYOUT.column(column)), value);
    }

    /** Sets a text. */
    public static void text(Row row, String column, String value) {
        row.text(LAYOUT.lane(LAYOUT.column(column)), value);
    }

    private static RowLayout layout() {
        List<Column> columns = new ArrayList<>(UniverseColumns.columns());
        for (String number : List.of(
                Inputs.OPEN,
                Inputs.CLOSE,
                Inputs.RET_M_1,
                Inputs.RET_M_5,
                Inputs.RET_M_15,
                Inputs.QUOTE_VOLUME,
                Inputs.OI_OPEN,
                Inputs.OI_CLOSE,
                Inputs.OI_ROC_M_5,
                Inputs.OI_STALENESS_MS,
                Inputs.SPREAD_MEAN_M_1,
                Inputs.LIQ_NOTIONAL_M_5)) {
            columns.add(Column.named(number, SqlType.DOUBLE, "test").meaning("Input of a detector."));
        }
        columns.add(Column.named(Inputs.DQ_STATUS, SqlType.DQ_STATUS, "test").meaning("Data quality."));
        columns.add(Column.named(Inputs.FEATURE_PACK, SqlType.TEXT, "test").meaning("Pack."));
        columns.add(Column.named(Inputs.EXTRAS_JSON, SqlType.JSONB, "test").meaning("Extras."));
        return new RowLayout("features_snapshot", List.of(), columns);
    }
}
