package org.alphadetector.ingest.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.alphadetector.ingest.SharedData;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickSource;
import org.alphadetector.ingest.tick.TickType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KlineFilesTest {
    private static final String HEADER = "open_time,open,high,low,close,volume,close_time,quote_volume,count,"
            + "taker_buy_volume,taker_buy_quote_volume,ignore\n";
    private static final String FIRST =
            "1700000040000,1.10,1.30,1.00,1.20,100.50,1700000099999,120.6,7,40.125,48.1,0\n";
    private static final String FIRST_TICK = "trade_bar binance-futures:ABCUSDT 1700000099999000/1700000099999000"
            + " 1.1 1.3 1.0 1.2 volume 100.5 = 40.125 + 60.375 quote 120.6 n 7"
            + " from 1700000040000000 to 1700000099999000 of 60000";

    private final RecordedListener listener = new RecordedListener();

    @TempDir
    Path directory;

    @Test
    void makesABarWithExactVolumes() throws IOException {
        assertThat(ticks(write("ABCUSDT-1m-2023-11.csv", HEADER + FIRST))).containsExactly(FIRST_TICK);
        assertThat(listener.damaged).isEmpty();
    }

    @Test
    void needsNoHeader() throws IOException {
        assertThat(ticks(write("ABCUSDT-1m.csv", FIRST))).containsExactly(FIRST_TICK);
    }

    @Test
    void readsGzipWhateverItsName() throws IOException {
        Path file = directory.resolve("ABCUSDT-1m.csv");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write((HEADER + FIRST).getBytes(StandardCharsets.US_ASCII));
        }
        assertThat(ticks(file)).containsExactly(FIRST_TICK);
        assertThat(listener.bytesRead).isEqualTo(Files.size(file)).isEqualTo(listener.fileBytes);
    }

    @Test
    void readsMicroseconds() throws IOException {
        String line = FIRST.replace("1700000040000", "1700000040000000").replace("1700000099999", "1700000099999999");
        assertThat(ticks(write("ABCUSDT-1m.csv", line)))
                .containsExactly(FIRST_TICK
                        .replace("1700000099999000", "1700000099999999")
                        .replace("from 1700000040000000", "from 1700000040000000"));
    }

    @Test
    void tellsTheIntervalOfLongerCandles() throws IOException {
        String line = FIRST.replace("1700000099999", "1700000939999");
        assertThat(ticks(write("ABCUSDT-15m.csv", line)).get(0)).endsWith(" of 900000");
    }

    @Test
    void reportsDamagedLinesAndGoesOn() throws IOException {
        Path file = write(
                "ABCUSDT-1m.csv",
                HEADER + "1700000040000,1.10\n" + HEADER + FIRST.replace("1.30", "1.3x") + "\n"
                        + FIRST.replace("40.125", "100.51") + FIRST);
        assertThat(ticks(file)).containsExactly(FIRST_TICK);
        assertThat(listener.damaged)
                .containsExactly(
                        "ABCUSDT-1m.csv:2: 2 columns instead of 12",
                        "ABCUSDT-1m.csv:3: open time is not a number: open_time",
                        "ABCUSDT-1m.csv:4: high is not a number: 1.3x",
                        "ABCUSDT-1m.csv:6: taker buy volume is above volume");
    }

    @Test
    void readsEveryRecordedCandleInTimeOrder() throws IOException {
        List<Path> files = SharedData.files("binance_usdm_klines_1m", "*.csv.gz");
        Map<String, Integer> counts = new TreeMap<>();
        long last = Long.MIN_VALUE;
        try (TickSource source = TickFiles.open(FileFormat.BINANCE_KLINE, files, listener)) {
            while (source.advance()) {
                Tick tick = source.tick();
                assertThat(tick.type).isEqualTo(TickType.TRADE_BAR);
                assertThat(tick.timestampMicros).isGreaterThanOrEqualTo(last);
                assertThat(tick.intervalMs).isEqualTo(60_000);
                last = tick.timestampMicros;
                counts.merge(tick.symbol, 1, Integer::sum);
            }
        }
        assertThat(counts.keySet())
                .containsExactly("ALGOUSDT", "AVAXUSDT", "DOTUSDT", "FILUSDT", "LINKUSDT", "LTCUSDT", "NEARUSDT");
        assertThat(counts.values()).containsOnly(14_400);
        assertThat(listener.damaged).isEmpty();
    }

    private List<String> ticks(Path file) throws IOException {
        return TickText.all(TickFiles.open(FileFormat.BINANCE_KLINE, List.of(file), listener));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }
}
