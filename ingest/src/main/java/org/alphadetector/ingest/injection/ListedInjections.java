package org.alphadetector.ingest.injection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.alphadetector.ingest.tick.AssetId;

/** Injections that are given one by one. Of two that overlap on an asset the stream does the first only. */
public final class ListedInjections implements InjectionPlan {
    private final List<Injection> injections;
    private int next;

    /** In any order. */
    public ListedInjections(List<Injection> injections) {
        List<Injection> ordered = new ArrayList<>(injections);
        ordered.sort(Comparator.comparingLong(Injection::startMs).thenComparing(Injection::id));
        this.injections = List.copyOf(ordered);
    }

    @Override
    public long nextMs() {
        return next < injections.size() ? injections.get(next).startMs() : Long.MAX_VALUE;
    }

    @Override
    public Optional<Injection> next(List<AssetId> ready) {
        return Optional.of(injections.get(next++));
    }
}
