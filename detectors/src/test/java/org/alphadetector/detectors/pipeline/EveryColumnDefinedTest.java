package org.alphadetector.detectors.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
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

/** Which columns are NULL in every row. */
class EveryColumnDefinedTest {
    private static final long DAY_MICROS = 86_400_000_000L;

    @Test
    void thirtySixSimulatedDaysDefineEveryColumn() throws IOException {
        SimulatorSettings market = SimulatorSettings.DEFAULT
                .withAssetCount(6)
                .withTicksPerSecond(0.2)
                .withDuration(36 * DAY_MICROS)
                .withSeed(1);
        try (TickSource ticks = new MarketSimulator(market)) {
            Set<String> missing = missing(ticks, Set.of(market.exchange()));
            missing.remove("extras_json");
            assertThat(missing).isEmpty();
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
            assertThat(missing(ticks, survey.exchanges())).isEqualTo(ofTicks);
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

    private static Set<String> missing(TickSource ticks, Set<String> exchanges) throws IOException {
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
        return undefined.names();
    }

    /** The columns that no row so far defined. */
    private static final class Undefined implements PipelineOutput {
        private final Set<Column> columns =
                new TreeSet<>((one, other) -> one.name().compareTo(other.name()));
        private long rows;

        private Undefined() {
            FeatureCatalog.layout().columns().stream()
                    .filter(column -> column.lane() != Lane.NONE)
                    .forEach(columns::add);
        }

        private Set<String> names() {
            return columns.stream().map(Column::name).collect(Collectors.toCollection(TreeSet::new));
        }

        @Override
        public void snapshot(Row row) {
            rows++;
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
