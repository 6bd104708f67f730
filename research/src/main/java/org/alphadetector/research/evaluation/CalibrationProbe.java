package org.alphadetector.research.evaluation;

import java.util.Map;
import java.util.TreeMap;
import org.alphadetector.detectors.detector.DetectorSpec;
import org.alphadetector.detectors.detector.Judgements;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.research.scorecard.PValueCounts;

/** Counts every p-value of a run's detectors. */
final class CalibrationProbe implements Judgements {
    private final Map<String, PValueCounts> counts = new TreeMap<>();

    @Override
    public void judged(DetectorSpec spec, Timeframe timeframe, double pValue) {
        counts.computeIfAbsent(name(spec) + ' ' + timeframe.label(), key -> new PValueCounts())
                .add(pValue);
    }

    /** Variants share a calibration: the first names it. */
    private static String name(DetectorSpec spec) {
        return spec.detectorId().substring(0, spec.detectorId().lastIndexOf('.'));
    }

    /** What was counted, by detector and timeframe. */
    Map<String, PValueCounts> counts() {
        return counts;
    }
}
