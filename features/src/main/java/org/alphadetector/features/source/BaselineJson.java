package org.alphadetector.features.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.alphadetector.features.baseline.Baseline;
import org.alphadetector.features.baseline.QuantileState;
import org.alphadetector.features.row.JsonNumbers;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.ingest.tick.AssetId;

/**
 * {@link BaselineState} as the JSON of topic {@code baselines}: the members have the names of the columns of {@code
 * baseline_state}, and what is undefined is left out. {@code quantile_state} is in Base64.
 */
public final class BaselineJson {
    private static final JsonFactory JSON = new JsonFactory();

    private BaselineJson() {}

    /** The record key: asset, timeframe and feature. */
    public static String key(BaselineState state) {
        return state.asset().key() + '|' + state.timeframe().label() + '|' + state.feature();
    }

    /** The JSON of the state. */
    public static byte[] encode(BaselineState state) {
        Baseline baseline = state.baseline();
        ByteArrayOutputStream out = new ByteArrayOutputStream(1_024);
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("exchange", state.asset().exchange());
            json.writeStringField("symbol", state.asset().symbol());
            json.writeStringField("tf", state.timeframe().label());
            json.writeStringField("feature_name", state.feature());
            number(json, "mu", baseline.center());
            number(json, "sigma", baseline.scale());
            json.writeNumberField("n_samples", baseline.count());
            json.writeStringField(
                    "updated_at",
                    Instant.EPOCH
                            .plus(state.updatedAtMicros(), ChronoUnit.MICROS)
                            .toString());
            if (baseline.quantiles().isDefined()) {
                json.writeStringField(
                        "quantile_state",
                        Base64.getEncoder().encodeToString(baseline.quantiles().bytes()));
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return out.toByteArray();
    }

    private static void number(JsonGenerator json, String name, double value) throws IOException {
        if (Double.isNaN(value)) {
            return;
        }
        StringBuilder text = new StringBuilder();
        JsonNumbers.append(text, value);
        json.writeFieldName(name);
        json.writeRawValue(text.toString());
    }

    /** The state of its JSON; anything else is an {@link IllegalArgumentException}. */
    public static BaselineState decode(byte[] encoded) {
        Map<String, String> members = members(encoded);
        try {
            return new BaselineState(
                    AssetId.of(required(members, "exchange"), required(members, "symbol")),
                    Timeframe.ofLabel(required(members, "tf")),
                    required(members, "feature_name"),
                    ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(required(members, "updated_at"))),
                    new Baseline(
                            Double.parseDouble(members.getOrDefault("mu", "NaN")),
                            Double.parseDouble(members.getOrDefault("sigma", "NaN")),
                            Long.parseLong(required(members, "n_samples")),
                            QuantileState.of(Base64.getDecoder().decode(members.getOrDefault("quantile_state", "")))));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("not a baseline: " + e.getMessage(), e);
        }
    }

    private static Map<String, String> members(byte[] encoded) {
        Map<String, String> members = new TreeMap<>();
        try (JsonParser json = JSON.createParser(encoded)) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
                    members.put(String.valueOf(json.currentName()), json.getText());
                }
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("not a baseline: " + e.getMessage(), e);
        }
        return members;
    }

    private static String required(Map<String, String> members, String name) {
        String value = members.get(name);
        if (value == null) {
            throw new IllegalArgumentException("not a baseline: missing=" + name);
        }
        return value;
    }
}
