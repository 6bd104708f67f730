package org.alphadetector.detectors.streams;

import java.util.List;
import org.alphadetector.detectors.catalog.BarDetectors;
import org.alphadetector.features.control.ControlEffect;
import org.alphadetector.features.control.ControlJson;
import org.alphadetector.features.market.MarketOutput;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowJson;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.source.BaselineJson;
import org.alphadetector.features.source.BaselineState;
import org.alphadetector.features.source.RegisteredResidual;
import org.alphadetector.features.source.RegisteredResidualJson;
import org.alphadetector.features.streams.PipelineMeters;
import org.alphadetector.features.streams.StageRecords;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/** Publishes what the market stage makes and hands its points to the bar-close detectors. */
final class MarketForwarder implements MarketOutput {
    static final String SNAPSHOTS = "features-snapshot";
    static final String MARKET = "market-snapshot";
    static final String CONTROL = "control";
    static final String BASELINES = "baselines-of-market";
    static final String RESIDUALS = "residuals";

    private final ProcessorContext<byte[], byte[]> context;
    private final BarDetectors detectors;
    private final PipelineMeters meters;

    MarketForwarder(ProcessorContext<byte[], byte[]> context, BarDetectors detectors, PipelineMeters meters) {
        this.context = context;
        this.detectors = detectors;
        this.meters = meters;
    }

    @Override
    public void point(Timeframe timeframe, long pointMicros, List<Row> rows, Row market) {
        detectors.point(timeframe, pointMicros, rows, market);
        for (Row row : rows) {
            context.forward(StageRecords.of(row.asset().key(), RowJson.encode(row), pointMicros), SNAPSHOTS);
        }
        context.forward(StageRecords.of(timeframe.label(), RowJson.encode(market), pointMicros), MARKET);
        meters.pointClosed(timeframe, pointMicros);
    }

    @Override
    public void baseline(BaselineState state) {
        context.forward(
                StageRecords.of(BaselineJson.key(state), BaselineJson.encode(state), state.updatedAtMicros()),
                BASELINES);
    }

    @Override
    public void residual(RegisteredResidual residual) {
        context.forward(
                StageRecords.of(
                        RegisteredResidualJson.key(residual),
                        RegisteredResidualJson.encode(residual),
                        residual.updatedAtMicros()),
                RESIDUALS);
    }

    @Override
    public void control(ControlEffect effect) {
        context.forward(
                StageRecords.of(effect.control().id(), ControlJson.encode(effect), effect.closedMicros()), CONTROL);
        meters.control(effect);
    }
}
