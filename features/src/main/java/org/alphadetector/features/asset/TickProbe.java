package org.alphadetector.features.asset;

import org.alphadetector.features.row.Row;
import org.alphadetector.ingest.tick.Tick;

/** Watches the ticks of the asset that is shown while the bar is still open: how tick-time detectors hang on the asset stage. */
public interface TickProbe {
    /** A message that was folded into the live minute that ends at {@code minuteEndMicros}; score first, then learn. */
    void onTick(Tick tick, long minuteEndMicros);

    /** The 1m row of the minute is complete (asset part) and about to be sent: learn from it, annotate it. */
    void onMinuteClosed(Row row);

    /** A 15m or 1h row is complete (asset part) and about to be sent: annotate it. */
    void onLongerClosed(Row row);

    /** The asset restarts after a silence gap. */
    void restart();
}
