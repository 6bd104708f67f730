package org.alphadetector.features.crosssection;

import java.util.ArrayList;
import java.util.List;
import org.alphadetector.features.provenance.RowProvenance;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Lane;
import org.alphadetector.features.row.Row;

/** Says on the market's row where it came from: what the first asset's row at the point says of itself. */
public final class MarketProvenance implements MarketFeature {
    /** The columns, declared by {@link RowProvenance}. */
    private static final List<Column> COLUMNS = List.of(
            RowProvenance.FEATURE_PACK, RowProvenance.PACK_REV, RowProvenance.CONFIG_HASH, RowProvenance.GIT_COMMIT);

    public static final MarketFamily FAMILY =
            MarketFamily.ofMarket("market_provenance", COLUMNS, MarketProvenance::new);

    private final List<Copied> copied = new ArrayList<>();

    private record Copied(Lane lane, int from, int to) {}

    MarketProvenance(MarketContext context) {
        for (Column column : COLUMNS) {
            copied.add(new Copied(column.lane(), context.input(column), context.marketOutput(column)));
        }
    }

    @Override
    public void close(MarketPoint point) {
        Row first = point.rows().get(0);
        for (int i = 0; i < copied.size(); i++) {
            Copied each = copied.get(i);
            if (each.lane == Lane.NUMBER) {
                point.market().number(each.to, first.number(each.from));
            } else {
                point.market().text(each.to, first.text(each.from));
            }
        }
    }
}
