package org.alphadetector.detectors.alarm;

import org.alphadetector.detectors.detector.DetectorSpec;
import org.alphadetector.detectors.detector.Explanation;
import org.alphadetector.detectors.detector.Tuning;
import org.alphadetector.detectors.event.CanonicalJson;

/**
 * A calibrated score that is to be told.
 *
 * @param spec the detector
 * @param tuning how it runs on the timeframe
 * @param score in robust standard deviations
 * @param pValue the score's p-value
 * @param threshold the p-value at or below which it is an alarm
 * @param severity 0 to 100
 * @param dataQuality the row's {@code dq_status}; {@code ok} at tick time
 * @param why what was seen and expected
 */
public record Alarm(
        DetectorSpec spec,
        Tuning tuning,
        double score,
        double pValue,
        double threshold,
        int severity,
        String dataQuality,
        Explanation why) {

    /** The event's payload. */
    String payload() {
        return new CanonicalJson()
                .text("dq_status", dataQuality)
                .number("expected", why.expected())
                .whole("half_life_sec", tuning.halfLifeSec())
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
