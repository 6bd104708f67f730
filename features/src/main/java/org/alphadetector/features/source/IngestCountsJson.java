package org.alphadetector.features.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/** {@link IngestCounts} as the JSON of topic {@code ingest.counts}. */
public final class IngestCountsJson {
    private static final JsonFactory JSON = new JsonFactory();

    private IngestCountsJson() {}

    /** The record key: topic and partition. */
    public static String key(IngestCounts counts) {
        return counts.source().topic() + '-' + counts.source().partition();
    }

    /** The JSON of the counts. */
    public static byte[] encode(IngestCounts counts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(256);
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("topic", counts.source().topic());
            json.writeNumberField("partition", counts.source().partition());
            json.writeNumberField("asOfMicros", counts.asOfMicros());
            json.writeNumberField("accepted", counts.accepted());
            json.writeNumberField("duplicate", counts.duplicate());
            json.writeNumberField("late", counts.late());
            json.writeNumberField("superseded", counts.superseded());
            json.writeObjectFieldStart("rejected");
            for (Map.Entry<String, Long> reason : counts.rejected().entrySet()) {
                json.writeNumberField(reason.getKey(), reason.getValue());
            }
            json.writeEndObject();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return out.toByteArray();
    }

    /** The counts of their JSON; anything else is an {@link IllegalArgumentException}. */
    public static IngestCounts decode(byte[] encoded) {
        String topic = "";
        Map<String, Long> numbers = new TreeMap<>();
        Map<String, Long> rejected = new TreeMap<>();
        try (JsonParser json = JSON.createParser(encoded)) {
            Map<String, Long> into = numbers;
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                switch (token) {
                    case START_OBJECT -> into = "rejected".equals(json.currentName()) ? rejected : numbers;
                    case END_OBJECT -> into = numbers;
                    case VALUE_STRING -> topic = json.getText();
                    case VALUE_NUMBER_INT -> into.put(json.currentName(), json.getLongValue());
                    default -> {}
                }
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("not ingest counts: " + e.getMessage(), e);
        }
        return new IngestCounts(
                new SourcePartition(topic, (int) required(numbers, "partition")),
                required(numbers, "asOfMicros"),
                required(numbers, "accepted"),
                required(numbers, "duplicate"),
                required(numbers, "late"),
                required(numbers, "superseded"),
                rejected);
    }

    private static long required(Map<String, Long> numbers, String name) {
        Long value = numbers.get(name);
        if (value == null) {
            throw new IllegalArgumentException("not ingest counts: missing=" + name);
        }
        return value;
    }
}
