package org.alphadetector.features.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.alphadetector.features.control.Control.Origin;
import org.junit.jupiter.api.Test;

class ControlJsonTest {
    private static final Control EXCLUDE =
            new Control.Exclude("7", Origin.TIMER, SourceSelector.in("ticks", 3, "okx"), "no mark for 60 s");

    @Test
    void saysTheFirstPointOfEachTimeframe() {
        // 2024-07-18T00:11:00Z is the last point closed.
        ControlEffect effect = new ControlEffect(EXCLUDE, ControlOutcome.APPLIED, 1_721_261_460_000_000L, 4);

        assertThat(new String(ControlJson.encode(effect), StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"type\":\"exclude\",\"id\":\"7\",\"exchange\":\"okx\",\"topic\":\"ticks\",\"partition\":3,"
                                + "\"origin\":\"timer\",\"reason\":\"no mark for 60 s\",\"outcome\":\"applied\",\"droppedRows\":4,"
                                + "\"closedUpTo\":\"2024-07-18T00:11:00Z\",\"effectiveFrom\":{\"1m\":\"2024-07-18T00:12:00Z\","
                                + "\"15m\":\"2024-07-18T00:15:00Z\",\"1h\":\"2024-07-18T01:00:00Z\"}}");
        assertThat(ControlJson.decodeEffect(ControlJson.encode(effect))).isEqualTo(effect);
    }

    @Test
    void comesBackFromTheBeginningAndForAWholeExchange() {
        Control include = new Control.Include("8", Origin.OPERATOR, SourceSelector.everywhere("okx"), "\"fixed\"\n");
        ControlEffect effect = new ControlEffect(include, ControlOutcome.UNCHANGED, ControlEffect.NOTHING_CLOSED, 0);

        assertThat(ControlJson.decodeEffect(ControlJson.encode(effect))).isEqualTo(effect);
        assertThat(ControlJson.decode(ControlJson.encode(include))).isEqualTo(include);
    }

    @Test
    void refusesWhatIsNoControlRecord() {
        for (String json : new String[] {
            "",
            "[]",
            "{\"type\":",
            "{}",
            "{\"type\":\"hot\",\"id\":\"1\",\"exchange\":\"okx\",\"origin\":\"timer\",\"reason\":\"\"}",
            "{\"type\":\"exclude\",\"id\":\"1\",\"exchange\":\"okx\",\"origin\":\"nobody\",\"reason\":\"\"}",
            "{\"type\":\"exclude\",\"id\":\"1\",\"exchange\":\"okx\",\"topic\":\"t\",\"partition\":\"x\","
                    + "\"origin\":\"timer\",\"reason\":\"\"}"
        }) {
            assertThatThrownBy(() -> ControlJson.decode(json.getBytes(StandardCharsets.UTF_8)))
                    .as(json)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
