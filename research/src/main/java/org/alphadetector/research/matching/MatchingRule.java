package org.alphadetector.research.matching;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.alphadetector.detectors.catalog.DetectorCatalog;
import org.alphadetector.detectors.detector.Tuning;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.ingest.injection.Injection;
import org.alphadetector.ingest.injection.InjectionKind;
import org.alphadetector.ingest.tick.AssetId;

/**
 * When an alarm is about an injection: same asset (or the market's alarm, for an injection into several), raised after
 * its start and no later than its end, one bar of the alarm's timeframe and the grace of its class.
 */
public final class MatchingRule {
    private static final long MINUTE_MICROS = 60_000_000L;

    /** What a class looks back over: its windows still hold the injection after its end. */
    private static final Map<String, Integer> GRACE_MINUTES = Map.of(
            "spike", 1,
            "shift", 15,
            "quadrant", 5,
            "divergence", 15,
            "synchrony", 1,
            "rotation", 15,
            "pattern", 5);

    private MatchingRule() {}

    /** The minutes after the end in which an alarm of the class is not too late. */
    public static int graceMinutes(String eventClass) {
        return GRACE_MINUTES.getOrDefault(eventClass, 1);
    }

    /** The minutes of every class that is injected, in the order of the kinds. */
    public static Map<String, Integer> graceMinutes() {
        Map<String, Integer> minutes = new LinkedHashMap<>();
        for (InjectionKind kind : InjectionKind.values()) {
            String eventClass = kind.anomalyClass().wireName();
            minutes.putIfAbsent(eventClass, graceMinutes(eventClass));
        }
        return minutes;
    }

    /** The last moment at which an alarm of that class and timeframe is about the injection. */
    public static long windowEndMicros(Injection injection, String alarmClass, Timeframe timeframe) {
        return injection.endMicros() + timeframe.micros() + graceMinutes(alarmClass) * MINUTE_MICROS;
    }

    /** The longest timeframe that any detector of the class looks at; empty where there is none. */
    public static Optional<Timeframe> longestTimeframe(String eventClass) {
        return DetectorCatalog.specs().stream()
                .filter(spec -> spec.eventClass().equals(eventClass))
                .flatMap(spec -> spec.tunings().stream())
                .map(Tuning::timeframe)
                .max(Comparator.comparingLong(Timeframe::micros));
    }

    /** Whether the alarm was raised where and when the injection is to be seen, whatever it says. */
    public static boolean isWithin(Alarm alarm, Injection injection) {
        return isAbout(alarm.asset(), injection)
                && alarm.triggerMicros() >= injection.startMicros()
                && alarm.triggerMicros() <= windowEndMicros(injection, alarm.eventClass(), alarm.timeframe());
    }

    /** Whether the alarm says what was injected. */
    public static boolean isSame(Alarm alarm, Injection injection) {
        return alarm.eventClass().equals(injection.eventClass())
                && alarm.subtype().equals(injection.subtype());
    }

    /** Whether the alarm is of the injection's class, for detectors that know no subtypes. */
    public static boolean isSameClass(Alarm alarm, Injection injection) {
        return alarm.eventClass().equals(injection.eventClass());
    }

    private static boolean isAbout(AssetId asset, Injection injection) {
        return injection.assets().contains(asset)
                || (asset.equals(AssetId.MARKET) && injection.assets().size() > 1);
    }
}
