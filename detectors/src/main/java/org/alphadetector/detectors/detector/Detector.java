package org.alphadetector.detectors.detector;

import java.util.List;
import org.alphadetector.features.row.Row;

/**
 * Scores the rows of one timeframe. All assets share it: every number it learns lies in a slice of the state that is
 * shown. The stage calls {@link #score} first and {@link #update} afterwards; whether a score is an alarm is not the
 * detector's business.
 */
public interface Detector {
    /** The subtypes it tells apart; they share score and calibration. */
    List<DetectorSpec> variants();

    /**
     * How unusual the row is, in robust standard deviations, 0 or more. NaN when the detector abstains: an input of its
     * own is NULL or it has not learnt enough. Changes nothing.
     */
    double score(Row row);

    /** Which of {@link #variants} the score speaks of; where the score is defined. Changes nothing. */
    int variant(Row row);

    /** What was seen and what was expected; where the score is defined, before {@link #update}. Changes nothing. */
    Explanation explain(Row row);

    /** Learns from the row. */
    void update(Row row);
}
