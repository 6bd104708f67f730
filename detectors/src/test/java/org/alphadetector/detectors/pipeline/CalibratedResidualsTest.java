package org.alphadetector.detectors.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alphadetector.detectors.SharedData;
import org.alphadetector.detectors.event.AnomalyEvent;
import org.alphadetector.features.asset.StageSettings;
import org.alphadetector.features.catalog.JudgedResiduals;
import org.alphadetector.features.row.Basis;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.source.BaselineState;
import org.alphadetector.features.source.IngestCounts;
import org.alphadetector.features.source.RegisteredResidual;
import org.alphadetector.features.validation.JudgedResidual;
import org.alphadetector.ingest.adapter.ClockedSource;
import org.alphadetector.ingest.adapter.FileFormat;
import org.alphadetector.ingest.adapter.FileSurvey;
import org.alphadetector.ingest.adapter.TickFiles;
import org.alphadetector.ingest.adapter.file.AdapterListener;
import org.alphadetector.ingest.simulator.MarketSimulator;
import org.alphadetector.ingest.simulator.SimulatorSettings;
import org.alphadetector.ingest.tick.TickSource;
import org.junit.jupiter.api.Test;

/**
 * Every residual through the whole pipeline, on a simulated market without anomalies and on recorded candles but for the
 * two days of the crash. At 15m the assets' common cycles of volatility are as long as the run, so only the scale's order is
 * held there, and the distance at the level of 1 %.
 */
class CalibratedResidualsTest {
    private static final int ENOUGH = 500;
    private static final long DAY_MICROS = 86_400_000_000L;

    private static final class Collected implements PipelineOutput {
        /** By residual, timeframe and asset. */
        private final Map<String, ResidualScores> scores = new LinkedHashMap<>();

        private final Predicate<Row> isJudged;

        Collected(Predicate<Row> isJudged) {
            this.isJudged = isJudged;
        }

        @Override
        public void snapshot(Row row) {
            if (!isJudged.test(row)) {
                return;
            }
            for (JudgedResidual residual : JudgedResiduals.all()) {
                boolean isOwn = residual.z().basis() == Basis.OWN_BARS;
                if (isOwn || row.timeframe() == Timeframe.M1) {
                    String key = residual.z().name()
                            + ' '
                            + row.timeframe().label()
                            + ' '
                            + row.asset().symbol();
                    scores.computeIfAbsent(key, k -> new ResidualScores()).add(row.number(residual.z()));
                }
            }
        }

        /** The residuals that were judged often on a timeframe. */
        private Set<String> judged(Timeframe timeframe) {
            Set<String> names = new TreeSet<>();
            scores.forEach((key, each) -> {
                if (key.contains(' ' + timeframe.label() + ' ') && each.count() > 5_000) {
                    names.add(key.substring(0, key.indexOf(' ')));
                }
            });
            return names;
        }

        private void assertCalibrated() {
            scores.forEach((key, each) -> {
                boolean isMinute = key.contains(" 1m ");
                if (each.count() < ENOUGH) {
                    return;
                }
                System.out.println(each.line(key));
                assertThat(each.scale()).as(key).isCloseTo(1, within(isMinute ? 0.1 : 0.3));
                assertThat(each.distance()).as(key).isLessThan(each.allowedDistance(isMinute ? 1.36 : 1.63));
                if (isMinute) {
                    assertThat(each.autocorrelation()).as(key).isCloseTo(0, within(0.1));
                }
            });
        }

        @Override
        public void market(Row row) {}

        @Override
        public void event(AnomalyEvent event) {}

        @Override
        public void baseline(BaselineState state) {}

        @Override
        public void residual(RegisteredResidual residual) {}

        @Override
        public void counts(IngestCounts counts) {}
    }

    @Test
    void onQuietTicks() throws IOException {
        SimulatorSettings market = SimulatorSettings.DEFAULT
                .withAssetCount(6)
                .withTicksPerSecond(0.5)
                .withDuration(12 * DAY_MICROS)
                .withSeed(3)
                .withoutInjections();
        try (TickSource ticks = new MarketSimulator(market)) {
            Collected collected = run(ticks, Set.of(market.exchange()), row -> true);
            assertThat(collected.judged(Timeframe.M1)).isEqualTo(names(residual -> true));
            collected.assertCalibrated();
        }
    }

    @Test
    void onRecordedCandles() throws IOException {
        List<Path> files;
        try (Stream<Path> listed = Files.list(SharedData.folder("binance_usdm_klines_1m"))) {
            files = listed.filter(file -> file.toString().endsWith(".csv.gz"))
                    .sorted()
                    .toList();
        }
        FileSurvey survey = FileSurvey.of(FileFormat.BINANCE_KLINE, files);
        long latenessMs = StageSettings.DEFAULT.longestLatenessMicros() / 1_000;
        long crash = Instant.parse("2026-02-05T00:00:00Z").toEpochMilli() * 1_000;
        try (TickSource ticks = new ClockedSource(
                TickFiles.open(FileFormat.BINANCE_KLINE, files, AdapterListener.SILENT), survey, latenessMs)) {
            Collected collected = run(
                    ticks,
                    survey.exchanges(),
                    row -> row.exchangeTsMicros() <= crash || row.exchangeTsMicros() > crash + 2 * DAY_MICROS);
            assertThat(collected.judged(Timeframe.M1))
                    .isEqualTo(names(residual -> residual.z().fromCandles()));
            collected.assertCalibrated();
        }
    }

    private static Set<String> names(Predicate<JudgedResidual> which) {
        return JudgedResiduals.all().stream()
                .filter(which)
                .map(residual -> residual.z().name())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Collected run(TickSource ticks, Set<String> exchanges, Predicate<Row> isJudged) throws IOException {
        Collected collected = new Collected(isJudged);
        InlinePipeline pipeline = new InlinePipeline(
                PipelineSettings.DEFAULT,
                PipelineSettings.DEFAULT.provenance("test"),
                new TreeSet<>(exchanges),
                1,
                collected);
        while (ticks.advance()) {
            pipeline.accept(ticks.tick());
        }
        return collected;
    }
}
