package org.alphadetector.detectors.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alphadetector.detectors.SharedData;
import org.alphadetector.detectors.event.AnomalyEvent;
import org.alphadetector.features.asset.StageSettings;
import org.alphadetector.features.catalog.FeatureCatalog;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Lane;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.SqlType;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.source.BaselineState;
import org.alphadetector.features.source.IngestCounts;
import org.alphadetector.features.source.RegisteredResidual;
import org.alphadetector.ingest.adapter.ClockedSource;
import org.alphadetector.ingest.adapter.FileFormat;
import org.alphadetector.ingest.adapter.FileSurvey;
import org.alphadetector.ingest.adapter.TickFiles;
import org.alphadetector.ingest.adapter.file.AdapterListener;
import org.alphadetector.ingest.simulator.MarketSimulator;
import org.alphadetector.ingest.simulator.SimulatorSettings;
import org.alphadetector.ingest.tick.TickSource;
import org.junit.jupiter.api.Test;

/** Which columns are NULL in every row, and how often flags are true. */
class EveryColumnDefinedTest {
    private static final long DAY_MICROS = 86_400_000_000L;

    /**
     * Flags that are not seldom, or never true here: states of the market and the feed last; every asset is in the universe
     * of revision 0 and none is hot; with three trades a minute the logarithm of a volume has a standard deviation of 1.3, so
     * that four of them are 150 times the usual.
     */
    private static final Set<String> OTHER_FLAGS = Set.of(
            "warmup", "is_market_open", "is_in_universe", "is_hot", "swing_validation_pending", "is_vol_spike_m_1");

    @Test
    void thirtySixSimulatedDaysDefineEveryColumn() throws IOException {
        SimulatorSettings market = SimulatorSettings.DEFAULT
                .withAssetCount(6)
                .withTicksPerSecond(0.2)
                .withDuration(36 * DAY_MICROS)
                .withSeed(1);
        try (TickSource ticks = new MarketSimulator(market)) {
            Undefined undefined = run(ticks, Set.of(market.exchange()));
            Set<String> missing = undefined.names();
            missing.remove("extras_json");
            assertThat(missing).isEmpty();
            undefined.rates().forEach((flag, rate) -> {
                System.out.printf(Locale.ROOT, "%s: true in %.6f of the rows that define it%n", flag, rate);
                if (!OTHER_FLAGS.contains(flag)) {
                    assertThat(rate).as(flag).isBetween(1e-5, 0.2);
                }
            });
        }
    }

    /** From candles exactly those columns are missing of which the declaration says that they need ticks. */
    @Test
    void recordedCandlesDefineEveryColumnThatSaysSo() throws IOException {
        List<Path> files = recorded();
        FileSurvey survey = FileSurvey.of(FileFormat.BINANCE_KLINE, files);
        Set<String> ofTicks = FeatureCatalog.layout().columns().stream()
                .filter(column -> !column.fromCandles())
                .map(Column::name)
                .collect(Collectors.toCollection(TreeSet::new));
        long latenessMs = StageSettings.DEFAULT.longestLatenessMicros() / 1_000;
        try (TickSource ticks = new ClockedSource(
                TickFiles.open(FileFormat.BINANCE_KLINE, files, AdapterListener.SILENT), survey, latenessMs)) {
            assertThat(run(ticks, survey.exchanges()).names()).isEqualTo(ofTicks);
        }
    }

    private static List<Path> recorded() throws IOException {
        Path data = SharedData.folder("binance_usdm_klines_1m");
        try (Stream<Path> files = Files.list(data)) {
            return files.filter(file -> file.toString().endsWith(".csv.gz"))
                    .sorted()
                    .toList();
        }
    }

    private static Undefined run(TickSource ticks, Set<String> exchanges) throws IOException {
        Undefined undefined = new Undefined();
        InlinePipeline pipeline = new InlinePipeline(
                PipelineSettings.DEFAULT,
                PipelineSettings.DEFAULT.provenance("test"),
                new TreeSet<>(exchanges),
                1,
                undefined);
        while (ticks.advance()) {
            pipeline.accept(ticks.tick());
        }
        assertThat(undefined.rows).isGreaterThan(100_000);
        return undefined;
    }

    /** The columns that no row so far defined. */
    private static final class Undefined implements PipelineOutput {
        private final Set<Column> columns =
                new TreeSet<>((one, other) -> one.name().compareTo(other.name()));
        private final Map<Column, long[]> flags = new LinkedHashMap<>();
        private long rows;

        private Undefined() {
            FeatureCatalog.layout().columns().stream()
                    .filter(column -> column.lane() != Lane.NONE)
                    .forEach(columns::add);
            columns.stream()
                    .filter(column -> column.type() == SqlType.BOOLEAN)
                    .forEach(column -> flags.put(column, new long[2]));
        }

        /** Of each flag the share of the 1m rows that define it in which it is true. */
        private Map<String, Double> rates() {
            Map<String, Double> rates = new TreeMap<>();
            flags.forEach((column, counts) -> rates.put(column.name(), (double) counts[1] / counts[0]));
            return rates;
        }

        private Set<String> names() {
            return columns.stream().map(Column::name).collect(Collectors.toCollection(TreeSet::new));
        }

        @Override
        public void snapshot(Row row) {
            rows++;
            if (row.timeframe() == Timeframe.M1) {
                flags.forEach((column, counts) -> {
                    if (row.isDefined(column)) {
                        counts[0]++;
                        counts[1] += row.number(column) > 0 ? 1 : 0;
                    }
                });
            }
            columns.removeIf(row::isDefined);
        }

        @Override
        public void market(Row row) {}

        @Override
        public void event(AnomalyEvent event) {}

        @Override
        public void counts(IngestCounts counts) {}

        @Override
        public void baseline(BaselineState state) {}

        @Override
        public void residual(RegisteredResidual residual) {}
    }
}
