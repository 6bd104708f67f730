package org.alphadetector.features.bar;

import java.util.Optional;
import java.util.Set;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickType;

/**
 * A feature that also gathers ticks while a minute is live: {@link #close} is that of the minute. What ticks change
 * lies in {@link FeatureContext#tickState}.
 *
 * <p>Two minutes can be live at once, while the lateness of the older runs; they lie in slot 0 and 1, see {@link
 * Bar#slotOf}. At its close, what is large and of no more use is best cleared at once: zero words cost nothing when the
 * state is saved.
 */
public interface TickFeature extends BarFeature {
    /** The message types it wants to see. */
    Set<TickType> inputs();

    /** A minute goes live in the slot: clear what the slot's last minute left. Starts at {@code startMicros}. */
    void open(int slot, long startMicros);

    /** A message of the live minute in the slot, in arrival order; never a duplicate, never late. */
    void accept(int slot, Tick tick);

    /** What fills the columns of own bars on longer timeframes, where the feature has such columns. */
    default Optional<BarFeature> longer(FeatureContext context) {
        return Optional.empty();
    }
}
