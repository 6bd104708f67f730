package org.alphadetector.bench.core;

import org.alphadetector.detectors.event.AnomalyEvent;
import org.alphadetector.detectors.pipeline.PipelineOutput;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.source.BaselineState;
import org.alphadetector.features.source.IngestCounts;
import org.alphadetector.features.source.RegisteredResidual;

/** Counts what the pipeline makes and forgets it. */
final class DiscardingOutput implements PipelineOutput {
    private long rows;
    private long events;

    @Override
    public void snapshot(Row row) {
        rows++;
    }

    @Override
    public void market(Row row) {
        rows++;
    }

    @Override
    public void event(AnomalyEvent event) {
        events++;
    }

    @Override
    public void baseline(BaselineState state) {}

    @Override
    public void residual(RegisteredResidual residual) {}

    @Override
    public void counts(IngestCounts counts) {}

    long rows() {
        return rows;
    }

    long events() {
        return events;
    }
}
