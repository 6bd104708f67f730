package org.alphadetector.research.evaluation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.alphadetector.detectors.event.AnomalyEvent;
import org.alphadetector.research.matching.Alarm;

/** The alarms among a run's events: the first of each episode, as repeats count once. */
public final class EventAlarms implements AlarmSource {
    private static final JsonFactory JSON = new JsonFactory();

    private final Set<UUID> episodes = new HashSet<>();
    private final List<Alarm> alarms = new ArrayList<>();

    @Override
    public void event(AnomalyEvent event) {
        UUID episode = event.episodeId() == null ? event.eventId() : event.episodeId();
        if (!event.shadow() && episodes.add(episode)) {
            alarms.add(new Alarm(
                    event.eventClass(),
                    event.subtype(),
                    event.asset(),
                    event.timeframe(),
                    event.triggerTsMicros(),
                    mainInput(event.payload())));
        }
    }

    @Override
    public List<Alarm> alarms() {
        return List.copyOf(alarms);
    }

    /** The input with the largest share in the payload; empty when there are no shares. */
    static String mainInput(String payload) {
        try (JsonParser json = JSON.createParser(payload)) {
            while (json.nextToken() != null) {
                if (json.currentToken() == JsonToken.FIELD_NAME
                        && json.currentName().equals("shares")) {
                    return largest(json);
                }
            }
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException("an event's payload is no JSON", e);
        }
    }

    private static String largest(JsonParser json) throws IOException {
        String name = "";
        double share = 0;
        json.nextToken();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            if (json.getDoubleValue() > share) {
                share = json.getDoubleValue();
                name = field;
            }
        }
        return name;
    }
}
