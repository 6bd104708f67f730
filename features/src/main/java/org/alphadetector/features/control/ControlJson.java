package org.alphadetector.features.control;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.alphadetector.features.control.Control.Origin;
import org.alphadetector.features.row.Timeframe;

/** Control records and their effects as JSON: the form of topic {@code control} and of a file of recorded controls. */
public final class ControlJson {
    private static final JsonFactory JSON = new JsonFactory();
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final String EXCLUDE = "exclude";
    private static final String INCLUDE = "include";

    private ControlJson() {}

    /** The JSON of a record. */
    public static byte[] encode(Control control) {
        return write(json -> writeControl(control, json));
    }

    /** The JSON of a record and its effect; an applied one says the first point of each timeframe it holds for. */
    public static byte[] encode(ControlEffect effect) {
        return write(json -> {
            writeControl(effect.control(), json);
            json.writeStringField("outcome", effect.outcome().name().toLowerCase(Locale.ROOT));
            json.writeNumberField("droppedRows", effect.droppedRows());
            if (effect.closedMicros() != ControlEffect.NOTHING_CLOSED) {
                json.writeStringField("closedUpTo", time(effect.closedMicros()));
                json.writeObjectFieldStart("effectiveFrom");
                for (Timeframe timeframe : Timeframe.values()) {
                    json.writeStringField(
                            timeframe.label(), time(timeframe.floor(effect.closedMicros()) + timeframe.micros()));
                }
                json.writeEndObject();
            }
        });
    }

    /** The record of its JSON; anything else is an {@link IllegalArgumentException}. */
    public static Control decode(byte[] encoded) {
        return control(fields(encoded));
    }

    /** The effect of its JSON; anything else is an {@link IllegalArgumentException}. */
    public static ControlEffect decodeEffect(byte[] encoded) {
        Map<String, String> fields = fields(encoded);
        String closed = fields.get("closedUpTo");
        return new ControlEffect(
                control(fields),
                ControlOutcome.valueOf(required(fields, "outcome").toUpperCase(Locale.ROOT)),
                closed == null ? ControlEffect.NOTHING_CLOSED : micros(closed),
                number(fields, "droppedRows"));
    }

    private static void writeControl(Control control, JsonGenerator json) throws IOException {
        boolean isExclude = control instanceof Control.Exclude;
        json.writeStringField("type", isExclude ? EXCLUDE : INCLUDE);
        json.writeStringField("id", control.id());
        SourceSelector sources = control.sources();
        json.writeStringField("exchange", sources.exchange());
        if (sources.topic() != null) {
            json.writeStringField("topic", sources.topic());
            json.writeNumberField("partition", sources.partition().orElseThrow());
        }
        json.writeStringField("origin", control.origin().name().toLowerCase(Locale.ROOT));
        json.writeStringField("reason", control.reason());
    }

    private static Control control(Map<String, String> fields) {
        String id = required(fields, "id");
        Origin origin = Origin.valueOf(required(fields, "origin").toUpperCase(Locale.ROOT));
        String exchange = required(fields, "exchange");
        SourceSelector sources = fields.containsKey("topic")
                ? SourceSelector.in(required(fields, "topic"), Math.toIntExact(number(fields, "partition")), exchange)
                : SourceSelector.everywhere(exchange);
        String type = required(fields, "type");
        return switch (type) {
            case EXCLUDE -> new Control.Exclude(id, origin, sources, required(fields, "reason"));
            case INCLUDE -> new Control.Include(id, origin, sources, required(fields, "reason"));
            default -> throw new IllegalArgumentException("unknown control record: type=" + type);
        };
    }

    /** Fields at the top, by name; what lies deeper is derived and not read. */
    private static Map<String, String> fields(byte[] encoded) {
        Map<String, String> fields = new TreeMap<>();
        try (JsonParser json = JSON.createParser(encoded)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("not a control record: no JSON object");
            }
            for (JsonToken token = json.nextToken(); token != JsonToken.END_OBJECT; token = json.nextToken()) {
                if (token == null) {
                    throw new IllegalArgumentException("not a control record: cut short");
                }
                if (token.isStructStart()) {
                    json.skipChildren();
                } else if (token.isScalarValue()) {
                    fields.put(json.currentName(), json.getText());
                }
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("not a control record: " + e.getMessage(), e);
        }
        return fields;
    }

    private static String required(Map<String, String> fields, String name) {
        String value = fields.get(name);
        if (value == null) {
            throw new IllegalArgumentException("not a control record: missing=" + name);
        }
        return value;
    }

    private static long number(Map<String, String> fields, String name) {
        return Long.parseLong(required(fields, name));
    }

    private static String time(long micros) {
        return Instant.ofEpochSecond(micros / MICROS_PER_SECOND).toString();
    }

    private static long micros(String time) {
        try {
            return Math.multiplyExact(Instant.parse(time).getEpochSecond(), MICROS_PER_SECOND);
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException("not a control record: time=" + time, e);
        }
    }

    private static byte[] write(Body body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(256);
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            body.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return out.toByteArray();
    }

    @FunctionalInterface
    private interface Body {
        void write(JsonGenerator json) throws IOException;
    }
}
