package org.alphadetector.ingest.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.alphadetector.ingest.adapter.file.SkipReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TardisJsonFilesTest {
    private static final String TRADE = """
            {"type":"trade","symbol":"X","exchange":"ftx","id":"7","price":1.5,"amount":2,"side":"buy","timestamp":1000,"localTimestamp":1005}""";

    private final RecordedListener listener = new RecordedListener();

    @TempDir
    Path directory;

    @Test
    void readsMessagesAndReportsWhatIsNone() throws IOException {
        assertThat(ticks(
                        TRADE,
                        "",
                        "junk",
                        TRADE.replace("trade", "quote"),
                        TRADE.replace("\"price\":1.5,", ""),
                        "{\"type\":\"clock\",\"exchange\":\"ftx\",\"timestamp\":2000,\"localTimestamp\":2000}"))
                .containsExactly("trade ftx:X 1000/1005 #7 buy 2 @ 1.5", "clock ftx: 2000/2000");
        assertThat(listener.damaged)
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("ticks.jsonl:3: malformed_json: "),
                        line -> assertThat(line).startsWith("ticks.jsonl:4: unknown_type: "),
                        line -> assertThat(line).startsWith("ticks.jsonl:5: missing_field: "));
    }

    @Test
    void keepsABookFromChanges() throws IOException {
        assertThat(ticks(
                        change(false, 900, "[{\"price\":9,\"amount\":1}]"),
                        change(true, 1000, "[{\"price\":10,\"amount\":2}]"),
                        change(false, 1001, "[{\"price\":9,\"amount\":4},{\"price\":10,\"amount\":0}]"),
                        change(false, 1002, "[{\"price\":9,\"amount\":4}]"),
                        change(true, 1003, "[{\"price\":8,\"amount\":1}]")))
                .containsExactly(
                        "book_snapshot ftx:X 1000/1000 2.0 @ 10.0 | ",
                        "book_snapshot ftx:X 1001/1001 4.0 @ 9.0 | ",
                        "book_snapshot ftx:X 1003/1003 1.0 @ 8.0 | ");
        assertThat(listener.skipped).containsOnly(Map.entry(SkipReason.BOOK_WITHOUT_SNAPSHOT, 1));
    }

    @Test
    void forgetsTheBookAtADisconnect() throws IOException {
        String disconnect = "{\"type\":\"disconnect\",\"exchange\":\"ftx\",\"localTimestamp\":1001}";
        assertThat(ticks(
                        change(true, 1000, "[{\"price\":10,\"amount\":2}]"),
                        disconnect,
                        change(false, 1002, "[{\"price\":10,\"amount\":3}]"),
                        change(true, 1003, "[{\"price\":10,\"amount\":4}]")))
                .hasSize(3)
                .last()
                .isEqualTo("book_snapshot ftx:X 1003/1003 4.0 @ 10.0 | ");
        assertThat(listener.skipped).containsOnly(Map.entry(SkipReason.BOOK_WITHOUT_SNAPSHOT, 1));
    }

    private static String change(boolean isSnapshot, long time, String bids) {
        return "{\"type\":\"book_change\",\"symbol\":\"X\",\"exchange\":\"ftx\",\"isSnapshot\":" + isSnapshot
                + ",\"bids\":" + bids + ",\"asks\":[],\"timestamp\":" + time + ",\"localTimestamp\":" + time + "}";
    }

    private List<String> ticks(String... lines) throws IOException {
        Path file = Files.writeString(directory.resolve("ticks.jsonl"), String.join("\n", lines));
        return TickText.all(TickFiles.open(FileFormat.TARDIS_JSON, List.of(file), listener));
    }
}
