package org.alphadetector.features.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RegisteredResidualJsonTest {
    /** 2024-01-02T00:00:00Z. */
    private static final long TIME = 1_704_153_600_000_000L;

    private static final RegisteredResidual MEASURED =
            new RegisteredResidual("z_ret_residual", "3.0.0", "{\"residual\":\"z\"}", -0.25, 1e-9, 6, TIME);
    private static final RegisteredResidual UNKNOWN =
            new RegisteredResidual("z_ret_residual", "3.0.0", "{}", Double.NaN, Double.NaN, 0, TIME);

    @Test
    void namesItsMembersLikeTheColumnsAndLeavesOutWhatIsUndefined() {
        assertThat(RegisteredResidualJson.key(MEASURED)).isEqualTo("z_ret_residual");
        assertThat(text(MEASURED))
                .isEqualTo("{\"residual_id\":\"z_ret_residual\",\"version\":\"3.0.0\","
                        + "\"recipe\":\"{\\\"residual\\\":\\\"z\\\"}\",\"validation_r2\":-0.25,"
                        + "\"stationarity_test\":1E-9,\"assets\":6,\"updated_at\":\"2024-01-02T00:00:00Z\"}");
        assertThat(text(UNKNOWN)).doesNotContain("validation_r2").doesNotContain("stationarity_test");
    }

    @Test
    void readsWhatItWrote() {
        for (RegisteredResidual residual : new RegisteredResidual[] {MEASURED, UNKNOWN}) {
            assertThat(RegisteredResidualJson.decode(RegisteredResidualJson.encode(residual)))
                    .isEqualTo(residual);
        }
    }

    @Test
    void refusesWhatIsNoRegisteredResidual() {
        for (String json : new String[] {
            "", "{", "[1]", "{\"residual_id\":\"z\"}", text(MEASURED).replace(":6", ":x")
        }) {
            assertThatThrownBy(() -> RegisteredResidualJson.decode(json.getBytes(StandardCharsets.UTF_8)))
                    .as(json)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static String text(RegisteredResidual residual) {
        return new String(RegisteredResidualJson.encode(residual), StandardCharsets.UTF_8);
    }
}
