package org.alphadetector.detectors.event;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * The record headers of an event: CloudEvents 1.0 in Kafka's binary mode, plus {@code exchange}, {@code class},
 * {@code severity} and {@code tf}, so that a reader filters without parsing. The exchange of an event about the whole
 * market is {@code market}. The record's key is {@code event.asset().key()}.
 */
public final class EventHeaders {
    /** Prefix of every {@code ce_type}. */
    public static final String TYPE_PREFIX = "org.alphadetector.";

    private static final String SOURCE = "/alphadetector/detectors";

    private EventHeaders() {}

    /** A header; the value is written in UTF-8. */
    public record Header(String name, String value) {}

    /** The headers, in the order they are written. */
    public static List<Header> of(AnomalyEvent event) {
        return List.of(
                new Header("ce_specversion", "1.0"),
                new Header("ce_id", event.eventId().toString()),
                new Header("ce_source", SOURCE),
                new Header("ce_type", TYPE_PREFIX + event.eventClass() + '.' + event.subtype()),
                new Header(
                        "ce_time",
                        Instant.EPOCH
                                .plus(event.triggerTsMicros(), ChronoUnit.MICROS)
                                .toString()),
                new Header("ce_subject", event.asset().key()),
                new Header("content-type", "application/json"),
                new Header("exchange", event.asset().exchange()),
                new Header("class", event.eventClass()),
                new Header("severity", Integer.toString(event.severity())),
                new Header("tf", event.timeframe().label()));
    }
}
