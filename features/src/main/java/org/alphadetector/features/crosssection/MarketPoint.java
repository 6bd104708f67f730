package org.alphadetector.features.crosssection;

import java.util.List;
import java.util.function.IntConsumer;
import org.alphadetector.features.row.LatticePoint;
import org.alphadetector.features.row.Row;

/** A closed lattice point with the rows of all assets, and the market's row in the making. */
public final class MarketPoint {
    private final LatticePoint point;
    private final List<Row> rows;
    private final List<Row> used;
    private final Row market;
    private final int knownCount;
    private final boolean isApprox;
    private final IntConsumer show;

    /**
     * @param rows the assets' rows at the point, in asset order
     * @param used those of them that are usable: with a close, not stale
     * @param knownCount assets that had a row within 24 hours
     * @param isApprox whether a source was left out
     * @param show lets the slices of asset state mean a used asset
     */
    public MarketPoint(
            LatticePoint point,
            List<Row> rows,
            List<Row> used,
            Row market,
            int knownCount,
            boolean isApprox,
            IntConsumer show) {
        this.point = point;
        this.rows = rows;
        this.used = used;
        this.market = market;
        this.knownCount = knownCount;
        this.isApprox = isApprox;
        this.show = show;
    }

    /** Time and timeframe. */
    public LatticePoint at() {
        return point;
    }

    /** The rows of all assets, at least one. */
    public List<Row> rows() {
        return rows;
    }

    /** The usable rows, which cross-sections are taken over, in asset order. */
    public List<Row> used() {
        return used;
    }

    /** From now on the slices of asset state mean the asset of the used row at that index. */
    public void show(int index) {
        show.accept(index);
    }

    /** The market's row. */
    public Row market() {
        return market;
    }

    /** How many assets had a row within 24 hours. */
    public int knownCount() {
        return knownCount;
    }

    /** Whether an exchange or partition was left out. */
    public boolean isApprox() {
        return isApprox;
    }
}
