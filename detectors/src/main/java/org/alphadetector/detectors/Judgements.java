package org.alphadetector.detectors;

import org.alphadetector.features.row.Timeframe;

/** Is told every p-value of the bar-close detectors, alarm or not; for looking at their calibration. */
@FunctionalInterface
public interface Judgements {
    /** Nobody listens, and nothing is computed for it. */
    Judgements NONE = (spec, timeframe, pValue) -> {};

    /** The first variant of a detector judged a row of a timeframe; variants share one calibration. */
    void judged(DetectorSpec spec, Timeframe timeframe, double pValue);
}
