package org.alphadetector.detectors.detector;

import org.alphadetector.features.row.Timeframe;

/**
 * Is told every p-value of the detectors, alarm or not; for looking at their calibration. A tick-time detector tells
 * one a minute, of what it watched in it.
 */
@FunctionalInterface
public interface Judgements {
    /** Nobody listens, and nothing is computed for it. */
    Judgements NONE = (spec, timeframe, pValue) -> {};

    /** The first variant of a detector judged a row of a timeframe, or a minute; variants share one calibration. */
    void judged(DetectorSpec spec, Timeframe timeframe, double pValue);
}
