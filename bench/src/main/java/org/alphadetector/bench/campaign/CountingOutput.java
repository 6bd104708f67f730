package org.alphadetector.bench.campaign;

import java.util.Map;
import java.util.TreeMap;
import org.alphadetector.detectors.event.AnomalyEvent;
import org.alphadetector.detectors.pipeline.PipelineOutput;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.source.BaselineState;
import org.alphadetector.features.source.IngestCounts;
import org.alphadetector.features.source.RegisteredResidual;
import org.alphadetector.ingest.topic.Topics;

/** Counts what the pipeline makes, by the topic it would be published to, and passes it on. */
final class CountingOutput implements PipelineOutput {
    private final PipelineOutput next;
    private final Map<String, Long> counts = new TreeMap<>(
            Map.of(Topics.FEATURES_SNAPSHOT, 0L, Topics.MARKET_SNAPSHOT, 0L, TopicCounts.ALL_ANOMALIES, 0L));

    CountingOutput(PipelineOutput next) {
        this.next = next;
    }

    @Override
    public void snapshot(Row row) {
        counts.merge(Topics.FEATURES_SNAPSHOT, 1L, Long::sum);
        next.snapshot(row);
    }

    @Override
    public void market(Row row) {
        counts.merge(Topics.MARKET_SNAPSHOT, 1L, Long::sum);
        next.market(row);
    }

    @Override
    public void event(AnomalyEvent event) {
        counts.merge(TopicCounts.ALL_ANOMALIES, 1L, Long::sum);
        next.event(event);
    }

    @Override
    public void residual(RegisteredResidual residual) {
        next.residual(residual);
    }

    @Override
    public void baseline(BaselineState state) {
        next.baseline(state);
    }

    @Override
    public void counts(IngestCounts ingestCounts) {
        next.counts(ingestCounts);
    }

    Map<String, Long> counts() {
        return counts;
    }
}
