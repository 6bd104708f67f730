package org.alphadetector.detectors.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.alphadetector.features.row.Provenance;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.ingest.tick.AssetId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventJsonTest {
    private static final UUID ID = new UUID(1, 2);

    private static AnomalyEvent event(AssetId asset, @Nullable UUID episode) {
        return new AnomalyEvent(
                ID,
                "spike.price_up.v1",
                "1.0.0",
                "spike",
                "price_up",
                asset,
                Timeframe.M1,
                60_000_000L,
                59_500_000L,
                1,
                77,
                9.5,
                1.25e-5,
                episode,
                false,
                new Membership(true, false, 3),
                new EventOrigin("core", "core", new Provenance("c0ffee", "abc"), 0),
                "{\"reason\":\"he said \\\"up\\\" {\",\"score\":9.5,\"shares\":{\"ret_m_1\":1}}");
    }

    @Test
    void writesMembersInOrderWithShortestDecimals() {
        assertThat(EventJson.write(event(AssetId.of("x", "Y"), null)))
                .isEqualTo("{\"asset_uid\":" + AssetId.of("x", "Y").uid()
                        + ",\"class\":\"spike\",\"config_hash\":\"c0ffee\",\"detector_id\":\"spike.price_up.v1\","
                        + "\"detector_pack\":\"core\",\"detector_version\":\"1.0.0\",\"direction\":1,"
                        + "\"event_id\":\"00000000-0000-0001-0000-000000000002\",\"exchange\":\"x\","
                        + "\"exchange_ts\":\"1970-01-01T00:01:00Z\",\"feature_pack\":\"core\",\"git_commit\":\"abc\","
                        + "\"is_hot\":false,\"is_in_universe\":true,\"p_value\":1.25E-5,"
                        + "\"payload\":{\"reason\":\"he said \\\"up\\\" {\",\"score\":9.5,\"shares\":{\"ret_m_1\":1}},"
                        + "\"score\":9.5,\"severity\":77,\"shadow\":false,\"subtype\":\"price_up\",\"symbol\":\"Y\","
                        + "\"tf\":\"1m\",\"trigger_ts\":\"1970-01-01T00:00:59.500Z\",\"universe_policy_rev\":0,"
                        + "\"universe_rev\":3}");
    }

    @Test
    void comesBackAsItWas() {
        for (AnomalyEvent event :
                List.of(event(AssetId.of("binance-futures", "BTCUSDT"), new UUID(5, 6)), event(AssetId.MARKET, null))) {
            assertThat(EventJson.decode(EventJson.encode(event))).isEqualTo(event);
        }
    }

    @Test
    void refusesADirectionThatIsNone() {
        String json =
                EventJson.write(event(AssetId.of("x", "Y"), null)).replace("\"direction\":1,", "\"direction\":65537,");
        assertThatThrownBy(() -> EventJson.read(json)).hasMessageContaining("direction=65537");
    }

    @Test
    void passesOverWhatItDoesNotKnow() {
        AnomalyEvent event = event(AssetId.of("x", "Y"), ID);
        String json = EventJson.write(event).replaceFirst("\\{", "{\"a\":[1,{\"b\":2}],\"c\":null,");
        assertThat(EventJson.read(json)).isEqualTo(event);
    }

    @Test
    void saysWhatIsMissing() {
        assertThatThrownBy(() -> EventJson.read("{}")).hasMessageContaining("the event has no exchange");
        assertThatThrownBy(() -> EventJson.read("[")).hasMessageContaining("not the JSON of an event");
    }

    @Test
    void headersFollowCloudEvents() {
        assertThat(EventHeaders.of(event(AssetId.of("x", "Y"), null)))
                .extracting(header -> header.name() + '=' + header.value())
                .containsExactly(
                        "ce_specversion=1.0",
                        "ce_id=00000000-0000-0001-0000-000000000002",
                        "ce_source=/alphadetector/detectors",
                        "ce_type=org.alphadetector.spike.price_up",
                        "ce_time=1970-01-01T00:00:59.500Z",
                        "ce_subject=x:Y",
                        "content-type=application/json",
                        "exchange=x",
                        "class=spike",
                        "severity=77",
                        "tf=1m");
    }

    @Test
    void refusesMembersOutOfOrder() {
        assertThatThrownBy(() -> new CanonicalJson().whole("b", 1).whole("a", 2))
                .hasMessageContaining("member out of order: name=a after=b");
    }
}
