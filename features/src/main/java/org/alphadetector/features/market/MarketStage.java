package org.alphadetector.features.market;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.alphadetector.features.catalog.CrossSection;
import org.alphadetector.features.control.Control;
import org.alphadetector.features.row.LatticePoint;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.features.source.AssetRecord;
import org.alphadetector.features.source.BaselineState;
import org.alphadetector.features.source.Mark;
import org.alphadetector.features.state.LiveStates;
import org.alphadetector.features.state.OtherSourcesException;

/**
 * Aligns the rows of all assets: a lattice point is closed when every required source has marked it, and only then are
 * its rows completed, the market's row made and both sent on. So the output is a function of the rows and of the points
 * from which control records hold, however the sources interleave. A point without rows sends nothing.
 */
public final class MarketStage {
    private final OpenPoints points;
    private final MarketOutput out;
    private final MarkProgress progress;
    private final CrossSection crossSection;

    /**
     * Takes over the states that were restored before.
     *
     * @param assetLayout the layout of the assets' rows
     * @param required whose marks a point waits for
     * @param plan the exclusions known beforehand
     * @param states where the progress of the marks and what is remembered of each asset live
     * @param points where rows wait
     * @throws OtherSourcesException where the states are those of other sources
     */
    public MarketStage(
            RowLayout assetLayout,
            RequiredMarks required,
            ExclusionPlan plan,
            LiveStates states,
            OpenPoints points,
            MarketOutput out) {
        this.points = points;
        this.out = out;
        progress = new MarkProgress(required, plan, states);
        crossSection = new CrossSection(
                assetLayout,
                states,
                (row, column, baseline) -> out.baseline(BaselineState.of(row, column, baseline)),
                out::residual);
    }

    /**
     * The asset part of a row; it comes before its source's mark of the point. One of no required source is dropped.
     */
    public void row(AssetRecord.OfRow ofRow) {
        if (!progress.isRequired(RequiredMark.of(ofRow))) {
            return;
        }
        if (ofRow.exchangeTsMicros() > progress.closedMicros()) {
            points.put(ofRow);
            return;
        }
        RequiredSource source = progress.get(RequiredMark.of(ofRow));
        if (!source.isExcludedAt(ofRow.exchangeTsMicros())) {
            throw new IllegalStateException("row of a closed point: asset="
                    + ofRow.asset().key() + " tf="
                    + ofRow.timeframe().label() + " exchangeTsMicros=" + ofRow.exchangeTsMicros() + " closedMicros="
                    + progress.closedMicros());
        }
        source.drop();
    }

    /**
     * A source's word that its rows up to a point have been sent; closes what nothing else is waited for.
     *
     * <p>One of a source that nobody waits for is dropped. An instance that was told other exchanges may have sent it,
     * and a record that is there for good must not end this one each time it starts.
     */
    public void mark(Mark mark) {
        if (progress.isRequired(RequiredMark.of(mark))) {
            progress.accept(mark);
            closePoints();
        }
    }

    /** A control record: fixes from which point on it holds, says so, and closes what is no longer waited for. */
    public void control(Control control) {
        out.control(progress.control(control));
        closePoints();
    }

    /** Where every required source stands, in order. */
    public List<SourceStatus> sources() {
        return progress.status();
    }

    /** Every point up to and including this instant is closed; {@link Long#MIN_VALUE} before the first. */
    public long closedMicros() {
        return progress.closedMicros();
    }

    private void closePoints() {
        Optional<LatticePoint> earliest = points.earliest();
        while (earliest.isPresent() && earliest.get().pointMicros() <= progress.closedMicros()) {
            close(earliest.get());
            earliest = points.earliest();
        }
    }

    private void close(LatticePoint point) {
        List<Row> rows = takeIncluded(point);
        if (rows.isEmpty()) {
            return;
        }
        Row market = crossSection.measure(point, rows, progress.isAnyExcludedAt(point.pointMicros()));
        out.point(point.timeframe(), point.pointMicros(), rows, market);
    }

    /** The rows of the point but those of sources left out: which of them came in time is no function of the ticks. */
    private List<Row> takeIncluded(LatticePoint point) {
        List<Row> rows = new ArrayList<>();
        for (AssetRecord.OfRow ofRow : points.take(point)) {
            RequiredSource source = progress.get(RequiredMark.of(ofRow));
            if (source.isExcludedAt(point.pointMicros())) {
                source.drop();
            } else {
                rows.add(ofRow.row());
            }
        }
        return rows;
    }
}
