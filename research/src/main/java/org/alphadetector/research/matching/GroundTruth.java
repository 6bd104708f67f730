package org.alphadetector.research.matching;

import java.util.ArrayList;
import java.util.List;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.ingest.injection.Injection;

/**
 * What was injected into a stream, and which of it can be judged: what the end of the stream cuts short, or the time in
 * which it may still be found, counts neither as found nor as missed.
 *
 * @param judged whose windows lie wholly in the stream
 * @param unjudged the others: an alarm in their windows is neither true nor false
 */
public record GroundTruth(List<Injection> judged, List<Injection> unjudged) {
    /** Of a class without detectors: peers look for shifts on 15m rows. */
    private static final Timeframe WITHOUT_DETECTOR = Timeframe.M15;

    public GroundTruth {
        judged = List.copyOf(judged);
        unjudged = List.copyOf(unjudged);
    }

    /** All of it is judged. */
    public static GroundTruth of(List<Injection> injections) {
        return new GroundTruth(injections, List.of());
    }

    /** Judged is what every detector of its class had time to find before the stream's last message. */
    public static GroundTruth until(long lastMicros, List<Injection> injections) {
        List<Injection> judged = new ArrayList<>();
        List<Injection> unjudged = new ArrayList<>();
        for (Injection injection : injections) {
            Timeframe longest =
                    MatchingRule.longestTimeframe(injection.eventClass()).orElse(WITHOUT_DETECTOR);
            long end = MatchingRule.windowEndMicros(injection, injection.eventClass(), longest);
            (end <= lastMicros ? judged : unjudged).add(injection);
        }
        return new GroundTruth(judged, unjudged);
    }

    /** Judged or not. */
    public List<Injection> all() {
        List<Injection> all = new ArrayList<>(judged);
        all.addAll(unjudged);
        return all;
    }
}
