package org.alphadetector.ingest.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.alphadetector.ingest.adapter.file.UnreadableInputException;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickSource;
import org.alphadetector.ingest.tick.TickType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MergedTicksTest {
    @TempDir
    Path directory;

    @Test
    void mergesByTimeAndKeepsTheOrderOfSourcesAmongEqualTimes() throws IOException {
        assertThat(merged(
                        new ClockedSourceTest.Listed(tick("a", 1), tick("a", 3), tick("a", 3)),
                        new ClockedSourceTest.Listed(tick("b", 1), tick("b", 2), tick("b", 3)),
                        new ClockedSourceTest.Listed()))
                .containsExactly("a1", "b1", "b2", "a3", "a3", "b3");
    }

    @Test
    void keepsTheOrderInsideASourceWhoseTimesStepBack() throws IOException {
        assertThat(merged(
                        new ClockedSourceTest.Listed(tick("a", 5), tick("a", 1), tick("a", 6)),
                        new ClockedSourceTest.Listed(tick("b", 2), tick("b", 5), tick("b", 7))))
                .containsExactly("b2", "a5", "a1", "b5", "a6", "b7");
    }

    @Test
    void leavesADisconnectBehindTheMessageBeforeIt() throws IOException {
        Tick disconnect = new Tick();
        disconnect.begin(TickType.DISCONNECT);
        disconnect.symbol = "gap";
        disconnect.localTimestampMicros = 9_000;
        assertThat(merged(
                        new ClockedSourceTest.Listed(tick("a", 1), disconnect, tick("a", 4)),
                        new ClockedSourceTest.Listed(tick("b", 2))))
                .containsExactly("a1", "gap", "b2", "a4");
    }

    @Test
    void ordersFilesByPathHoweverTheyAreGiven() throws IOException {
        Path first = candle("AUSDT-1m.csv");
        Path second = candle("BUSDT-1m.csv");
        List<String> expected = List.of("AUSDT", "BUSDT");
        for (List<Path> files : List.of(List.of(first, second), List.of(second, first))) {
            assertThat(TickText.all(
                            TickFiles.open(FileFormat.BINANCE_KLINE, files, new RecordedListener()),
                            tick -> tick.symbol))
                    .isEqualTo(expected);
        }
    }

    @Test
    void namesAFileThatIsMissingOrNoFile() {
        Path missing = directory.resolve("missing.csv");
        assertThatThrownBy(() -> open(missing))
                .isInstanceOf(UnreadableInputException.class)
                .hasMessage(missing + " does not exist; check the path.");
        assertThatThrownBy(() -> open(directory))
                .isInstanceOf(UnreadableInputException.class)
                .hasMessage(directory + " is not a file; name the files themselves.");
    }

    @Test
    void namesAFileWhoseGzipEndsTooEarly() throws IOException {
        Path file = directory.resolve("AUSDT-1m.csv.gz");
        Files.write(file, new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0, 1});
        assertThatThrownBy(() -> TickText.all(open(file)))
                .isInstanceOf(UnreadableInputException.class)
                .hasMessageStartingWith(file + " is damaged or ends too early");
    }

    private static TickSource open(Path file) throws IOException {
        return TickFiles.open(FileFormat.BINANCE_KLINE, List.of(file), new RecordedListener());
    }

    private Path candle(String name) throws IOException {
        return Files.writeString(directory.resolve(name), "1700000040000,1,1,1,1,1,1700000099999,1,1,1,1,0\n");
    }

    private static List<String> merged(ClockedSourceTest.Listed... sources) throws IOException {
        return TickText.all(
                new MergedTicks(List.of(sources)),
                tick -> tick.symbol + (tick.type == TickType.DISCONNECT ? "" : tick.timestampMicros));
    }

    private static Tick tick(String symbol, long micros) {
        Tick tick = new Tick();
        tick.begin(TickType.TRADE);
        tick.symbol = symbol;
        tick.timestampMicros = micros;
        tick.localTimestampMicros = micros;
        return tick;
    }
}
