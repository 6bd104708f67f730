package org.alphadetector.ingest.injection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.alphadetector.ingest.tick.AssetId;
import org.junit.jupiter.api.Test;

class InjectionJsonTest {
    private static final Injection BUILDUP = new Injection(
            "injection-1-1",
            InjectionKind.QUADRANT_SHORT_BUILDUP,
            List.of(AssetId.of("simulated", "ADAUSDT")),
            1_736_121_600_000L,
            1_736_122_020_000L,
            1_736_122_020_000L,
            7.5);
    private static final String LINE =
            "{\"injection_id\":\"injection-1-1\",\"class\":\"quadrant\",\"subtype\":\"short_buildup\","
                    + "\"assets\":[\"simulated:ADAUSDT\"],\"start_ms\":1736121600000,\"move_end_ms\":1736122020000,"
                    + "\"end_ms\":1736122020000,\"direction\":-1,\"size_sigmas\":7.5,"
                    + "\"fields\":[\"price\",\"volume\",\"side\",\"open_interest\"]}";

    @Test
    void isOneLineWithEverythingInIt() {
        assertThat(InjectionJson.write(BUILDUP)).isEqualTo(LINE);
    }

    @Test
    void comesBackAsItWas() {
        for (InjectionKind kind : InjectionKind.values()) {
            Injection injection = new Injection(
                    "x",
                    kind,
                    List.of(AssetId.of("a", "B"), AssetId.of("a", "C:D")),
                    Long.MAX_VALUE - 2,
                    Long.MAX_VALUE - 1,
                    Long.MAX_VALUE,
                    0.1 + 0.2);
            assertThat(InjectionJson.read(InjectionJson.write(injection))).isEqualTo(injection);
        }
    }

    @Test
    void saysWhatIsMissing() {
        assertThatThrownBy(() -> InjectionJson.read(LINE.replace("\"end_ms\"", "\"end\"")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an injection needs end_ms");
        assertThatThrownBy(() -> InjectionJson.read(LINE.replace("short_buildup", "short")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'quadrant.short'");
        assertThatThrownBy(() -> InjectionJson.read("{")).isInstanceOf(IllegalArgumentException.class);
    }
}
