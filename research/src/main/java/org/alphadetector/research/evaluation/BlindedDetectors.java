package org.alphadetector.research.evaluation;

import java.util.ArrayList;
import java.util.List;
import org.alphadetector.detectors.catalog.BarDetectors;
import org.alphadetector.detectors.pipeline.PipelineSettings;
import org.alphadetector.features.row.Lane;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.state.LiveStates;
import org.alphadetector.research.matching.Alarm;

/** The bar-close detectors on the pipeline's rows, every number of which is NULL: they are asked and see nothing. */
final class BlindedDetectors implements AlarmSource {
    private final EventAlarms events = new EventAlarms();
    private final List<Row> point = new ArrayList<>();
    private final BarDetectors detectors;

    BlindedDetectors(PipelineSettings settings) {
        detectors = new BarDetectors(
                new LiveStates(), settings.detectors(), settings.provenance("evaluation"), events::event);
    }

    @Override
    public void snapshot(Row row) {
        Row blank = row.copyAs(row.timeframe());
        for (int lane = 0; lane < row.layout().columns(Lane.NUMBER).size(); lane++) {
            blank.number(lane, Double.NaN);
        }
        point.add(blank);
    }

    @Override
    public void market(Row row) {
        detectors.point(row.timeframe(), row.exchangeTsMicros(), point, row);
        point.clear();
    }

    @Override
    public List<Alarm> alarms() {
        return events.alarms();
    }
}
