package org.alphadetector.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.ingest.injection.Injection;
import org.alphadetector.ingest.injection.InjectionKind;
import org.alphadetector.ingest.tick.AssetId;
import org.alphadetector.research.evaluation.Alarm;
import org.alphadetector.research.evaluation.Matching;
import org.junit.jupiter.api.Test;

class TruthSummaryTest {
    private static final AssetId ASSET = AssetId.of("simulated", "AAA");

    private static Injection shock(long startMs, double size) {
        return new Injection(
                "i" + startMs,
                InjectionKind.SPIKE_PRICE_UP,
                List.of(ASSET),
                startMs,
                startMs + 3_000,
                startMs + 60_000,
                size);
    }

    private static String print(Matching matching) {
        StringWriter out = new StringWriter();
        new TruthSummary(new PrintWriter(out)).print(matching);
        return out.toString();
    }

    @Test
    void saysWhatWasFoundHowFastAndWhatWasMissed() {
        Alarm alarm = new Alarm("spike", "price_up", ASSET, Timeframe.M1, 3_601_500_000L, "ret_m_1");

        String text = print(Matching.of(List.of(shock(3_600_000, 8), shock(7_200_000, 12)), List.of(alarm)));

        assertThat(text)
                .contains("1 of 2 injected anomalies were found")
                .containsPattern("spike\\.price_up +2 +1 +1 +1\\.5 s +1\\.5 s")
                .contains("1970-01-01T02:00:00Z  spike.price_up  12 sigmas  AAA");
    }

    @Test
    void saysNothingWhereNothingWasInjected() {
        assertThat(print(Matching.of(List.of(), List.of()))).isEmpty();
    }
}
