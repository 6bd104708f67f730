package org.alphadetector.detectors.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * An alarm at tick time, as the row of its bar carries it in {@code extras_json} under {@code tick_firings}.
 *
 * @param detectorId the tick-time detector
 * @param eventId its event
 * @param direction 1 up, -1 down
 * @param severity the event's severity
 * @param triggerTsMicros time of the tick that fired
 */
public record TickFiring(String detectorId, UUID eventId, int direction, int severity, long triggerTsMicros) {
    /** The member of {@code extras_json}. */
    public static final String MEMBER = "tick_firings";

    private static final JsonFactory JSON = new JsonFactory();

    /** The canonical JSON of a row's {@code extras_json}. */
    public static String write(List<TickFiring> firings) {
        StringBuilder array = new StringBuilder("[");
        for (TickFiring firing : firings) {
            array.append(array.length() > 1 ? "," : "")
                    .append(new CanonicalJson()
                            .text("detector_id", firing.detectorId)
                            .whole("direction", firing.direction)
                            .text("event_id", firing.eventId.toString())
                            .whole("severity", firing.severity)
                            .time("trigger_ts", firing.triggerTsMicros)
                            .end());
        }
        return new CanonicalJson()
                .embedded(MEMBER, array.append(']').toString())
                .end();
    }

    /** The firings of an {@code extras_json}; empty when it has none. */
    public static List<TickFiring> read(String extrasJson) {
        List<TickFiring> firings = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(extrasJson)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean isMember = parser.currentName().equals(MEMBER);
                parser.nextToken();
                if (!isMember) {
                    parser.skipChildren();
                    continue;
                }
                while (parser.nextToken() == JsonToken.START_OBJECT) {
                    firings.add(readOne(parser));
                }
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("extras_json=" + extrasJson, e);
        }
        return firings;
    }

    private static TickFiring readOne(JsonParser parser) throws IOException {
        String detectorId = "";
        UUID eventId = new UUID(0, 0);
        int direction = 0;
        int severity = 0;
        long triggerTs = 0;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "detector_id" -> detectorId = parser.getText();
                case "event_id" -> eventId = UUID.fromString(parser.getText());
                case "direction" -> direction = parser.getIntValue();
                case "severity" -> severity = parser.getIntValue();
                case "trigger_ts" ->
                    triggerTs = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(parser.getText()));
                default -> parser.skipChildren();
            }
        }
        return new TickFiring(detectorId, eventId, direction, severity, triggerTs);
    }
}
