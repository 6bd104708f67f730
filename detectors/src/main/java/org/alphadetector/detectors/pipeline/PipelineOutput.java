package org.alphadetector.detectors.pipeline;

import org.alphadetector.detectors.event.AnomalyEvent;
import org.alphadetector.features.control.ControlEffect;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.source.BaselineState;
import org.alphadetector.features.source.IngestCounts;
import org.alphadetector.features.source.RegisteredResidual;

/** Where the pipeline sends what it makes: to topics, to Postgres, to a digest. */
public interface PipelineOutput {
    /** A complete row of {@code features_snapshot}. */
    void snapshot(Row row);

    /** A row of {@code market_snapshot}. */
    void market(Row row);

    /** An anomaly. */
    void event(AnomalyEvent event);

    /** What a row is judged by; a later one replaces an earlier one of its asset, timeframe and feature. */
    void baseline(BaselineState state);

    /** What was measured of a residual, in place of what was said of it before. */
    void residual(RegisteredResidual residual);

    /** The counts of a source partition, since the beginning; a later one replaces an earlier one. */
    void counts(IngestCounts counts);

    /** A control record took effect, or was refused; nothing that is stored depends on being told. */
    default void control(ControlEffect effect) {}
}
