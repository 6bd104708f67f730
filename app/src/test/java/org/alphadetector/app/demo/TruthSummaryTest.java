package org.alphadetector.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.ingest.injection.Injection;
import org.alphadetector.ingest.injection.InjectionKind;
import org.alphadetector.ingest.tick.AssetId;
import org.alphadetector.research.matching.Alarm;
import org.alphadetector.research.matching.Matching;
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

    private static String print(Matching matching, long endMs) {
        StringWriter out = new StringWriter();
        new TruthSummary(new PrintWriter(out), endMs * 1_000).print(matching);
        return out.toString();
    }

    @Test
    void namesEachEventAndWhatBecameOfIt() {
        Alarm alarm = new Alarm("spike", "price_up", ASSET, Timeframe.M1, 3_661_500_000L, "ret_m_1");
        Matching matching =
                Matching.of(List.of(shock(10_800_000, 9.5), shock(3_600_000, 8), shock(7_200_000, 12)), List.of(alarm));

        // the last one's window ends three minutes after its start
        String text = print(matching, 10_979_999);

        assertThat(text)
                .containsPattern("spike\\.price_up +AAA +1970-01-01T01:00:00Z +8\\.0 +found +1 +61,500\\s")
                .containsPattern("spike\\.price_up +AAA +1970-01-01T02:00:00Z +12\\.0 +missed\\s")
                .containsPattern("spike\\.price_up +AAA +1970-01-01T03:00:00Z +9\\.5 +cut short\\s")
                .containsPattern("spike\\.price_up +3 +1 +2 +61\\.5 s +61\\.5 s")
                .contains("1 of 3 injected anomalies were found, 1 missed, 1 cut short");
        assertThat(print(matching, 10_980_000)).contains("2 missed, 0 cut short");
    }

    @Test
    void saysNothingWhereNothingWasInjected() {
        assertThat(print(Matching.of(List.of(), List.of()), 0)).isEmpty();
    }
}
