package org.alphadetector.features.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alphadetector.features.crosssection.MarketFamily;
import org.alphadetector.features.row.Basis;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Lane;
import org.alphadetector.features.row.LatticePoint;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.ingest.tick.AssetId;

/**
 * Gives longer rows the look-back columns of market features that their last minute's row has. That row closed just
 * before: at the same time the shorter timeframe comes first, and nothing is committed in between. So it need not be
 * saved.
 */
final class LastMinute {
    private final List<Carried> columns = new ArrayList<>();
    private final Map<AssetId, Row> rows = new HashMap<>();
    private long pointMicros = Long.MIN_VALUE;

    private record Carried(Lane lane, int index) {}

    LastMinute(RowLayout layout, List<MarketFamily> families) {
        for (MarketFamily family : families) {
            for (Column column : family.assetColumns()) {
                if (column.basis() == Basis.LOOK_BACK) {
                    columns.add(new Carried(column.lane(), layout.lane(column)));
                }
            }
        }
    }

    /** Remembers the rows of a minute. */
    void keep(LatticePoint point, List<Row> minuteRows) {
        if (point.timeframe() == Timeframe.M1 && !columns.isEmpty()) {
            rows.clear();
            pointMicros = point.pointMicros();
            minuteRows.forEach(row -> rows.put(row.asset(), row));
        }
    }

    /** Fills the columns of longer rows. */
    void carry(LatticePoint point, List<Row> longerRows) {
        if (point.timeframe() == Timeframe.M1 || point.pointMicros() != pointMicros) {
            return;
        }
        for (Row row : longerRows) {
            Row minute = rows.get(row.asset());
            if (minute != null) {
                columns.forEach(column -> row.copy(minute, column.lane, column.index));
            }
        }
    }
}
