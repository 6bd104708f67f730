package org.alphadetector.research.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.alphadetector.ingest.injection.Injection;
import org.alphadetector.ingest.tick.AssetId;
import org.jspecify.annotations.Nullable;

/**
 * Alarms against injections. An injection is found by the earliest alarm of its class and subtype within its window;
 * that alarm is true, later ones repeat it. An alarm is a consequence if it lies in the window of an injection of
 * another kind only (a price shock also moves volume and spread) or of one that is not judged, else false.
 */
public final class Matching {
    /** What an alarm was worth. */
    public enum Verdict {
        /** It found an injection. */
        TRUE,
        /** It says again what an earlier one has said of the same injection; it counts neither for nor against. */
        REPEAT,
        /** About what an injection of another kind does; it counts neither for nor against. */
        CONSEQUENCE,
        /** About nothing that was injected. */
        FALSE
    }

    /** An alarm and its worth. */
    public record Judged(Alarm alarm, Verdict verdict) {}

    private final GroundTruth truth;
    private final List<Injection> injections;
    private final BiPredicate<Alarm, Injection> isSame;
    private final Map<AssetId, List<Integer>> byAsset = new HashMap<>();
    private final List<@Nullable Alarm> first = new ArrayList<>();
    private final List<Judged> judged = new ArrayList<>();

    private Matching(GroundTruth truth, BiPredicate<Alarm, Injection> isSame) {
        this.truth = truth;
        this.injections = truth.all();
        this.isSame = isSame;
        for (int i = 0; i < injections.size(); i++) {
            first.add(null);
            for (AssetId asset : injections.get(i).assets()) {
                byAsset.computeIfAbsent(asset, key -> new ArrayList<>()).add(i);
            }
            if (injections.get(i).assets().size() > 1) {
                byAsset.computeIfAbsent(AssetId.MARKET, key -> new ArrayList<>())
                        .add(i);
            }
        }
    }

    /** Compares by class and subtype; alarms may be in any order. */
    public static Matching of(List<Injection> injections, List<Alarm> alarms) {
        return of(GroundTruth.of(injections), alarms, MatchingRule::isSame);
    }

    /** Compares; {@code isSame} says whether an alarm in the window of an injection says what was injected. */
    public static Matching of(GroundTruth truth, List<Alarm> alarms, BiPredicate<Alarm, Injection> isSame) {
        Matching matching = new Matching(truth, isSame);
        alarms.stream()
                .sorted(Comparator.comparingLong(Alarm::triggerMicros))
                .forEach(alarm -> matching.judged.add(new Judged(alarm, matching.judge(alarm))));
        return matching;
    }

    /** Every earlier alarm has been judged. */
    private Verdict judge(Alarm alarm) {
        Verdict verdict = Verdict.FALSE;
        for (int i : byAsset.getOrDefault(alarm.asset(), List.of())) {
            Injection injection = injections.get(i);
            if (!MatchingRule.isWithin(alarm, injection)) {
                continue;
            }
            boolean isJudged = i < truth.judged().size();
            if (!isJudged || !isSame.test(alarm, injection)) {
                verdict = verdict == Verdict.FALSE ? Verdict.CONSEQUENCE : verdict;
            } else if (first.get(i) == null) {
                first.set(i, alarm);
                verdict = Verdict.TRUE;
            } else if (verdict != Verdict.TRUE) {
                verdict = Verdict.REPEAT;
            }
        }
        return verdict;
    }

    /** Each injection that is judged and what became of it. */
    public List<Sighting> sightings() {
        List<Sighting> sightings = new ArrayList<>();
        for (int i = 0; i < truth.judged().size(); i++) {
            sightings.add(new Sighting(injections.get(i), first.get(i)));
        }
        return sightings;
    }

    /** What was injected and not judged. */
    public List<Injection> unjudged() {
        return truth.unjudged();
    }

    /** Each alarm and what it was worth, by time. */
    public List<Judged> judged() {
        return List.copyOf(judged);
    }
}
