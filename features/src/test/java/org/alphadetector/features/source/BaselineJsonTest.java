package org.alphadetector.features.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.alphadetector.features.baseline.Baseline;
import org.alphadetector.features.baseline.ForgettingRanks;
import org.alphadetector.features.baseline.QuantileState;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.state.StateBuffer;
import org.alphadetector.ingest.tick.AssetId;
import org.junit.jupiter.api.Test;

class BaselineJsonTest {
    private static final AssetId ASSET = AssetId.of("venue", "COINUSDT");
    /** 2024-01-01T01:00:00Z. */
    private static final long TIME = 1_704_070_800_000_000L;

    @Test
    void namesItsMembersLikeTheColumnsAndLeavesOutWhatIsUndefined() {
        Baseline warm = new Baseline(-0.0, 2.5e-5, 181, QuantileState.UNDEFINED);
        BaselineState state = new BaselineState(ASSET, Timeframe.M15, "z_ret_residual", TIME, warm);
        assertThat(BaselineJson.key(state)).isEqualTo("venue:COINUSDT|15m|z_ret_residual");
        assertThat(text(state))
                .isEqualTo("{\"exchange\":\"venue\",\"symbol\":\"COINUSDT\",\"tf\":\"15m\","
                        + "\"feature_name\":\"z_ret_residual\",\"mu\":0,\"sigma\":2.5E-5,\"n_samples\":181,"
                        + "\"updated_at\":\"2024-01-01T01:00:00Z\"}");
        Baseline cold = new Baseline(Double.NaN, Double.NaN, 0, QuantileState.UNDEFINED);
        assertThat(text(new BaselineState(ASSET, Timeframe.M1, "ret_m_1", TIME, cold)))
                .isEqualTo("{\"exchange\":\"venue\",\"symbol\":\"COINUSDT\",\"tf\":\"1m\",\"feature_name\":\"ret_m_1\","
                        + "\"n_samples\":0,\"updated_at\":\"2024-01-01T01:00:00Z\"}");
    }

    @Test
    void readsWhatItWrote() {
        ForgettingRanks ranks = new ForgettingRanks(new StateBuffer().allocate("z", ForgettingRanks.words()), 10);
        for (int i = 0; i < 100; i++) {
            ranks.add((i % 7 - 3) / 3.0);
        }
        Baseline baseline = new Baseline(1.0 / 3, 1e-9, 100, ranks.state());
        BaselineState state = new BaselineState(ASSET, Timeframe.H1, "z_vol_residual", TIME, baseline);
        assertThat(BaselineJson.decode(BaselineJson.encode(state))).isEqualTo(state);
    }

    @Test
    void refusesWhatIsNoBaseline() {
        for (String json : new String[] {"", "{", "[1]", "{\"exchange\":\"venue\"}"}) {
            assertThatThrownBy(() -> BaselineJson.decode(json.getBytes(StandardCharsets.UTF_8)))
                    .as(json)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static String text(BaselineState state) {
        return new String(BaselineJson.encode(state), StandardCharsets.UTF_8);
    }
}
