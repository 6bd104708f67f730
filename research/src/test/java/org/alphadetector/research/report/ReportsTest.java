package org.alphadetector.research.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.ingest.injection.Injection;
import org.alphadetector.ingest.injection.InjectionKind;
import org.alphadetector.ingest.injection.Omissions;
import org.alphadetector.ingest.tick.AssetId;
import org.alphadetector.research.evaluation.EvaluationResult;
import org.alphadetector.research.evaluation.PeerKind;
import org.alphadetector.research.matching.Alarm;
import org.alphadetector.research.matching.Matching;
import org.alphadetector.research.scorecard.Exposure;
import org.alphadetector.research.scorecard.Scorecard;
import org.junit.jupiter.api.Test;

class ReportsTest {
    private static final AssetId ASSET = AssetId.of("simulated", "A<B");

    private static EvaluationReport report() {
        Scorecard alpha = new Scorecard();
        alpha.add(
                Matching.of(
                        List.of(injection(0, 4), injection(3_600_000, 8)),
                        List.of(new Alarm("spike", "volume", ASSET, Timeframe.M1, 3_630_000_000L, "quote_volume"))),
                Exposure.of(2));
        return new EvaluationReport(
                Map.of("market", "A<B"),
                new EvaluationResult(
                        alpha, alpha, Map.of("spike", Map.of(PeerKind.EWMA_BAND, alpha)), new Omissions(), 0),
                Optional.empty(),
                Map.of("spike", 1.5));
    }

    private static Injection injection(long startMs, double size) {
        return new Injection(
                "i" + startMs,
                InjectionKind.SPIKE_VOLUME,
                List.of(ASSET),
                startMs,
                startMs + 60_000,
                startMs + 60_000,
                size);
    }

    @Test
    void jsonHasFiguresIntervalsAndNullsWhereNothingWasSeen() throws IOException {
        StringWriter out = new StringWriter();
        JsonReport.write(report(), out);

        JsonNode volume =
                new ObjectMapper().readTree(out.toString()).path("by_subtype").path("spike.volume");
        assertThat(volume.path("injections").asInt()).isEqualTo(2);
        assertThat(volume.path("recall").path("value").asDouble()).isEqualTo(0.5);
        assertThat(volume.path("recall").path("low").isNumber()).isTrue();
        assertThat(volume.path("delay_ms_median").path("value").asLong()).isEqualTo(30_000);
        assertThat(volume.path("attribution_hit_rate").path("value").asDouble()).isOne();
        assertThat(volume.path("recall_by_size").size()).isEqualTo(2);
        assertThat(volume.path("false_alarms_per_asset_day").path("high").asDouble())
                .as("one seed has an interval")
                .isPositive();
        assertThat(volume.path("delay_ms_median").path("low").isNull())
                .as("one delay has none")
                .isTrue();
        assertThat(volume.path("attribution_hit_rate").path("low").isNumber()).isTrue();
        JsonNode json = new ObjectMapper().readTree(out.toString());
        assertThat(json.path("matching_minutes_after_end").path("shift").asInt())
                .isEqualTo(15);
        json.path("peers").forEach(peers -> peers.properties().forEach(peer -> assertThat(peer.getValue()
                        .path("attribution_hit_rate")
                        .path("value")
                        .isNull())
                .as(peer.getKey())
                .isNotEqualTo(peer.getKey().equals("alpha"))));
        // 1.5 a day in two days, and one true alarm
        JsonNode budget =
                new ObjectMapper().readTree(out.toString()).path("budgets").path("spike");
        assertThat(budget.path("budget_per_asset_day").asDouble()).isEqualTo(1.5);
        assertThat(budget.path("false_discovery_proportion").path("value").asDouble())
                .isZero();
        assertThat(budget.path("false_discovery_proportion_at_budget").asDouble())
                .isEqualTo(0.75);
    }

    @Test
    void thePageNeedsNothingElseAndEscapes() throws IOException {
        StringWriter out = new StringWriter();
        HtmlReport.write(report(), out);

        assertThat(out.toString())
                .contains("<svg", "<polyline", "EWMA band", "A&lt;B", "spike.volume")
                .doesNotContain("A<B", "http://", "https://", "<script", "NaN");
    }

    @Test
    void recallBySizeHasSubtypesToo() throws IOException {
        StringWriter out = new StringWriter();
        HtmlReport.write(report(), out);
        String sizes = out.toString().substring(out.toString().indexOf("Recall by injected size"));

        assertThat(sizes)
                .containsPattern(
                        "spike\\.volume</td><td>0\\.00 \\[0\\.00, 0\\.79\\]</td><td>1\\.00 \\[0\\.21, 1\\.00\\]");
    }

    @Test
    void tablesHaveAsManyCellsAsColumns() {
        for (ReportTables.Table table : ReportTables.of(report())) {
            assertThat(table.rows()).as(table.title()).isNotEmpty();
            table.rows().forEach(row -> assertThat(row).as(table.title()).hasSameSizeAs(table.header()));
        }
    }
}
