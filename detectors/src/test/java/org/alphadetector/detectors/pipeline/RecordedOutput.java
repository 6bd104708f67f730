package org.alphadetector.detectors.pipeline;

import java.util.ArrayList;
import java.util.List;
import org.alphadetector.detectors.event.AnomalyEvent;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.source.BaselineState;
import org.alphadetector.features.source.IngestCounts;
import org.alphadetector.features.source.RegisteredResidual;

/** Keeps the events of a pipeline. */
final class RecordedOutput implements PipelineOutput {
    final List<AnomalyEvent> events = new ArrayList<>();

    @Override
    public void snapshot(Row row) {}

    @Override
    public void market(Row row) {}

    @Override
    public void event(AnomalyEvent event) {
        events.add(event);
    }

    @Override
    public void baseline(BaselineState state) {}

    @Override
    public void residual(RegisteredResidual residual) {}

    @Override
    public void counts(IngestCounts counts) {}
}
