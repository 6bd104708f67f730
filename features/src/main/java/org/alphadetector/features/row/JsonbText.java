package org.alphadetector.features.row;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The values of {@code jsonb} columns as JSON text: the one place where lists and firings, which are numbers in a row,
 * become text, on topics and in tables alike.
 *
 * <p>A list is an array of plain numbers, whole ones without a fraction or an exponent, or objects of such numbers and
 * of texts, see {@link JsonObjects}. Firings are the member
 * {@code tick_firings} of an object: an array of objects with {@code detector_id}, {@code direction}, {@code event_id},
 * {@code severity} and {@code trigger_ts} in ISO-8601.
 */
public final class JsonbText {
    private static final String FIRINGS = "tick_firings";
    private static final double LARGEST_WHOLE = 1L << 53;

    private JsonbText() {}

    /** The JSON of a column of any {@code jsonb} type in its lane; null is NULL. */
    public static @Nullable String of(Row row, Column column, int lane) {
        return switch (column.lane()) {
            case LIST -> ofList(column, row.list(lane));
            case FIRINGS -> ofFirings(row.firings());
            default -> row.text(lane);
        };
    }

    private static @Nullable String ofList(Column column, double @Nullable [] list) {
        if (list == null) {
            return null;
        }
        if (!column.members().isEmpty()) {
            return JsonObjects.write(column, list);
        }
        StringBuilder out = new StringBuilder(2 + 12 * list.length).append('[');
        for (double value : list) {
            if (out.length() > 1) {
                out.append(',');
            }
            appendNumber(out, value);
        }
        return out.append(']').toString();
    }

    /** Appends a finite number, a whole one without a fraction or an exponent. */
    static void appendNumber(StringBuilder out, double value) {
        if (value == Math.rint(value) && Math.abs(value) < LARGEST_WHOLE) {
            out.append((long) value);
        } else {
            JsonNumbers.append(out, value);
        }
    }

    private static @Nullable String ofFirings(List<Firing> firings) {
        if (firings.isEmpty()) {
            return null;
        }
        StringBuilder out = new StringBuilder("{\"").append(FIRINGS).append("\":[");
        String separator = "";
        for (Firing firing : firings) {
            out.append(separator).append("{\"detector_id\":\"");
            JsonStringEncoder.getInstance().quoteAsString(firing.detectorId(), out);
            out.append("\",\"direction\":").append(firing.direction());
            out.append(",\"event_id\":\"").append(firing.eventId());
            out.append("\",\"severity\":").append(firing.severity());
            Instant trigger = Instant.EPOCH.plus(firing.triggerTsMicros(), ChronoUnit.MICROS);
            out.append(",\"trigger_ts\":\"").append(trigger).append("\"}");
            separator = ",";
        }
        return out.append("]}").toString();
    }

    /** Reads the array that the parser is at. */
    static double[] readList(JsonParser parser) throws IOException {
        double[] list = new double[8];
        int count = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (count == list.length) {
                list = Arrays.copyOf(list, 2 * count);
            }
            list[count++] = parser.getDoubleValue();
        }
        return Arrays.copyOf(list, count);
    }

    /** Reads the firings of the object that the parser is at; its other members are passed over. */
    static List<Firing> readFirings(JsonParser parser) throws IOException {
        List<Firing> firings = new ArrayList<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean isMember = parser.currentName().equals(FIRINGS);
            parser.nextToken();
            if (!isMember) {
                parser.skipChildren();
                continue;
            }
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                firings.add(readFiring(parser));
            }
        }
        return firings;
    }

    private static Firing readFiring(JsonParser parser) throws IOException {
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
        return new Firing(detectorId, eventId, direction, severity, triggerTs);
    }
}
