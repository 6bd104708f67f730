package org.alphadetector.detectors.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.alphadetector.detectors.SharedData;
import org.alphadetector.detectors.pipeline.Transcript;
import org.alphadetector.features.source.IngestCounts;
import org.alphadetector.ingest.tick.TickFault;
import org.alphadetector.ingest.topic.DeadLetter;
import org.junit.jupiter.api.Test;

/** Bad input of every kind among good: it is set aside with its reason, and the good rows are as without it. */
class RejectedTicksTest {
    private static final String EXCHANGE = "venue";
    private static final String KEY = "venue:ABC";
    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
    private static final int MINUTES = 40;

    /** Sends to the topology and keeps the exchange's clock going, a second at a time. */
    private static final class Feed implements AutoCloseable {
        private final TopologyRun run = new TopologyRun(EXCHANGE);
        private long clockSeconds = Long.MIN_VALUE;

        void send(String key, String json) {
            run.send(key, json);
        }

        void clockTo(Instant time) {
            long seconds = time.getEpochSecond();
            if (clockSeconds == Long.MIN_VALUE) {
                clockSeconds = seconds - 1;
            }
            while (clockSeconds < seconds) {
                clockSeconds++;
                String at = Instant.ofEpochSecond(clockSeconds).toString();
                run.send(
                        EXCHANGE,
                        "{\"type\":\"clock\",\"exchange\":\"venue\",\"timestamp\":\"" + at + "\",\"localTimestamp\":\""
                                + at + "\"}");
            }
        }

        IngestCounts lastCounts(Transcript transcript) {
            return transcript.counts.lastEntry().getValue();
        }

        @Override
        public void close() {
            run.close();
        }
    }

    private static String trade(String fields, Instant time) {
        return "{\"type\":\"trade\",\"symbol\":\"ABC\",\"exchange\":\"venue\"," + fields
                + ",\"side\":\"buy\",\"timestamp\":\"" + time + "\",\"localTimestamp\":\"" + time + "\"}";
    }

    private static String good(int second) {
        return trade(
                "\"id\":\"" + second + "\",\"price\":" + (100 + second * 37 % 11) + ",\"amount\":0." + (1 + second % 9),
                START.plusSeconds(second));
    }

    private static Map<TickFault, List<String[]>> offences(Instant time) {
        String sound = trade("\"price\":100,\"amount\":1", time);
        Map<TickFault, List<String[]>> offences = new TreeMap<>();
        offences.put(TickFault.MALFORMED_JSON, keyed(sound.substring(0, sound.length() - 1), "", "[1]", sound + "x"));
        offences.put(TickFault.UNKNOWN_TYPE, keyed(sound.replace("\"trade\"", "\"rumour\"")));
        offences.put(
                TickFault.MISSING_FIELD,
                keyed(sound.replace("\"price\":100,", ""), sound.replace("\"amount\":1", "\"amount\":null")));
        offences.put(
                TickFault.BAD_NUMBER,
                keyed(
                        sound.replace("\"price\":100", "\"price\":-100"),
                        sound.replace("\"price\":100", "\"price\":0"),
                        sound.replace("\"price\":100", "\"price\":\"NaN\""),
                        sound.replace("\"price\":100", "\"price\":1e999"),
                        sound.replace("\"amount\":1", "\"amount\":\"one\"")));
        offences.put(TickFault.BAD_VALUE, keyed(sound.replace("\"buy\"", "\"up\"")));
        offences.put(
                TickFault.BAD_TIMESTAMP,
                keyed(
                        sound.replace(time.toString(), "12:00:00"),
                        sound.replace(time.toString(), "2024-02-30T00:00:00Z")));
        offences.put(
                TickFault.FUTURE_TIMESTAMP,
                keyed(sound.replace("\"localTimestamp\":\"" + time, "\"localTimestamp\":\"" + time.minusSeconds(6))));
        offences.put(
                TickFault.BAD_SYMBOL,
                List.of(
                        new String[] {"venue:A BC", sound.replace("\"ABC\"", "\"A BC\"")},
                        new String[] {"venue:", sound.replace("\"ABC\"", "\"\"")},
                        new String[] {"venue:" + "A".repeat(65), sound.replace("\"ABC\"", "\"" + "A".repeat(65) + "\"")
                        }));
        offences.put(
                TickFault.KEY_MISMATCH, List.of(new String[] {"venue:XYZ", sound}, new String[] {"other:ABC", sound}));
        offences.put(
                TickFault.UNKNOWN_EXCHANGE,
                List.<String[]>of(new String[] {"other:ABC", sound.replace("\"venue\"", "\"other\"")}));
        offences.put(
                TickFault.TOO_LARGE,
                keyed(sound.replace("{\"type\"", "{\"note\":\"" + "x".repeat(1 << 20) + "\",\"type\"")));
        offences.put(
                TickFault.UNSUPPORTED_INTERVAL,
                keyed("{\"type\":\"trade_bar\",\"symbol\":\"ABC\",\"exchange\":\"venue\",\"name\":\"trade_bar_5m\","
                        + "\"interval\":300000,\"kind\":\"time\",\"open\":1,\"high\":1,\"low\":1,\"close\":1,\"volume\":1,"
                        + "\"buyVolume\":1,\"sellVolume\":0,\"trades\":1,\"openTimestamp\":\"" + time.minusSeconds(300)
                        + "\",\"closeTimestamp\":\"" + time + "\",\"timestamp\":\"" + time + "\",\"localTimestamp\":\""
                        + time + "\"}"));
        offences.put(
                TickFault.USE_BOOK_SNAPSHOT,
                keyed("{\"type\":\"book_change\",\"symbol\":\"ABC\",\"exchange\":\"venue\",\"isSnapshot\":true,"
                        + "\"bids\":[{\"price\":1,\"amount\":1}],\"asks\":[],\"timestamp\":\"" + time
                        + "\",\"localTimestamp\":\"" + time + "\"}"));
        return offences;
    }

    private static List<String[]> keyed(String... values) {
        List<String[]> records = new ArrayList<>();
        for (String value : values) {
            records.add(new String[] {KEY, value});
        }
        return records;
    }

    @Test
    void everyReasonIsDeadLetteredAndCountedAndTheGoodRowsStay() {
        Transcript clean;
        try (Feed feed = new Feed()) {
            for (int second = 0; second < MINUTES * 60; second++) {
                feed.clockTo(START.plusSeconds(second));
                feed.send(KEY, good(second));
            }
            feed.clockTo(START.plusSeconds(MINUTES * 60 + 62));
            clean = feed.run.read();
        }
        Map<String, Long> expected = new TreeMap<>();
        try (Feed feed = new Feed()) {
            for (int second = 0; second < MINUTES * 60; second++) {
                Instant time = START.plusSeconds(second);
                feed.clockTo(time);
                feed.send(KEY, good(second));
                if (second % 300 == 123) {
                    offences(time)
                            .forEach((fault, records) -> records.forEach(record -> {
                                feed.send(record[0], record[1]);
                                expected.merge(fault.code(), 1L, Long::sum);
                            }));
                }
            }
            feed.clockTo(START.plusSeconds(MINUTES * 60 + 62));
            Transcript dirty = feed.run.read();
            assertThat(expected).hasSize(TickFault.values().length - 1);
            assertThat(feed.lastCounts(dirty).rejected()).isEqualTo(expected);
            assertThat(reasons(feed)).isEqualTo(expected);
            assertThat(dirty.rows).isEqualTo(clean.rows);
            assertThat(dirty.events).isEqualTo(clean.events);
            assertThat(clean.rows).hasSizeGreaterThan(MINUTES);
        }
    }

    private static Map<String, Long> reasons(Feed feed) {
        Map<String, Long> reasons = new TreeMap<>();
        feed.run
                .deadLetters()
                .forEach(dead -> reasons.merge(TopologyRun.header(dead, DeadLetter.REASON), 1L, Long::sum));
        return reasons;
    }

    @Test
    void junkLineOfRecordedLiquidationsIsABadSymbol() throws IOException {
        try (Feed feed = new Feed()) {
            int lines = 0;
            for (Path file : files("binance_usdm_liquidations", ".csv")) {
                for (String line : Files.readAllLines(file)) {
                    String[] fields = line.split(",", -1);
                    String symbol = fields[0] + "USDT";
                    Instant time = Instant.ofEpochMilli(Long.parseLong(fields[10]));
                    feed.clockTo(time);
                    feed.send(
                            EXCHANGE + ':' + symbol,
                            "{\"type\":\"liquidation\",\"symbol\":\"" + symbol
                                    + "\",\"exchange\":\"venue\",\"price\":\"" + fields[5]
                                    + "\",\"amount\":\"" + fields[4] + "\",\"side\":\""
                                    + fields[1].toLowerCase(Locale.ROOT)
                                    + "\",\"timestamp\":\"" + time + "\",\"localTimestamp\":\"" + time + "\"}");
                    lines++;
                }
            }
            feed.clockTo(Instant.ofEpochSecond(feed.clockSeconds + 120));
            Transcript transcript = feed.run.read();
            assertThat(reasons(feed)).isEqualTo(Map.of("bad_symbol", 1L));
            IngestCounts counts = feed.lastCounts(transcript);
            assertThat(counts.rejected()).isEqualTo(Map.of("bad_symbol", 1L));
            assertThat(counts.accepted() + counts.late()).isEqualTo(lines - 1L);
        }
    }

    @Test
    void recordedTradesSentTwiceAreDuplicatesAndChangeNoRow() throws IOException {
        List<String> lines = new ArrayList<>();
        for (Path file : files("binance_usdm_aggtrades", ".gz")) {
            try (BufferedReader reader = new BufferedReader(
                    new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
                reader.lines().forEach(lines::add);
            }
        }
        Transcript once = aggregateTrades(lines, 1);
        Transcript twice = aggregateTrades(lines, 2);
        IngestCounts counts = twice.counts.lastEntry().getValue();
        assertThat(counts.rejected()).isEqualTo(Map.of("bad_timestamp", 1_546L));
        assertThat(counts.duplicate()).isEqualTo(20_635);
        assertThat(once.counts.lastEntry().getValue().duplicate()).isZero();
        assertThat(counts.accepted())
                .isEqualTo(once.counts.lastEntry().getValue().accepted());
        assertThat(withoutDroppedTicks(twice)).isEqualTo(withoutDroppedTicks(once));
        assertThat(twice.events).isEqualTo(once.events);
        assertThat(twice.rows).isNotEqualTo(once.rows);
    }

    private static List<Path> files(String folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(SharedData.folder(folder))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    private static Map<String, String> withoutDroppedTicks(Transcript transcript) {
        Map<String, String> rows = new TreeMap<>(transcript.rows);
        rows.replaceAll((key, json) -> json.replaceAll(",\"dropped_ticks\":\\d+", ""));
        return rows;
    }

    private static Transcript aggregateTrades(List<String> lines, int times) {
        try (Feed feed = new Feed()) {
            for (String line : lines) {
                String[] fields = line.split(" *, *", -1);
                boolean isTimeOfDay = fields[5].indexOf(':') > 0;
                Instant local = Instant.ofEpochMilli(Long.parseLong(fields[0]));
                String time = isTimeOfDay
                        ? fields[5]
                        : Instant.ofEpochMilli(Long.parseLong(fields[5])).toString();
                if (!isTimeOfDay) {
                    feed.clockTo(Instant.parse(time));
                }
                String side = fields[6].equals("True") ? "sell" : "buy";
                String json = "{\"type\":\"trade\",\"symbol\":\"" + fields[1] + "\",\"exchange\":\"venue\",\"id\":\""
                        + fields[2]
                        + "\",\"price\":\"" + fields[3] + "\",\"amount\":\"" + fields[4] + "\",\"side\":\"" + side
                        + "\",\"timestamp\":\"" + time + "\",\"localTimestamp\":\"" + local + "\"}";
                for (int i = 0; i < (isTimeOfDay ? 1 : times); i++) {
                    feed.send(EXCHANGE + ':' + fields[1], json);
                }
            }
            feed.clockTo(Instant.ofEpochSecond(feed.clockSeconds + 120));
            return feed.run.read();
        }
    }
}
