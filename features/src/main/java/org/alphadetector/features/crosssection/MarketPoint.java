package org.alphadetector.features.crosssection;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.alphadetector.features.bar.BaselineSink;
import org.alphadetector.features.baseline.Baseline;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.LatticePoint;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.Timeframe;

/** A closed lattice point with the rows of all assets, and the market's row in the making. */
public final class MarketPoint {
    private final LatticePoint point;
    private final List<Row> rows;
    private final UsableRows usable;
    private final List<Row> used = new ArrayList<>();
    private final Row market;
    private final int knownCount;
    private final boolean isApprox;
    private final IntConsumer show;
    private final BaselineSink baselines;

    /**
     * @param rows the assets' rows at the point, in asset order
     * @param usable which of them cross-sections are taken over
     * @param knownCount assets that had a row within 24 hours
     * @param isApprox whether a source was left out
     * @param show lets the slices of asset state mean the asset of a row
     * @param baselines takes in what rows are judged by
     */
    public MarketPoint(
            LatticePoint point,
            List<Row> rows,
            UsableRows usable,
            Row market,
            int knownCount,
            boolean isApprox,
            IntConsumer show,
            BaselineSink baselines) {
        this.point = point;
        this.rows = rows;
        this.usable = usable;
        this.market = market;
        this.knownCount = knownCount;
        this.isApprox = isApprox;
        this.show = show;
        this.baselines = baselines;
        for (Row row : rows) {
            if (usable.isUsable(row)) {
                used.add(row);
            }
        }
    }

    /** Time and timeframe. */
    public LatticePoint at() {
        return point;
    }

    /** The rows of all assets, at least one, in asset order. */
    public List<Row> rows() {
        return rows;
    }

    /** The usable rows, which cross-sections are taken over, in asset order. */
    public List<Row> used() {
        return used;
    }

    /** Whether the row at that index of {@link #rows} is usable. */
    public boolean isUsed(int index) {
        return usable.isUsable(rows.get(index));
    }

    /** From now on the slices of asset state mean the asset of the row at that index of {@link #rows}, used or not. */
    public void show(int index) {
        show.accept(index);
    }

    /**
     * Whether baselines are asked for: at points on the hour, {@link #baseline} is to be told what each row is judged
     * by, before it is judged.
     */
    public boolean asksBaselines() {
        return point.pointMicros() % Timeframe.H1.micros() == 0;
    }

    /** Tells what a row is judged by; see {@link BaselineSink}. */
    public void baseline(Row row, Column column, Baseline baseline) {
        baselines.baseline(row, column, baseline);
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
