package org.alphadetector.ingest.injection;

import java.util.List;
import java.util.Optional;
import org.alphadetector.ingest.tick.AssetId;

/** What is to be injected when: drawn from a seed as the stream goes ({@link InjectionSchedule}), or read from a list. */
public interface InjectionPlan {
    /** When {@link #next} is to be asked, milliseconds since the epoch; {@code Long.MAX_VALUE} when nothing follows. */
    long nextMs();

    /**
     * The next injection, which starts at {@link #nextMs} or soon after, and moves on; empty where the turn is passed over.
     *
     * @param ready the assets that have been heard long enough to know their sigmas, in a fixed order
     */
    Optional<Injection> next(List<AssetId> ready);
}
