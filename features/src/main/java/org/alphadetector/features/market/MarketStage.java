package org.alphadetector.features.market;

import java.util.List;
import java.util.Optional;
import org.alphadetector.features.asset.Mark;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.features.state.LiveStates;

/**
 * Aligns the rows of all assets: a lattice point is closed when every required source has marked it, and only then are
 * its rows completed, the market's row made and both sent on. So the output is a function of the rows alone, however
 * the sources interleave. A point without rows sends nothing.
 */
public final class MarketStage {
    private final OpenPoints points;
    private final MarketOutput out;
    private final MarkProgress progress;
    private final CrossSection crossSection;
    private final UniverseColumns universe;
    private final boolean isApprox;

    /**
     * Takes over the states that were restored before.
     *
     * @param assetLayout the layout of the assets' rows
     * @param required whose marks a point waits for
     * @param states where the progress of the marks and what is remembered of each asset live
     * @param points where rows wait
     */
    public MarketStage(
            RowLayout assetLayout, RequiredMarks required, LiveStates states, OpenPoints points, MarketOutput out) {
        this.points = points;
        this.out = out;
        progress = new MarkProgress(required, states);
        crossSection = new CrossSection(assetLayout, states);
        universe = new UniverseColumns(assetLayout);
        isApprox = !required.excluded().isEmpty();
    }

    /** The asset part of a row; it comes before its source's mark of the point. */
    public void row(Row row) {
        if (row.exchangeTsMicros() <= progress.closedMicros()) {
            throw new IllegalStateException(
                    "row of a closed point: asset=" + row.asset().key() + " tf="
                            + row.timeframe().label() + " exchangeTsMicros=" + row.exchangeTsMicros() + " closedMicros="
                            + progress.closedMicros());
        }
        points.put(row);
    }

    /** A source's word that its rows up to a point have been sent; closes what nothing else is waited for. */
    public void mark(Mark mark) {
        progress.accept(mark);
        Optional<LatticePoint> earliest = points.earliest();
        while (earliest.isPresent() && earliest.get().pointMicros() <= progress.closedMicros()) {
            close(earliest.get());
            earliest = points.earliest();
        }
    }

    private void close(LatticePoint point) {
        List<Row> rows = points.take(point);
        rows.forEach(universe::fill);
        Row market = crossSection.measure(point, rows, isApprox);
        out.point(point.timeframe(), point.pointMicros(), rows, market);
    }
}
