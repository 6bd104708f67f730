package org.alphadetector.detectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
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
import java.util.zip.GZIPInputStream;
import org.alphadetector.detectors.event.AnomalyEvent;
import org.alphadetector.features.asset.Provenance;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.state.LiveStates;
import org.alphadetector.ingest.tick.AssetId;
import org.junit.jupiter.api.Test;

/** Ten real days of seven assets, with a market-wide crash in the night to the sixth. */
class KlineAnomaliesTest {
    private static final long MINUTE = 60_000_000L;
    private static final int BARS = 14_400;
    private static final Instant CRASH_FROM = Instant.parse("2026-02-06T00:14:00Z");
    private static final Instant CRASH_TO = Instant.parse("2026-02-06T00:22:00Z");

    private record Candles(AssetId asset, long start, double[] open, double[] close, double[] quoteVolume) {
        Row row(Timeframe timeframe, int from, int to) {
            Row row = TestRows.row(asset, timeframe, start + to * MINUTE);
            TestRows.set(row, Inputs.OPEN, open[from]);
            TestRows.set(row, Inputs.CLOSE, close[to - 1]);
            TestRows.set(row, Inputs.RET_M_1, change(to, 1));
            TestRows.set(row, Inputs.RET_M_5, change(to, 5));
            TestRows.set(row, Inputs.RET_M_15, change(to, 15));
            double volume = 0;
            for (int i = from; i < to; i++) {
                volume += quoteVolume[i];
            }
            TestRows.set(row, Inputs.QUOTE_VOLUME, volume);
            return row;
        }

        private double change(int to, int minutes) {
            return to > minutes ? StrictMath.log(close[to - 1] / close[to - 1 - minutes]) : Double.NaN;
        }
    }

    @Test
    void seesTheCrashOfEveryAssetAndStaysQuietOtherwise() throws IOException {
        List<AnomalyEvent> events = run(load());
        Map<String, Map<LocalDate, Integer>> perDay = new TreeMap<>();
        Map<String, Integer> crash = new TreeMap<>();
        for (AnomalyEvent event : events) {
            Instant at = Instant.ofEpochMilli(event.exchangeTsMicros() / 1000);
            perDay.computeIfAbsent(event.asset().symbol(), symbol -> new TreeMap<>())
                    .merge(LocalDate.ofInstant(at.minusMillis(1), ZoneOffset.UTC), 1, Integer::sum);
            if (event.subtype().equals("price_down")
                    && event.timeframe() == Timeframe.M1
                    && !at.isBefore(CRASH_FROM)
                    && !at.isAfter(CRASH_TO)) {
                crash.merge(event.asset().symbol(), 1, Integer::sum);
            }
        }
        perDay.forEach((symbol, days) -> System.out.println(symbol + " " + days.values()));
        Map<String, Integer> kinds = new TreeMap<>();
        events.forEach(e -> kinds.merge(e.subtype() + e.timeframe().label(), 1, Integer::sum));
        System.out.println(kinds + " " + crash);
        events.stream()
                .filter(e -> e.asset().symbol().startsWith("LTC"))
                .forEach(e -> System.out.println(Instant.ofEpochMilli(e.exchangeTsMicros() / 1000) + " "
                        + e.timeframe().label() + " " + e.subtype() + " sev=" + e.severity() + " p=" + e.pValue() + " "
                        + e.payload().replaceAll(".*reason\":", "")));
        assertThat(crash).hasSize(7);
    }

    private static List<AnomalyEvent> run(List<Candles> assets) {
        List<AnomalyEvent> events = new ArrayList<>();
        BarDetectors detectors = new BarDetectors(
                new LiveStates(), DetectorSettings.DEFAULT, new Provenance("test", "unknown"), events::add);
        for (int bar = 1; bar <= BARS; bar++) {
            for (Timeframe timeframe : Timeframe.values()) {
                int minutes = (int) (timeframe.micros() / MINUTE);
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
                assets.add(load(file));
            }
        }
        return assets;
    }

    private static Candles load(Path file) throws IOException {
        String name = file.getFileName().toString();
        AssetId asset = AssetId.of("binance-futures", name.substring(0, name.indexOf('-')));
        double[] open = new double[BARS];
        double[] close = new double[BARS];
        double[] quoteVolume = new double[BARS];
        long start = 0;
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.US_ASCII))) {
            List<String> lines = reader.lines().skip(1).toList();
            for (int i = 0; i < BARS; i++) {
                String[] fields = lines.get(i).split(",", -1);
                start = i == 0 ? Long.parseLong(fields[0]) * 1000 : start;
                open[i] = Double.parseDouble(fields[1]);
                close[i] = Double.parseDouble(fields[4]);
                quoteVolume[i] = Double.parseDouble(fields[7]);
            }
        }
        return new Candles(asset, start, open, close, quoteVolume);
    }
}
