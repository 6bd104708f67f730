package org.alphadetector.features.crosssection;

import java.util.List;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.KeyColumns;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.SqlType;

/** Who belongs to the universe and the hotlist, on every row. Every asset is in the universe. */
public final class Universe implements MarketFeature {
    /** The revision of the universe whose rule is "every asset". */
    public static final int REVISION = 0;

    /** Membership of the universe. */
    public static final Column IS_IN_UNIVERSE = Column.named("is_in_universe", SqlType.BOOLEAN, KeyColumns.GROUP)
            .window("point")
            .range("true|false")
            .formula("true: every asset is in the universe of revision 0")
            .ownBars(0)
            .fromCandles()
            .meaning("Whether the asset belongs to the universe that cross-sections are taken over.");

    /** Membership of the hotlist. */
    public static final Column IS_HOT = Column.named("is_hot", SqlType.BOOLEAN, KeyColumns.GROUP)
            .window("point")
            .range("true|false")
            .formula("false: the hotlist of revision 0 is empty")
            .ownBars(0)
            .fromCandles()
            .meaning("Whether the asset is on the hotlist of assets watched more closely.");

    /** The universe's revision. */
    public static final Column UNIVERSE_REV = Column.named("universe_rev", SqlType.INTEGER, KeyColumns.GROUP)
            .window("point")
            .range("[0, inf)")
            .ownBars(0)
            .fromCandles()
            .meaning("Which revision of the universe was in force at the point.");

    public static final MarketFamily FAMILY = MarketFamily.ofAssets(
                    "universe", List.of(IS_IN_UNIVERSE, IS_HOT, UNIVERSE_REV), Universe::new)
            .alsoOfMarket(UNIVERSE_REV);

    private final int isInUniverse;
    private final int isHot;
    private final int universeRev;
    private final int marketRev;

    Universe(MarketContext context) {
        isInUniverse = context.assetOutput(IS_IN_UNIVERSE);
        isHot = context.assetOutput(IS_HOT);
        universeRev = context.assetOutput(UNIVERSE_REV);
        marketRev = context.marketOutput(UNIVERSE_REV);
    }

    @Override
    public void close(MarketPoint point) {
        List<Row> rows = point.rows();
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            row.flag(isInUniverse, true);
            row.flag(isHot, false);
            row.number(universeRev, REVISION);
        }
        point.market().number(marketRev, REVISION);
    }
}
