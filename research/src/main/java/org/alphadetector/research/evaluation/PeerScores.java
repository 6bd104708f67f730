package org.alphadetector.research.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.ingest.tick.AssetId;
import org.alphadetector.research.matching.Alarm;
import org.alphadetector.research.matching.GroundTruth;
import org.alphadetector.research.matching.Matching;
import org.alphadetector.research.matching.MatchingRule;

/** What a peer said of every row of a run, and its alarms at the threshold that costs as much as somebody else's. */
final class PeerScores {
    /** As the pipeline's own cool-down. */
    private static final long COOLDOWN_MICROS = 900_000_000L;

    private record Scored(long timeMicros, double score) {}

    private final String eventClass;
    private final Timeframe timeframe;
    private final Map<AssetId, List<Scored>> scores = new TreeMap<>();

    PeerScores(String eventClass, Timeframe timeframe) {
        this.eventClass = eventClass;
        this.timeframe = timeframe;
    }

    void add(AssetId asset, long timeMicros, double score) {
        if (!Double.isNaN(score)) {
            scores.computeIfAbsent(asset, key -> new ArrayList<>()).add(new Scored(timeMicros, score));
        }
    }

    /** The comparison at the lowest threshold with no more than so many false alarms. */
    Matching atFalseAlarms(GroundTruth truth, int mostFalse) {
        double[] candidates = scores.values().stream()
                .flatMap(List::stream)
                .mapToDouble(Scored::score)
                .toArray();
        Arrays.sort(candidates);
        int low = 0;
        int high = candidates.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (falseAlarms(match(truth, candidates[middle])) <= mostFalse) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return match(truth, low < candidates.length ? candidates[low] : Double.POSITIVE_INFINITY);
    }

    private Matching match(GroundTruth truth, double threshold) {
        return Matching.of(truth, alarms(threshold), MatchingRule::isSameClass);
    }

    private List<Alarm> alarms(double threshold) {
        List<Alarm> alarms = new ArrayList<>();
        scores.forEach((asset, rows) -> {
            long silentUntil = Long.MIN_VALUE;
            for (Scored row : rows) {
                if (row.score() >= threshold && row.timeMicros() >= silentUntil) {
                    alarms.add(new Alarm(eventClass, "any", asset, timeframe, row.timeMicros(), ""));
                    silentUntil = row.timeMicros() + COOLDOWN_MICROS;
                }
            }
        });
        return alarms;
    }

    private static int falseAlarms(Matching matching) {
        return (int) matching.judged().stream()
                .filter(judged -> judged.verdict() == Matching.Verdict.FALSE)
                .count();
    }
}
