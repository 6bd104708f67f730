package org.alphadetector.ingest.injection;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.alphadetector.ingest.tick.AssetId;

/**
 * An injection as a line of JSON: {@code injection_id}, {@code class}, {@code subtype}, {@code assets} (record keys
 * {@code exchange:symbol}), {@code start_ms}, {@code move_end_ms}, {@code end_ms}, {@code direction},
 * {@code size_sigmas}, {@code fields}. Direction and fields follow from class and subtype: they are written for readers
 * that do not know the kinds, and passed over when read.
 */
public final class InjectionJson {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .build();

    private InjectionJson() {}

    /** The line, without its end. */
    public static String write(Injection injection) {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            json.writeStringField("injection_id", injection.id());
            json.writeStringField("class", injection.eventClass());
            json.writeStringField("subtype", injection.subtype());
            json.writeArrayFieldStart("assets");
            for (AssetId asset : injection.assets()) {
                json.writeString(asset.key());
            }
            json.writeEndArray();
            json.writeNumberField("start_ms", injection.startMs());
            json.writeNumberField("move_end_ms", injection.moveEndMs());
            json.writeNumberField("end_ms", injection.endMs());
            json.writeNumberField("direction", injection.direction());
            json.writeNumberField("size_sigmas", injection.sizeSigmas());
            json.writeArrayFieldStart("fields");
            for (InjectedField field : injection.kind().fields()) {
                json.writeString(field.wireName());
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return line.toString();
    }

    /**
     * The injection of a line.
     *
     * @throws IllegalArgumentException if it is not one; the message says what is wrong with it
     */
    public static Injection read(String line) {
        InjectionMembers members = new InjectionMembers();
        try (JsonParser json = JSON.createParser(line)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("an injection is a JSON object");
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                members.accept(name, json);
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("broken JSON: " + line, e);
        }
        return members.injection();
    }
}
