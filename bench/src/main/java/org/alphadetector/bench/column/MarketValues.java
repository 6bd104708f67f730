package org.alphadetector.bench.column;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.alphadetector.detectors.event.AnomalyEvent;
import org.alphadetector.detectors.pipeline.InlinePipeline;
import org.alphadetector.detectors.pipeline.PipelineOutput;
import org.alphadetector.detectors.pipeline.PipelineSettings;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Lane;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.source.BaselineState;
import org.alphadetector.features.source.IngestCounts;
import org.alphadetector.features.source.RegisteredResidual;
import org.alphadetector.ingest.tick.TickSource;

/** The values of every column in the rows that the pipeline makes of a market, by timeframe. */
final class MarketValues implements PipelineOutput {
    private final Map<String, Map<Timeframe, ColumnValues>> columns = new LinkedHashMap<>();
    private final Map<RowLayout, List<Column>> byLayout = new LinkedHashMap<>();

    private MarketValues(List<RowLayout> layouts) {
        for (RowLayout layout : layouts) {
            List<Column> written = new ArrayList<>();
            for (Column column : layout.columns()) {
                if (column.lane() != Lane.NONE) {
                    written.add(column);
                    Map<Timeframe, ColumnValues> values = new EnumMap<>(Timeframe.class);
                    for (Timeframe timeframe : Timeframe.values()) {
                        values.put(timeframe, new ColumnValues(column));
                    }
                    columns.put(key(layout, column), values);
                }
            }
            byLayout.put(layout, written);
        }
    }

    /** Runs a whole market through the pipeline. */
    static MarketValues of(TickSource ticks, Set<String> exchanges, List<RowLayout> layouts) throws IOException {
        MarketValues values = new MarketValues(layouts);
        PipelineSettings settings = PipelineSettings.DEFAULT;
        InlinePipeline pipeline =
                new InlinePipeline(settings, settings.provenance("values"), new TreeSet<>(exchanges), 1, values);
        while (ticks.advance()) {
            pipeline.accept(ticks.tick());
        }
        return values;
    }

    /** What is told of a column on a timeframe. */
    String text(RowLayout layout, Column column, Timeframe timeframe) {
        Map<Timeframe, ColumnValues> values = columns.get(key(layout, column));
        ColumnValues own = values == null ? null : values.get(timeframe);
        if (own == null) {
            throw new IllegalArgumentException("column=" + column.name());
        }
        return own.text();
    }

    private static String key(RowLayout layout, Column column) {
        return layout.table() + '.' + column.name();
    }

    @Override
    public void snapshot(Row row) {
        add(row);
    }

    @Override
    public void market(Row row) {
        add(row);
    }

    private void add(Row row) {
        for (Column column : byLayout.getOrDefault(row.layout(), List.of())) {
            Map<Timeframe, ColumnValues> values = columns.get(key(row.layout(), column));
            ColumnValues own = values == null ? null : values.get(row.timeframe());
            if (own != null) {
                own.add(row);
            }
        }
    }

    @Override
    public void event(AnomalyEvent event) {}

    @Override
    public void baseline(BaselineState state) {}

    @Override
    public void residual(RegisteredResidual residual) {}

    @Override
    public void counts(IngestCounts counts) {}
}
