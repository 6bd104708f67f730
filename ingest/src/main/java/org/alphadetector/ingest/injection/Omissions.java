package org.alphadetector.ingest.injection;

import java.util.EnumMap;
import java.util.Map;
import java.util.StringJoiner;

/** How many injections were planned but are not in the ticks, by reason and kind. */
public final class Omissions {
    private final Map<Omission, Map<InjectionKind, Integer>> counts = new EnumMap<>(Omission.class);

    void add(InjectionKind kind, Omission reason) {
        add(kind, reason, 1);
    }

    private void add(InjectionKind kind, Omission reason, int count) {
        counts.computeIfAbsent(reason, key -> new EnumMap<>(InjectionKind.class))
                .merge(kind, count, Integer::sum);
    }

    /** Adds those of another stream. */
    public void add(Omissions other) {
        other.counts.forEach((reason, byKind) -> byKind.forEach((kind, count) -> add(kind, reason, count)));
    }

    /** How many of all kinds for a reason. */
    public int count(Omission reason) {
        return counts.getOrDefault(reason, Map.of()).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    /** How many of a kind for a reason. */
    public int count(Omission reason, InjectionKind kind) {
        return counts.getOrDefault(reason, Map.of()).getOrDefault(kind, 0);
    }

    /** For example {@code no such field: spike.spread 3, spike.basis_up 2; nothing changed: spike.volume 1}; or empty. */
    public String inWords() {
        StringJoiner reasons = new StringJoiner("; ");
        counts.forEach((reason, byKind) -> {
            StringJoiner kinds = new StringJoiner(", ", reason.words() + ": ", "");
            byKind.forEach((kind, count) -> kinds.add(kind.wireName() + ' ' + count));
            reasons.add(kinds.toString());
        });
        return reasons.toString();
    }
}
