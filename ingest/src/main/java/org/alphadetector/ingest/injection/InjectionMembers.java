package org.alphadetector.ingest.injection;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.alphadetector.ingest.tick.AssetId;

/** The members of one injection's JSON as they are read. */
final class InjectionMembers {
    private static final long ABSENT = Long.MIN_VALUE;

    private final List<AssetId> assets = new ArrayList<>();
    private String id = "";
    private String eventClass = "";
    private String subtype = "";
    private long startMs = ABSENT;
    private long moveEndMs = ABSENT;
    private long endMs = ABSENT;
    private double sizeSigmas = Double.NaN;

    /** Takes the value at which the parser stands. */
    void accept(String name, JsonParser json) throws IOException {
        switch (name) {
            case "injection_id" -> id = json.getText();
            case "class" -> eventClass = json.getText();
            case "subtype" -> subtype = json.getText();
            case "assets" -> readAssets(json);
            case "start_ms" -> startMs = json.getLongValue();
            case "move_end_ms" -> moveEndMs = json.getLongValue();
            case "end_ms" -> endMs = json.getLongValue();
            case "size_sigmas" -> sizeSigmas = json.getDoubleValue();
            default -> json.skipChildren();
        }
    }

    Injection injection() {
        requirePresent(!id.isEmpty(), "injection_id");
        requirePresent(!eventClass.isEmpty(), "class");
        requirePresent(!subtype.isEmpty(), "subtype");
        requirePresent(!assets.isEmpty(), "assets");
        requirePresent(startMs != ABSENT, "start_ms");
        requirePresent(moveEndMs != ABSENT, "move_end_ms");
        requirePresent(endMs != ABSENT, "end_ms");
        requirePresent(!Double.isNaN(sizeSigmas), "size_sigmas");
        InjectionKind kind = InjectionKind.of(eventClass + '.' + subtype);
        return new Injection(id, kind, assets, startMs, moveEndMs, endMs, sizeSigmas);
    }

    private void readAssets(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw new IllegalArgumentException("an injection's assets are an array of texts exchange:symbol");
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            assets.add(AssetId.ofKey(json.getText()));
        }
    }

    private static void requirePresent(boolean isPresent, String name) {
        if (!isPresent) {
            throw new IllegalArgumentException("an injection needs " + name);
        }
    }
}
