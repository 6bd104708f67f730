package org.alphadetector.research.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alphadetector.detectors.BarDetectors;
import org.alphadetector.detectors.DetectorSpec;
import org.alphadetector.detectors.Judgements;
import org.alphadetector.detectors.pipeline.PipelineSettings;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.state.LiveStates;

/** A second set of the bar-close detectors on the same rows, whose every p-value is counted. */
public final class CalibrationProbe {
    private final Map<String, PValueCounts> counts = new TreeMap<>();
    private final List<Row> point = new ArrayList<>();
    private final BarDetectors detectors;

    /** Detectors with those settings. */
    public CalibrationProbe(PipelineSettings settings) {
        Judgements judgements = this::judged;
        detectors = new BarDetectors(
                new LiveStates(), settings.detectors(), settings.provenance("evaluation"), judgements, event -> {});
    }

    private void judged(DetectorSpec spec, Timeframe timeframe, double pValue) {
        counts.computeIfAbsent(name(spec) + ' ' + timeframe.label(), key -> new PValueCounts())
                .add(pValue);
    }

    /** Variants share a calibration: the first names it, without its direction. */
    private static String name(DetectorSpec spec) {
        return spec.eventClass() + '.' + spec.subtype();
    }

    void snapshot(Row row) {
        point.add(row);
    }

    void market(Row row) {
        detectors.point(row.timeframe(), row.exchangeTsMicros(), point, row);
        point.clear();
    }

    /** What was counted, by detector and timeframe. */
    public Map<String, PValueCounts> counts() {
        return counts;
    }
}
