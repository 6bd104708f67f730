package org.alphadetector.app.acceptance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.alphadetector.detectors.event.AnomalyEvent;
import org.alphadetector.detectors.pipeline.InlinePipeline;
import org.alphadetector.detectors.pipeline.PipelineOutput;
import org.alphadetector.detectors.pipeline.PipelineSettings;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.source.BaselineState;
import org.alphadetector.features.source.IngestCounts;
import org.alphadetector.features.source.RegisteredResidual;
import org.alphadetector.ingest.adapter.ClockedSource;
import org.alphadetector.ingest.adapter.FileFormat;
import org.alphadetector.ingest.adapter.FileSurvey;
import org.alphadetector.ingest.adapter.TickFiles;
import org.alphadetector.ingest.adapter.file.AdapterListener;
import org.alphadetector.ingest.tick.TickSource;

/** What the in-process pipeline makes of files, kept in memory. */
final class Collected implements PipelineOutput {
    final List<Row> rows = new ArrayList<>();
    final List<Row> markets = new ArrayList<>();
    final List<AnomalyEvent> events = new ArrayList<>();
    final List<IngestCounts> counts = new ArrayList<>();

    static Collected replay(FileFormat format, List<Path> files) throws IOException {
        Collected collected = new Collected();
        FileSurvey survey = FileSurvey.of(format, files);
        PipelineSettings settings = PipelineSettings.DEFAULT;
        InlinePipeline pipeline =
                new InlinePipeline(settings, settings.provenance("test"), survey.exchanges(), 1, collected);
        long latenessMs = settings.stage().longestLatenessMicros() / 1_000;
        try (TickSource source =
                new ClockedSource(TickFiles.open(format, files, AdapterListener.SILENT), survey, latenessMs)) {
            while (source.advance()) {
                pipeline.accept(source.tick());
            }
        }
        return collected;
    }

    List<Row> rows(Timeframe timeframe) {
        return rows.stream().filter(row -> row.timeframe() == timeframe).toList();
    }

    @Override
    public void snapshot(Row row) {
        rows.add(row);
    }

    @Override
    public void market(Row row) {
        markets.add(row);
    }

    @Override
    public void event(AnomalyEvent event) {
        events.add(event);
    }

    @Override
    public void baseline(BaselineState state) {}

    @Override
    public void residual(RegisteredResidual residual) {}

    @Override
    public void counts(IngestCounts newCounts) {
        counts.add(newCounts);
    }
}
