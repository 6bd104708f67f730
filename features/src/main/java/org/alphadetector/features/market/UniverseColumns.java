package org.alphadetector.features.market;

import java.util.List;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.KeyColumns;
import org.alphadetector.features.row.Rollup;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.features.row.SqlType;

/** Who belongs to the universe and the hotlist; the market stage says so on every row. Every asset is in the universe. */
public final class UniverseColumns {
    /** The revision of the universe whose rule is "every asset". */
    public static final int REVISION = 0;

    /** Membership of the universe. */
    public static final Column IS_IN_UNIVERSE = Column.named("is_in_universe", SqlType.BOOLEAN, KeyColumns.GROUP)
            .window("point")
            .range("true|false")
            .rollup(Rollup.OWN)
            .formula("true: every asset is in the universe of revision 0")
            .meaning("Whether the asset belongs to the universe that cross-sections are taken over.");

    /** Membership of the hotlist. */
    public static final Column IS_HOT = Column.named("is_hot", SqlType.BOOLEAN, KeyColumns.GROUP)
            .window("point")
            .range("true|false")
            .rollup(Rollup.OWN)
            .formula("false: the hotlist of revision 0 is empty")
            .meaning("Whether the asset is on the hotlist of assets watched more closely.");

    /** The universe's revision. */
    public static final Column UNIVERSE_REV = Column.named("universe_rev", SqlType.INTEGER, KeyColumns.GROUP)
            .window("point")
            .range("[0, inf)")
            .rollup(Rollup.OWN)
            .meaning("Which revision of the universe was in force at the point.");

    private final int isInUniverse;
    private final int isHot;
    private final int universeRev;

    UniverseColumns(RowLayout layout) {
        isInUniverse = layout.lane(IS_IN_UNIVERSE);
        isHot = layout.lane(IS_HOT);
        universeRev = layout.lane(UNIVERSE_REV);
    }

    /** The columns, in table order. */
    public static List<Column> columns() {
        return List.of(IS_IN_UNIVERSE, IS_HOT, UNIVERSE_REV);
    }

    void fill(Row row) {
        row.flag(isInUniverse, true);
        row.flag(isHot, false);
        row.number(universeRev, REVISION);
    }
}
