package org.alphadetector.ingest.adapter.binance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.alphadetector.ingest.adapter.FileFormat;
import org.alphadetector.ingest.adapter.RecordedListener;
import org.alphadetector.ingest.adapter.TickFiles;
import org.alphadetector.ingest.adapter.TickText;
import org.alphadetector.ingest.adapter.file.SkipReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsdmBookFilesTest {
    private static final String SNAPSHOT =
            "2000 {\"lastUpdateId\":100,\"E\":1500,\"T\":1490,\"bids\":[[\"10.0\",\"2\"],[\"9.0\",\"1\"]],\"asks\":[[\"11.0\",\"3\"]]}"
                    .replace("2000 ", "1700000002000 ")
                    .replace("1500", "1700000001500");

    private final RecordedListener listener = new RecordedListener();

    @TempDir
    Path directory;

    @Test
    void publishesTheTopFiveOnceItChanged() throws IOException {
        assertThat(ticks(
                        "xyzusdt.txt",
                        SNAPSHOT,
                        update(101, 105, 100, "[\"10.0\",\"0\"],[\"9.5\",\"7\"]", "1700000003000"),
                        update(106, 110, 105, "[\"9.5\",\"7.0\"]", "1700000004000")))
                .containsExactly(
                        "book_snapshot binance-futures:XYZUSDT 1700000001500000/1700000002000000"
                                + " 2.0 @ 10.0 1.0 @ 9.0 | 3.0 @ 11.0 ",
                        "book_snapshot binance-futures:XYZUSDT 1700000003000000/1700000003000000"
                                + " 7.0 @ 9.5 1.0 @ 9.0 | 3.0 @ 11.0 ");
    }

    @Test
    void publishesNothingFromAGapToTheNextSnapshot() throws IOException {
        assertThat(ticks(
                        "xyzusdt.txt",
                        SNAPSHOT,
                        update(101, 105, 100, "[\"9.6\",\"1\"]", "1700000003000"),
                        update(108, 110, 107, "[\"9.7\",\"1\"]", "1700000004000"),
                        update(111, 112, 110, "[\"9.8\",\"1\"]", "1700000005000"),
                        SNAPSHOT.replace("100,", "109,")))
                .hasSize(3)
                .last()
                .asString()
                .contains(" 2.0 @ 10.0 1.0 @ 9.8 1.0 @ 9.7 1.0 @ 9.0 |");
        assertThat(listener.gaps).containsExactly("XYZUSDT@3");
    }

    @Test
    void findsTheSymbolOfASnapshotInStreamThenFileNameThenNeighbours() throws IOException {
        String wrapped = SNAPSHOT.replace("{\"last", "{\"stream\":\"abcusdt@depthSnapshot\",\"data\":{\"last") + "}";
        assertThat(ticks("xyzusdt_2024.txt", wrapped).get(0)).contains("binance-futures:ABCUSDT ");
        assertThat(ticks("rec-xyzusdt_2024.txt", SNAPSHOT).get(0)).contains("binance-futures:XYZUSDT ");
        assertThat(ticks(
                                "frames.txt",
                                update(90, 95, 89, "[\"9.5\",\"7\"]", "1700000001000")
                                        .replace("XYZUSDT", "QQQUSDT"),
                                SNAPSHOT)
                        .get(0))
                .contains("binance-futures:QQQUSDT ");
        assertThat(listener.skipped).isEmpty();
        assertThat(ticks("frames.txt", SNAPSHOT)).isEmpty();
        assertThat(listener.damaged).hasSize(1).first().asString().contains("put the symbol into the file's name");
    }

    @Test
    void stampsASnapshotWithoutTimeWithItsReceiveTime() throws IOException {
        String bare = SNAPSHOT.replace("\"E\":1700000001500,\"T\":1490,", "");
        assertThat(ticks("xyzusdt.txt", bare).get(0)).contains(" 1700000002000000/1700000002000000 ");
    }

    @Test
    void countsUpdatesThatTheBookHolds() throws IOException {
        assertThat(ticks("xyzusdt.txt", SNAPSHOT, update(90, 99, 89, "[\"10.0\",\"9\"]", "1700000003000"), SNAPSHOT))
                .hasSize(1);
        assertThat(listener.skipped).containsOnly(Map.entry(SkipReason.OLD_BOOK_UPDATE, 2));
    }

    private static String update(long first, long last, long previous, String bids, String timeMs) {
        return timeMs + " {\"e\":\"depthUpdate\",\"E\":" + timeMs + ",\"T\":" + timeMs + ",\"s\":\"XYZUSDT\",\"U\":"
                + first + ",\"u\":" + last + ",\"pu\":" + previous + ",\"b\":[" + bids + "],\"a\":[]}";
    }

    private List<String> ticks(String name, String... lines) throws IOException {
        Path file = Files.writeString(directory.resolve(name), String.join("\n", lines));
        return TickText.all(TickFiles.open(FileFormat.BINANCE_USDM, List.of(file), listener));
    }
}
