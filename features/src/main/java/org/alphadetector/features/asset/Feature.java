package org.alphadetector.features.asset;

import java.util.Set;
import org.alphadetector.features.row.Row;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickType;

/**
 * One idea: what it gathers while a minute is live, and the columns it fills when the minute closes. One instance serves
 * all assets of a task, one at a time: it keeps nothing but in slices of the state buffers it is constructed with, what
 * ticks change in the tick buffer, what closing a bar changes in the bar buffer; their words are those of the asset whose
 * turn it is.
 *
 * <p>Two minutes can be live at once, while the lateness of the older runs; they lie in slot 0 and 1.
 */
public interface Feature {
    /** The message types it wants to see. */
    Set<TickType> inputs();

    /** A minute goes live in the slot: clear what the slot's last minute left. Starts at {@code startMicros}. */
    void open(int slot, long startMicros);

    /** A message of the live minute in the slot, in arrival order; never a duplicate, never late. */
    void accept(int slot, Tick tick);

    /**
     * The minute closes: write the columns of its 1m row and roll the histories on. What is large and of no more use is best
     * cleared at once: zero words cost nothing when the state is saved.
     */
    void close(int slot, Minute minute, Row row);

    /**
     * A 15m or 1h row is made, after {@link #close} of its last minute: write the columns whose rollup is {@code OWN};
     * the others are there already.
     */
    default void closeLonger(Minute minute, Row row) {}

    /** The asset restarts after a silence gap: forget histories that must not bridge it. */
    void restart();
}
