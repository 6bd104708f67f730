package org.alphadetector.features.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import org.alphadetector.features.baseline.Baseline;
import org.alphadetector.features.baseline.QuantileState;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.ingest.tick.AssetId;

/**
 * {@link BaselineState} as the JSON of topic {@code baselines}: the members have the names of the columns of {@code
 * baseline_state}, and what is undefined is left out. {@code quantile_state} is in Base64.
 */
public final class BaselineJson {
    private static final String KIND = "a baseline";
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
            FlatJson.number(json, "mu", baseline.center());
            FlatJson.number(json, "sigma", baseline.scale());
            json.writeNumberField("n_samples", baseline.count());
            json.writeStringField("updated_at", FlatJson.time(state.updatedAtMicros()));
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

    /** The state of its JSON; anything else is an {@link IllegalArgumentException}. */
    public static BaselineState decode(byte[] encoded) {
        Map<String, String> members = FlatJson.members(encoded, KIND);
        return new BaselineState(
                AssetId.of(FlatJson.required(members, "exchange", KIND), FlatJson.required(members, "symbol", KIND)),
                Timeframe.ofLabel(FlatJson.required(members, "tf", KIND)),
                FlatJson.required(members, "feature_name", KIND),
                FlatJson.micros(FlatJson.required(members, "updated_at", KIND), KIND),
                new Baseline(
                        FlatJson.number(members, "mu"),
                        FlatJson.number(members, "sigma"),
                        Long.parseLong(FlatJson.required(members, "n_samples", KIND)),
                        QuantileState.of(Base64.getDecoder().decode(members.getOrDefault("quantile_state", "")))));
    }
}
