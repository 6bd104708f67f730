package org.alphadetector.features.asset;

import java.util.ArrayList;
import java.util.List;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.state.StateBuffer;
import org.alphadetector.ingest.tick.AssetId;
import org.alphadetector.ingest.tick.Tick;

/** What the ticks of the asset that is shown are gathered into, and the rows made of it: every feature, the longer bars, the tick probe. */
final class AssetBars {
    private final RowLayout layout;
    private final AssetOutput output;
    private final FeatureSet featureSet;
    /** An array: to go through a list can allocate an iterator. */
    private final Feature[] features;

    private final List<LongerBar> longerBars = new ArrayList<>();
    private final TickProbe probe;

    private record LongerBar(Timeframe timeframe, TimeframeRollup rollup) {}

    AssetBars(StageContext context, StateBuffer tickState, StateBuffer barState) {
        this.layout = context.layout();
        this.output = context.output();
        featureSet = FeatureCatalog.create(context.provenance(), tickState, barState);
        features = featureSet.all().toArray(Feature[]::new);
        for (Timeframe timeframe : List.of(Timeframe.M15, Timeframe.H1)) {
            longerBars.add(new LongerBar(timeframe, new TimeframeRollup(layout, timeframe, barState)));
        }
        probe = context.probes().create(tickState, barState);
        restart();
    }

    /** Forgets what must not bridge a silence gap. */
    void restart() {
        for (Feature feature : features) {
            feature.restart();
        }
        longerBars.forEach(bar -> bar.rollup().restart());
        probe.restart();
    }

    /** A minute goes live. */
    void open(long startMicros) {
        int slot = LiveMinutes.slotOf(startMicros);
        for (Feature feature : features) {
            feature.open(slot, startMicros);
        }
    }

    /** Folds a message into the live minute that starts then. */
    void fold(Tick tick, long startMicros) {
        featureSet.accept(LiveMinutes.slotOf(startMicros), tick);
        probe.onTick(tick, startMicros + AssetFold.MINUTE_MICROS);
    }

    /** Closes a minute: sends its row, and those of the longer bars that end with it. */
    void close(AssetId asset, Minute minute) {
        Row row = new Row(layout, asset, Timeframe.M1, minute.endMicros);
        int slot = LiveMinutes.slotOf(minute.startMicros);
        for (Feature feature : features) {
            feature.close(slot, minute, row);
        }
        probe.onMinuteClosed(row);
        output.row(row);
        for (LongerBar bar : longerBars) {
            bar.rollup().accept(row);
            if (bar.timeframe().isLatticePoint(minute.endMicros)) {
                closeLonger(bar, minute, row);
            }
        }
    }

    private void closeLonger(LongerBar bar, Minute minute, Row lastMinuteRow) {
        minute.startMicros = minute.endMicros - bar.timeframe().micros();
        Row row = bar.rollup().close(lastMinuteRow);
        for (Feature feature : features) {
            feature.closeLonger(minute, row);
        }
        probe.onLongerClosed(row);
        output.row(row);
    }
}
