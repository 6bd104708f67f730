package org.alphadetector.features.market;

import java.util.List;
import org.alphadetector.features.provenance.RowProvenance;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowLayout;

/** Says on the market's row where it came from: what the first asset's row at the point says of itself. */
final class MarketProvenance {
    /** The columns, declared by {@link RowProvenance}. */
    private static final List<Column> COLUMNS = List.of(
            RowProvenance.FEATURE_PACK, RowProvenance.PACK_REV, RowProvenance.CONFIG_HASH, RowProvenance.GIT_COMMIT);

    private final RowLayout from;
    private final RowLayout to;

    MarketProvenance(RowLayout from, RowLayout to) {
        this.from = from;
        this.to = to;
    }

    void fill(List<Row> rows, Row market) {
        Row first = rows.get(0);
        for (Column column : COLUMNS) {
            if (column.type().isNumberLane()) {
                market.number(to.lane(column), first.number(from.lane(column)));
            } else {
                market.text(to.lane(column), first.text(from.lane(column)));
            }
        }
    }
}
