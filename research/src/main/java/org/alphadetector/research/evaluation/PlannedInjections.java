package org.alphadetector.research.evaluation;

import java.util.List;
import org.alphadetector.ingest.injection.Injection;
import org.alphadetector.ingest.injection.InjectionPlan;
import org.alphadetector.ingest.injection.InjectionSchedule;
import org.alphadetector.ingest.injection.InjectionSettings;
import org.alphadetector.ingest.injection.ListedInjections;

/** What is injected into the market of each seed. */
@FunctionalInterface
public interface PlannedInjections {
    /**
     * The plan of a seed.
     *
     * @param startMs the time of the market's first tick
     * @param endMs when the market ends; {@code Long.MAX_VALUE} where that is not known
     */
    InjectionPlan of(long seed, long startMs, long endMs);

    /** Drawn anew for each seed, which replaces that of the settings. */
    static PlannedInjections drawn(InjectionSettings settings) {
        return (seed, startMs, endMs) -> new InjectionSchedule(settings.withSeed(seed), startMs, endMs);
    }

    /** The same for every seed. */
    static PlannedInjections listed(List<Injection> injections) {
        return (seed, startMs, endMs) -> new ListedInjections(injections);
    }
}
