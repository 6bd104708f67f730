package org.alphadetector.detectors.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.alphadetector.features.row.Provenance;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.ingest.tick.AssetId;
import org.jspecify.annotations.Nullable;

/**
 * An event as canonical JSON, as on the topic {@code anomalies}: members named like the table's columns; times in
 * ISO-8601; the payload embedded as an object. A market-wide event has exchange
 * {@code market} and neither symbol nor {@code asset_uid}.
 */
public final class EventJson {
    private static final JsonFactory JSON = new JsonFactory();

    private EventJson() {}

    /** The JSON object, in UTF-8. */
    public static byte[] encode(AnomalyEvent event) {
        return write(event).getBytes(StandardCharsets.UTF_8);
    }

    /** The JSON object, as text. */
    public static String write(AnomalyEvent event) {
        AssetId asset = event.asset();
        boolean isMarketWide = asset.equals(AssetId.MARKET);
        CanonicalJson json = new CanonicalJson();
        if (!isMarketWide) {
            json.whole("asset_uid", asset.uid());
        }
        EventOrigin origin = event.origin();
        json.text("class", event.eventClass())
                .text("config_hash", origin.provenance().configHash())
                .text("detector_id", event.detectorId())
                .text("detector_pack", origin.detectorPack())
                .text("detector_version", event.detectorVersion())
                .whole("direction", event.direction());
        if (event.episodeId() != null) {
            json.text("episode_id", event.episodeId().toString());
        }
        json.text("event_id", event.eventId().toString())
                .text("exchange", asset.exchange())
                .time("exchange_ts", event.exchangeTsMicros())
                .text("feature_pack", origin.featurePack())
                .text("git_commit", origin.provenance().gitCommit());
        Membership membership = event.membership();
        if (membership != null) {
            json.flag("is_hot", membership.isHot()).flag("is_in_universe", membership.isInUniverse());
        }
        json.number("p_value", event.pValue())
                .embedded("payload", event.payload())
                .number("score", event.score())
                .whole("severity", event.severity())
                .flag("shadow", event.shadow())
                .text("subtype", event.subtype());
        if (!isMarketWide) {
            json.text("symbol", asset.symbol());
        }
        json.text("tf", event.timeframe().label())
                .time("trigger_ts", event.triggerTsMicros())
                .whole("universe_policy_rev", origin.universePolicyRev());
        if (membership != null) {
            json.whole("universe_rev", membership.universeRev());
        }
        return json.end();
    }

    /** The event of a JSON object; members it does not know are passed over. */
    public static AnomalyEvent decode(byte[] json) {
        return read(new String(json, StandardCharsets.UTF_8));
    }

    /** The event of a JSON text. */
    public static AnomalyEvent read(String json) {
        Members members = new Members(members(json));
        String exchange = members.text("exchange");
        String symbol = members.values.get("symbol");
        String episode = members.values.get("episode_id");
        Provenance provenance = new Provenance(members.text("config_hash"), members.text("git_commit"));
        return new AnomalyEvent(
                UUID.fromString(members.text("event_id")),
                members.text("detector_id"),
                members.text("detector_version"),
                members.text("class"),
                members.text("subtype"),
                symbol == null ? AssetId.MARKET : AssetId.of(exchange, symbol),
                Timeframe.ofLabel(members.text("tf")),
                members.time("exchange_ts"),
                members.time("trigger_ts"),
                members.whole("direction"),
                members.whole("severity"),
                Double.parseDouble(members.text("score")),
                Double.parseDouble(members.text("p_value")),
                episode == null ? null : UUID.fromString(episode),
                members.flag("shadow"),
                members.values.get("universe_rev") == null
                        ? null
                        : new Membership(
                                members.flag("is_in_universe"), members.flag("is_hot"), members.whole("universe_rev")),
                new EventOrigin(
                        members.text("feature_pack"),
                        members.text("detector_pack"),
                        provenance,
                        members.whole("universe_policy_rev")),
                members.text("payload"));
    }

    /** The members as text, objects as they were written. */
    private static Map<String, @Nullable String> members(String json) {
        Map<String, @Nullable String> members = new TreeMap<>();
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("not the JSON of an event: " + json);
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken token = parser.nextToken();
                if (token.isStructStart()) {
                    int start = (int) parser.currentTokenLocation().getCharOffset();
                    parser.skipChildren();
                    int end = (int) parser.currentTokenLocation().getCharOffset() + 1;
                    members.put(name, json.substring(start, end));
                } else {
                    members.put(name, token == JsonToken.VALUE_NULL ? null : parser.getText());
                }
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("not the JSON of an event: " + json, e);
        }
        return members;
    }

    private record Members(Map<String, @Nullable String> values) {
        String text(String name) {
            String value = values.get(name);
            if (value == null) {
                throw new IllegalArgumentException("the event has no " + name + ": members=" + values);
            }
            return value;
        }

        int whole(String name) {
            return Integer.parseInt(text(name));
        }

        boolean flag(String name) {
            return Boolean.parseBoolean(text(name));
        }

        long time(String name) {
            return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(text(name)));
        }
    }
}
