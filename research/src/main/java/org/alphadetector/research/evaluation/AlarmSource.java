package org.alphadetector.research.evaluation;

import java.util.List;
import org.alphadetector.detectors.event.AnomalyEvent;
import org.alphadetector.features.row.Row;
import org.alphadetector.ingest.injection.Injection;
import org.alphadetector.research.matching.Alarm;

/** Who raises the alarms that are judged: it is handed what the pipeline makes of one market, in order. */
public interface AlarmSource {
    /** A complete row of an asset. */
    default void snapshot(Row row) {}

    /** The market's row of a lattice point, after the rows of its assets. */
    default void market(Row row) {}

    /** An event of the pipeline. */
    default void event(AnomalyEvent event) {}

    /**
     * What was injected, told when the market is over; of use to a detector that is told the truth, and to no other.
     */
    default void truth(List<Injection> injections) {}

    /** Every alarm, when the market is over. */
    List<Alarm> alarms();
}
