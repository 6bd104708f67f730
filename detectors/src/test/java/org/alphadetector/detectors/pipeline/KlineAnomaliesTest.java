package org.alphadetector.detectors.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.alphadetector.detectors.SharedData;
import org.alphadetector.detectors.event.AnomalyEvent;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.ingest.adapter.ClockedSource;
import org.alphadetector.ingest.adapter.FileFormat;
import org.alphadetector.ingest.adapter.TickFiles;
import org.alphadetector.ingest.adapter.file.AdapterListener;
import org.alphadetector.ingest.tick.TickSource;
import org.junit.jupiter.api.Test;

/** Ten real days of seven assets, with a market-wide crash in the night to the sixth, through the whole pipeline. */
class KlineAnomaliesTest {
    private static final Set<String> EXCHANGES = Set.of("binance-futures");
    private static final Instant CRASH_FROM = Instant.parse("2026-02-06T00:14:00Z");
    private static final Instant CRASH_TO = Instant.parse("2026-02-06T00:22:00Z");

    @Test
    void seesTheCrashOfEveryAssetAndStaysQuietOtherwise() throws IOException {
        Map<String, Integer> crash = new TreeMap<>();
        Map<String, Integer> perAssetDay = new TreeMap<>();
        List<Path> files = files();
        for (Path file : files) {
            String name = file.getFileName().toString();
            for (int day = 1; day <= 10; day++) {
                perAssetDay.put(name.substring(0, name.indexOf('-')) + LocalDate.of(2026, 2, day), 0);
            }
        }
        for (AnomalyEvent event : run(files)) {
            Instant at = Instant.ofEpochMilli(event.exchangeTsMicros() / 1000);
            perAssetDay.merge(
                    event.asset().symbol() + LocalDate.ofInstant(at.minusMillis(1), ZoneOffset.UTC), 1, Integer::sum);
            boolean isFall = event.subtype().equals("price_down") && event.timeframe() == Timeframe.M1;
            if (isFall && !at.isBefore(CRASH_FROM) && !at.isAfter(CRASH_TO)) {
                crash.merge(event.asset().symbol(), 1, Integer::sum);
            }
        }
        assertThat(crash).hasSize(7);
        int[] quiet = perAssetDay.entrySet().stream()
                .filter(entry ->
                        !entry.getKey().endsWith("02-05") && !entry.getKey().endsWith("02-06"))
                .mapToInt(Map.Entry::getValue)
                .sorted()
                .toArray();
        assertThat(quiet).hasSize(56);
        assertThat(quiet[quiet.length - 1]).as("largest asset-day").isLessThanOrEqualTo(20);
        assertThat(quiet[quiet.length / 2]).as("median asset-day").isBetween(1, 5);
    }

    private static List<AnomalyEvent> run(List<Path> files) throws IOException {
        RecordedOutput output = new RecordedOutput();
        PipelineSettings settings = PipelineSettings.DEFAULT;
        InlinePipeline pipeline =
                new InlinePipeline(settings, settings.provenance("unknown"), new TreeSet<>(EXCHANGES), 1, output);
        try (TickSource source = new ClockedSource(
                TickFiles.open(FileFormat.BINANCE_KLINE, files, AdapterListener.SILENT),
                EXCHANGES,
                Set.of(),
                settings.stage().longestLatenessMicros() / 1_000)) {
            while (source.advance()) {
                pipeline.accept(source.tick());
            }
        }
        return output.events;
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(SharedData.folder("binance_usdm_klines_1m"))) {
            return new ArrayList<>(files.filter(file -> file.toString().endsWith(".csv.gz"))
                    .sorted()
                    .toList());
        }
    }
}
