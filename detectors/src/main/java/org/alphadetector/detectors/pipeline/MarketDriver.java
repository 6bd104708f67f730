package org.alphadetector.detectors.pipeline;

import java.util.List;
import org.alphadetector.detectors.catalog.BarDetectors;
import org.alphadetector.detectors.detector.Judgements;
import org.alphadetector.features.asset.AssetOutput;
import org.alphadetector.features.catalog.FeatureCatalog;
import org.alphadetector.features.control.Control;
import org.alphadetector.features.control.ControlEffect;
import org.alphadetector.features.market.ExclusionPlan;
import org.alphadetector.features.market.HeapOpenPoints;
import org.alphadetector.features.market.MarketOutput;
import org.alphadetector.features.market.MarketStage;
import org.alphadetector.features.market.RequiredMarks;
import org.alphadetector.features.row.Provenance;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.source.AssetRecord;
import org.alphadetector.features.source.BaselineState;
import org.alphadetector.features.source.IngestCounts;
import org.alphadetector.features.source.Mark;
import org.alphadetector.features.source.RegisteredResidual;
import org.alphadetector.features.source.SourcePartition;
import org.alphadetector.features.state.LiveStates;

/** Hands what the asset stages make to the market stage, and what that completes to the detectors. */
final class MarketDriver implements MarketOutput {
    private final PipelineOutput output;
    private final BarDetectors detectors;
    private final MarketStage stage;

    MarketDriver(
            PipelineSettings settings,
            Provenance provenance,
            RequiredMarks required,
            ExclusionPlan plan,
            Judgements judgements,
            PipelineOutput output) {
        this.output = output;
        LiveStates states = new LiveStates();
        detectors = new BarDetectors(states, settings.detectors(), provenance, judgements, output::event);
        stage = new MarketStage(FeatureCatalog.layout(), required, plan, states, new HeapOpenPoints(), this);
    }

    /** What the asset stage of a source partition sends its rows to. */
    AssetOutput from(SourcePartition source) {
        return new Source(source);
    }

    void control(Control control) {
        stage.control(control);
    }

    @Override
    public void point(Timeframe timeframe, long pointMicros, List<Row> rows, Row market) {
        detectors.point(timeframe, pointMicros, rows, market);
        rows.forEach(output::snapshot);
        output.market(market);
    }

    @Override
    public void baseline(BaselineState state) {
        output.baseline(state);
    }

    @Override
    public void residual(RegisteredResidual residual) {
        output.residual(residual);
    }

    @Override
    public void control(ControlEffect effect) {
        output.control(effect);
    }

    private final class Source implements AssetOutput {
        private final SourcePartition source;

        private Source(SourcePartition source) {
            this.source = source;
        }

        @Override
        public void row(Row row) {
            stage.row(new AssetRecord.OfRow(source, row));
        }

        @Override
        public void mark(Mark mark) {
            stage.mark(mark);
        }

        @Override
        public void baseline(BaselineState state) {
            output.baseline(state);
        }

        @Override
        public void counts(IngestCounts counts) {
            output.counts(counts);
        }
    }
}
