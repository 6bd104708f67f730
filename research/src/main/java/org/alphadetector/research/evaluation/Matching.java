package org.alphadetector.research.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.alphadetector.ingest.injection.Injection;
import org.alphadetector.ingest.tick.AssetId;
import org.jspecify.annotations.Nullable;

/**
 * Alarms against injections. An injection is found by the earliest alarm of its class and subtype within its window. An
 * alarm is true if it finds or repeats one, a consequence if it lies in the window of an injection of another kind (a
 * price shock also moves volume and spread), else false.
 */
public final class Matching {
    /** What an alarm was worth. */
    public enum Verdict {
        TRUE,
        CONSEQUENCE,
        FALSE
    }

    /** An alarm and its worth. */
    public record Judged(Alarm alarm, Verdict verdict) {}

    private final List<Sighting> sightings;
    private final List<Judged> judged = new ArrayList<>();

    private Matching(List<Sighting> sightings) {
        this.sightings = sightings;
    }

    /** Compares by class and subtype; alarms may be in any order. */
    public static Matching of(List<Injection> injections, List<Alarm> alarms) {
        return of(injections, alarms, MatchingRule::isSame);
    }

    /** Compares; {@code isSame} says whether an alarm in the window of an injection says what was injected. */
    public static Matching of(List<Injection> injections, List<Alarm> alarms, BiPredicate<Alarm, Injection> isSame) {
        Map<AssetId, List<Integer>> byAsset = new HashMap<>();
        for (int i = 0; i < injections.size(); i++) {
            for (AssetId asset : injections.get(i).assets()) {
                byAsset.computeIfAbsent(asset, key -> new ArrayList<>()).add(i);
            }
            if (injections.get(i).assets().size() > 1) {
                byAsset.computeIfAbsent(AssetId.MARKET, key -> new ArrayList<>())
                        .add(i);
            }
        }
        List<@Nullable Alarm> first = new ArrayList<>();
        injections.forEach(injection -> first.add(null));
        List<Judged> judged = new ArrayList<>();
        for (Alarm alarm : alarms) {
            List<Integer> candidates = byAsset.getOrDefault(alarm.asset(), List.of());
            judged.add(new Judged(alarm, judge(alarm, candidates, injections, first, isSame)));
        }
        List<Sighting> sightings = new ArrayList<>();
        for (int i = 0; i < injections.size(); i++) {
            sightings.add(new Sighting(injections.get(i), first.get(i)));
        }
        Matching matching = new Matching(List.copyOf(sightings));
        matching.judged.addAll(judged);
        return matching;
    }

    private static Verdict judge(
            Alarm alarm,
            List<Integer> candidates,
            List<Injection> injections,
            List<@Nullable Alarm> first,
            BiPredicate<Alarm, Injection> isSame) {
        Verdict verdict = Verdict.FALSE;
        for (int i : candidates) {
            Injection injection = injections.get(i);
            if (!MatchingRule.isWithin(alarm, injection)) {
                continue;
            }
            if (!isSame.test(alarm, injection)) {
                verdict = verdict == Verdict.FALSE ? Verdict.CONSEQUENCE : verdict;
                continue;
            }
            verdict = Verdict.TRUE;
            Alarm earliest = first.get(i);
            if (earliest == null || alarm.triggerMicros() < earliest.triggerMicros()) {
                first.set(i, alarm);
            }
        }
        return verdict;
    }

    /** Each injection and what became of it. */
    public List<Sighting> sightings() {
        return sightings;
    }

    /** Each alarm and what it was worth. */
    public List<Judged> judged() {
        return List.copyOf(judged);
    }
}
