package org.alphadetector.features.asset;

import java.util.ArrayList;
import java.util.List;
import org.alphadetector.features.bar.Bar;
import org.alphadetector.features.bar.LongerBar;
import org.alphadetector.features.bar.OwnerBuffers;
import org.alphadetector.features.baseline.Baseline;
import org.alphadetector.features.catalog.FeatureCatalog;
import org.alphadetector.features.catalog.FeatureSet;
import org.alphadetector.features.flow.TradeFlow;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.source.BaselineState;
import org.alphadetector.ingest.tick.AssetId;
import org.alphadetector.ingest.tick.Tick;

/**
 * What the ticks of the asset that is shown are gathered into, and the rows made of it: every feature, the longer bars,
 * the tick probe.
 */
final class AssetBars {
    private final RowLayout layout;
    private final AssetOutput output;
    private final FeatureSet features;
    private final List<LongerBar> longerBars = new ArrayList<>();
    private final TickProbe probe;
    private final int volumeLane;
    private final int tradesLane;

    AssetBars(StageContext context, OwnerBuffers buffers) {
        this.layout = context.layout();
        this.output = context.output();
        volumeLane = layout.lane(TradeFlow.VOLUME);
        tradesLane = layout.lane(TradeFlow.TRADE_COUNT);
        features = FeatureCatalog.create(context.provenance(), buffers);
        for (Timeframe timeframe : List.of(Timeframe.M15, Timeframe.H1)) {
            longerBars.add(new LongerBar(layout, timeframe, buffers.of(timeframe), this::isTraded));
        }
        probe = context.probes().create(buffers.common(), buffers.of(Timeframe.M1));
        restart();
    }

    private boolean isTraded(Row minute) {
        return minute.number(tradesLane) > 0 || minute.number(volumeLane) > 0;
    }

    /** Forgets what must not bridge a silence gap. */
    void restart() {
        features.restart();
        longerBars.forEach(LongerBar::restart);
        probe.restart();
    }

    /** A minute goes live. */
    void open(long startMicros) {
        features.open(Bar.slotOf(startMicros), startMicros);
    }

    /** Folds a message into the live minute that starts then. */
    void fold(Tick tick, long startMicros) {
        features.accept(Bar.slotOf(startMicros), tick);
        probe.onTick(tick, startMicros + AssetFold.MINUTE_MICROS);
    }

    /** Closes a minute: sends its row, and those of the longer bars that end with it. */
    void close(AssetId asset, Bar minute) {
        Row row = new Row(layout, asset, Timeframe.M1, minute.endMicros());
        features.close(minute, row, this::send);
        probe.onMinuteClosed(row);
        output.row(row);
        for (int i = 0; i < longerBars.size(); i++) {
            LongerBar longer = longerBars.get(i);
            if (longer.accept(minute, row)) {
                closeLonger(longer.close(minute), longer.row(row));
            }
        }
    }

    private void send(Row row, Column column, Baseline baseline) {
        output.baseline(BaselineState.of(row, column, baseline));
    }

    private void closeLonger(Bar bar, Row row) {
        features.close(bar, row, this::send);
        probe.onLongerClosed(row);
        output.row(row);
    }
}
