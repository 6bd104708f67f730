package org.alphadetector.features.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import org.alphadetector.features.row.JsonNumbers;

/** JSON objects of texts and numbers alone. */
final class FlatJson {
    private static final JsonFactory JSON = new JsonFactory();

    private FlatJson() {}

    /** Writes a number, and nothing where it is NaN. */
    static void number(JsonGenerator json, String name, double value) throws IOException {
        if (Double.isNaN(value)) {
            return;
        }
        StringBuilder text = new StringBuilder();
        JsonNumbers.append(text, value);
        json.writeFieldName(name);
        json.writeRawValue(text.toString());
    }

    /** A time in UTC. */
    static String time(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
    }

    /**
     * The texts and numbers of an object by name.
     *
     * @param kind what the JSON should be, for messages
     */
    static Map<String, String> members(byte[] encoded, String kind) {
        Map<String, String> members = new TreeMap<>();
        try (JsonParser json = JSON.createParser(encoded)) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
                    members.put(String.valueOf(json.currentName()), json.getText());
                }
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("not " + kind + ": " + e.getMessage(), e);
        }
        return members;
    }

    /** The member; that there is none is an {@link IllegalArgumentException}. */
    static String required(Map<String, String> members, String name, String kind) {
        String value = members.get(name);
        if (value == null) {
            throw new IllegalArgumentException("not " + kind + ": missing=" + name);
        }
        return value;
    }

    /** The number of that name, NaN where there is none. */
    static double number(Map<String, String> members, String name) {
        return Double.parseDouble(members.getOrDefault(name, "NaN"));
    }

    /** The time in microseconds; no time is an {@link IllegalArgumentException}. */
    static long micros(String time, String kind) {
        try {
            return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(time));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("not " + kind + ": " + e.getMessage(), e);
        }
    }
}
