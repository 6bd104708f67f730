package org.alphadetector.features.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * {@link RegisteredResidual} as the JSON of topic {@code residuals}: the members have the names of the columns of {@code
 * residual_registry}, the recipe is a string of JSON, and what is undefined is left out.
 */
public final class RegisteredResidualJson {
    private static final String KIND = "a registered residual";
    private static final JsonFactory JSON = new JsonFactory();

    private RegisteredResidualJson() {}

    /** The record key: the residual's name. */
    public static String key(RegisteredResidual residual) {
        return residual.residualId();
    }

    /** The JSON of the residual. */
    public static byte[] encode(RegisteredResidual residual) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(4_096);
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("residual_id", residual.residualId());
            json.writeStringField("version", residual.version());
            json.writeStringField("recipe", residual.recipe());
            FlatJson.number(json, "validation_r2", residual.explained());
            FlatJson.number(json, "stationarity_test", residual.stationarity());
            json.writeNumberField("assets", residual.assets());
            json.writeStringField("updated_at", FlatJson.time(residual.updatedAtMicros()));
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return out.toByteArray();
    }

    /** The residual of its JSON; anything else is an {@link IllegalArgumentException}. */
    public static RegisteredResidual decode(byte[] encoded) {
        Map<String, String> members = FlatJson.members(encoded, KIND);
        return new RegisteredResidual(
                FlatJson.required(members, "residual_id", KIND),
                FlatJson.required(members, "version", KIND),
                FlatJson.required(members, "recipe", KIND),
                FlatJson.number(members, "validation_r2"),
                FlatJson.number(members, "stationarity_test"),
                Integer.parseInt(FlatJson.required(members, "assets", KIND)),
                FlatJson.micros(FlatJson.required(members, "updated_at", KIND), KIND));
    }
}
