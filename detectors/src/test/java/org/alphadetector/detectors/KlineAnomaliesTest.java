package org.alphadetector.detectors;

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
import java.util.TreeMap;
import java.util.stream.Stream;
import org.alphadetector.detectors.event.AnomalyEvent;
import org.alphadetector.features.asset.Provenance;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.state.LiveStates;
import org.alphadetector.ingest.tick.AssetId;
import org.junit.jupiter.api.Test;

/** Ten real days of seven assets, with a market-wide crash in the night to the sixth. */
class KlineAnomaliesTest {
    private static final Instant CRASH_FROM = Instant.parse("2026-02-06T00:14:00Z");
    private static final Instant CRASH_TO = Instant.parse("2026-02-06T00:22:00Z");

    @Test
    void seesTheCrashOfEveryAssetAndStaysQuietOtherwise() throws IOException {
        List<Candles> assets = load();
        List<AnomalyEvent> events = run(assets);
        Map<String, Integer> crash = new TreeMap<>();
        Map<String, Integer> perAssetDay = new TreeMap<>();
        assets.forEach(candles -> {
            for (int day = 1; day <= 10; day++) {
                perAssetDay.put(candles.asset().symbol() + LocalDate.of(2026, 2, day), 0);
            }
        });
        for (AnomalyEvent event : events) {
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

    private static List<AnomalyEvent> run(List<Candles> assets) {
        List<AnomalyEvent> events = new ArrayList<>();
        BarDetectors detectors = new BarDetectors(
                new LiveStates(), DetectorSettings.DEFAULT, new Provenance("test", "unknown"), events::add);
        for (int bar = 1; bar <= Candles.BARS; bar++) {
            for (Timeframe timeframe : Timeframe.values()) {
                int minutes = (int) (timeframe.micros() / Candles.MINUTE_MICROS);
                if (bar % minutes == 0) {
                    List<Row> rows = new ArrayList<>();
                    for (Candles candles : assets) {
                        rows.add(candles.row(timeframe, bar - minutes, bar));
                    }
                    long point = rows.get(0).exchangeTsMicros();
                    detectors.point(timeframe, point, rows, TestRows.row(AssetId.MARKET, timeframe, point));
                }
            }
        }
        return events;
    }

    private static List<Candles> load() throws IOException {
        List<Candles> assets = new ArrayList<>();
        try (Stream<Path> files = Files.list(SharedData.folder("binance_usdm_klines_1m"))) {
            for (Path file : files.sorted().toList()) {
                assets.add(Candles.load(file));
            }
        }
        return assets;
    }
}
