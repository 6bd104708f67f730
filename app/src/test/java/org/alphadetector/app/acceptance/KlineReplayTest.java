package org.alphadetector.app.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.io.schubfach.DoubleToDecimal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.alphadetector.app.SharedData;
import org.alphadetector.detectors.event.AnomalyEvent;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.ingest.adapter.FileFormat;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Ten days of real one-minute candles of seven symbols. */
class KlineReplayTest {
    private static final Instant FIRST_SHOCK_DAY = Instant.parse("2026-02-05T00:00:00Z");
    private static final Instant AFTER_SHOCK_DAYS = Instant.parse("2026-02-07T00:00:00Z");

    private static final Map<String, List<Candle>> FILES = new TreeMap<>();
    private static Collected collected = new Collected();

    /** A line of a file, or the sum of several. */
    private record Candle(
            long openMs,
            BigDecimal open,
            BigDecimal high,
            BigDecimal low,
            BigDecimal close,
            BigDecimal volume,
            BigDecimal quoteVolume,
            long trades) {

        static Candle of(String line) {
            String[] fields = line.split(",", -1);
            return new Candle(
                    Long.parseLong(fields[0]),
                    new BigDecimal(fields[1]),
                    new BigDecimal(fields[2]),
                    new BigDecimal(fields[3]),
                    new BigDecimal(fields[4]),
                    new BigDecimal(fields[5]),
                    new BigDecimal(fields[7]),
                    Long.parseLong(fields[8]));
        }

        static Candle sum(List<Candle> minutes) {
            List<Candle> traded =
                    minutes.stream().filter(minute -> minute.trades > 0).toList();
            List<Candle> priced = traded.isEmpty() ? minutes.subList(minutes.size() - 1, minutes.size()) : traded;
            return new Candle(
                    minutes.get(0).openMs,
                    priced.get(0).open,
                    priced.stream().map(Candle::high).max(BigDecimal::compareTo).orElseThrow(),
                    priced.stream().map(Candle::low).min(BigDecimal::compareTo).orElseThrow(),
                    minutes.get(minutes.size() - 1).close,
                    minutes.stream().map(Candle::volume).reduce(BigDecimal.ZERO, BigDecimal::add),
                    minutes.stream().map(Candle::quoteVolume).reduce(BigDecimal.ZERO, BigDecimal::add),
                    minutes.stream().mapToLong(Candle::trades).sum());
        }
    }

    @BeforeAll
    static void replay() throws IOException {
        List<Path> files = SharedData.files("binance_usdm_klines_1m", "*.gz");
        for (Path file : files) {
            FILES.put(file.getFileName().toString().split("-", 2)[0], read(file));
        }
        collected = Collected.replay(FileFormat.BINANCE_KLINE, files);
    }

    private static List<Candle> read(Path file) throws IOException {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> Character.isDigit(line.charAt(0)))
                    .map(Candle::of)
                    .toList();
        }
    }

    @Test
    void everyLatticePointHasItsRows() {
        assertThat(collected.rows(Timeframe.M1)).hasSize(100_800);
        assertThat(collected.rows(Timeframe.M15)).hasSize(6_720);
        assertThat(collected.rows(Timeframe.H1)).hasSize(1_680);
        Map<Timeframe, Long> markets = new TreeMap<>();
        collected.markets.forEach(row -> markets.merge(row.timeframe(), 1L, Long::sum));
        assertThat(markets)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(Timeframe.M1, 14_400L, Timeframe.M15, 960L, Timeframe.H1, 240L));
    }

    @Test
    void pricesAndVolumesAreTheFilesExactly() {
        for (Timeframe timeframe : Timeframe.values()) {
            Map<String, Map<Long, Row>> rows = new TreeMap<>();
            collected.rows(timeframe).forEach(row -> rows.computeIfAbsent(
                            row.asset().symbol(), s -> new TreeMap<>())
                    .put(row.exchangeTsMicros(), row));
            int minutes = (int) (timeframe.micros() / 60_000_000L);
            FILES.forEach((symbol, candles) -> {
                for (int i = 0; i < candles.size(); i += minutes) {
                    Candle expected = Candle.sum(candles.subList(i, i + minutes));
                    long close = expected.openMs * 1_000 + timeframe.micros();
                    assertRow(rows.get(symbol).get(close), expected);
                }
            });
        }
    }

    private static void assertRow(Row row, Candle expected) {
        String what = row.asset().key() + ' ' + row.timeframe().label() + ' ' + row.exchangeTsMicros();
        assertThat(decimal(row, "open")).as(what).isEqualByComparingTo(expected.open);
        assertThat(decimal(row, "high")).as(what).isEqualByComparingTo(expected.high);
        assertThat(decimal(row, "low")).as(what).isEqualByComparingTo(expected.low);
        assertThat(decimal(row, "close")).as(what).isEqualByComparingTo(expected.close);
        assertThat(decimal(row, "volume")).as(what).isEqualByComparingTo(expected.volume);
        assertThat(decimal(row, "trade_count").longValueExact()).as(what).isEqualTo(expected.trades);
        BigDecimal off =
                decimal(row, "quote_volume").subtract(expected.quoteVolume).abs();
        assertThat(off.compareTo(expected.quoteVolume.multiply(new BigDecimal("1e-12"), MathContext.DECIMAL64)))
                .as(what)
                .isLessThanOrEqualTo(0);
    }

    private static BigDecimal decimal(Row row, String column) {
        double value = row.number(row.layout().lane(row.layout().column(column)));
        return new BigDecimal(DoubleToDecimal.toString(value));
    }

    @Test
    void everySymbolSpikesDownInTheCrashOfTheSixth() {
        TreeSet<String> symbols = new TreeSet<>();
        for (AnomalyEvent event : collected.events) {
            Instant at = Instant.ofEpochMilli(event.exchangeTsMicros() / 1_000);
            boolean inCrash = !at.isBefore(Instant.parse("2026-02-06T00:14:00Z"))
                    && !at.isAfter(Instant.parse("2026-02-06T00:22:00Z"));
            if (inCrash && event.eventClass().equals("spike") && event.direction() < 0 && isPrice(event)) {
                symbols.add(event.asset().symbol());
            }
        }
        assertThat(symbols).isEqualTo(new TreeSet<>(FILES.keySet()));
    }

    private static boolean isPrice(AnomalyEvent event) {
        return event.subtype().startsWith("price");
    }

    @Test
    void quietDaysHaveFewEvents() {
        Map<String, Integer> perAssetDay = new TreeMap<>();
        for (Instant day = Instant.parse("2026-02-01T00:00:00Z");
                day.isBefore(Instant.parse("2026-02-11T00:00:00Z"));
                day = day.plusSeconds(86_400)) {
            for (String symbol : FILES.keySet()) {
                if (day.isBefore(FIRST_SHOCK_DAY) || !day.isBefore(AFTER_SHOCK_DAYS)) {
                    perAssetDay.put(symbol + ' ' + day, 0);
                }
            }
        }
        for (AnomalyEvent event : collected.events) {
            long openMs = event.exchangeTsMicros() / 1_000 - 1;
            Instant day = Instant.ofEpochMilli(Math.floorDiv(openMs, 86_400_000L) * 86_400_000L);
            perAssetDay.computeIfPresent(event.asset().symbol() + ' ' + day, (key, count) -> count + 1);
        }
        List<Integer> sorted = new ArrayList<>(perAssetDay.values());
        sorted.sort(null);
        assertThat(sorted).hasSize(8 * FILES.size());
        assertThat(sorted.get(sorted.size() / 2)).isLessThanOrEqualTo(5);
        assertThat(sorted.get(sorted.size() - 1)).isLessThanOrEqualTo(20);
    }
}
