package org.alphadetector.detectors.alarm;

import java.util.Comparator;
import org.alphadetector.detectors.detector.DetectorSpec;
import org.alphadetector.detectors.detector.Explanation;
import org.alphadetector.detectors.event.CanonicalJson;
import org.alphadetector.features.row.Timeframe;
import org.jspecify.annotations.Nullable;

/**
 * What a detector proposes to tell. Whether it is told is the {@link AlarmPolicy}'s business.
 *
 * @param spec the detector
 * @param place where it was seen
 * @param score in robust standard deviations
 * @param pValue the score's p-value, at or below {@code threshold}
 * @param threshold the p-value at or below which the detector's share of its class's budget allows an alarm
 * @param dataQuality the row's {@code dq_status}; null while the bar is open
 * @param why what was seen and expected
 */
public record Candidate(
        DetectorSpec spec,
        Place place,
        double score,
        double pValue,
        double threshold,
        @Nullable String dataQuality,
        Explanation why) {
    /** The least probable first; of equal ones that of the first detector, asset and timeframe. */
    public static final Comparator<Candidate> ORDER = Comparator.comparingDouble(Candidate::pValue)
            .thenComparing(candidate -> candidate.spec().detectorId())
            .thenComparingLong(candidate -> candidate.place().asset().uid())
            .thenComparing(Candidate::timeframe);

    /** The timeframe it was seen on. */
    public Timeframe timeframe() {
        return place.timeframe();
    }

    /** From 0 to 100. */
    public int severity() {
        return spec.weights().severity(pValue, score);
    }

    /** How long it is quiet after it was told, at least one bar. */
    public long cooldownMicros() {
        return spec.cooldownMicros(timeframe());
    }

    /** The event's payload. */
    String payload() {
        return new CanonicalJson()
                .text("dq_status", dataQuality)
                .number("expected", why.expected())
                .whole("half_life_sec", spec.tuning(timeframe()).halfLifeSec())
                .numbers("inputs", why.inputs())
                .number("observed", why.observed())
                .number("p_value", pValue)
                .text("reason", why.reason())
                .number("scale", why.scale())
                .number("score", score)
                .numbers("shares", why.shares())
                .number("threshold", threshold)
                .text("unit", why.unit())
                .text("window", why.window())
                .end();
    }
}
