package org.alphadetector.features.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WrittenRowReaderTest {
    private static final String KEY = "{\"exchange\":\"e\",\"symbol\":\"s\",\"asset_uid\":7,\"tf\":\"1m\","
            + "\"exchange_ts\":\"1970-01-01T00:01:00Z\"";
    private static final List<String> SNIPPETS = List.of(
            "\"",
            "\\",
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "-",
            "0",
            "9",
            ".",
            "e",
            "E",
            " ",
            "\n",
            "\u0001",
            "\u00ff",
            "null",
            "true",
            "false",
            "1e400",
            "-0",
            "01",
            "\"\"",
            ",\"price\":1",
            ",\"count\":null",
            ",\"tf\":\"1m\"",
            "[1]",
            "{\"a\":2}",
            "1".repeat(70));

    @Test
    void readsWhatIsWritten() {
        RandomRows rows = new RandomRows(5);
        int read = 0;
        for (int i = 0; i < 2_000; i++) {
            Row row = rows.next();
            Row again = new WrittenRowReader(RandomRows.LAYOUT, RowJson.encode(row)).read();
            if (again != null) {
                read++;
                RowAssert.assertSame(again, row);
            }
        }
        // The others have an escape, a letter beyond ASCII or a JSON column that is no object and no array.
        assertThat(read).isBetween(300, 1_500);
    }

    @Test
    void readsEveryType() {
        Row row = read(KEY + ",\"price\":-2.5E-7,\"name\":\"n\",\"count\":12,\"levels\":[{\"a\":\"]\\\"\"}, 1],"
                + "\"is_spike\":true,\"dq_status\":\"ok\",\"is_hot\":false}");

        assertThat(row).isNotNull();
        assertThat(row.number(lane("price"))).isEqualTo(-2.5e-7);
        assertThat(row.text(lane("name"))).isEqualTo("n");
        assertThat(row.number(lane("score"))).isNaN();
        assertThat(row.number(lane("count"))).isEqualTo(12);
        assertThat(row.text(lane("levels"))).isEqualTo("[{\"a\":\"]\\\"\"}, 1]");
        assertThat(row.isTrue(lane("is_spike"))).isTrue();
        assertThat(row.text(RandomRows.LAYOUT.column("dq_status"))).isEqualTo("ok");
        assertThat(row.number(lane("is_hot"))).isZero();
    }

    @Test
    void leavesWhatStandsOtherwise() {
        assertThat(read(KEY + "}")).isNotNull();
        assertThat(read(KEY + ",\"count\":1,\"price\":2}")).isNull();
        assertThat(read(KEY + ",\"price\":1,\"price\":2}")).isNull();
        assertThat(read(KEY + ",\"price\": 1}")).isNull();
        assertThat(read(KEY + ",\"price\":null}")).isNull();
        assertThat(read(KEY + ",\"price\":-0}")).isNull();
        assertThat(read(KEY + ",\"later\":1}")).isNull();
        assertThat(read(KEY + ",\"levels\":[1,]}")).isNull();
        assertThat(read(KEY + ",\"levels\":[1}")).isNull();
        assertThat(read(KEY + ",\"levels\":" + "[".repeat(101) + "]".repeat(101) + "}"))
                .isNull();
        assertThat(read(KEY + "} ")).isNull();
        assertThat(read(KEY)).isNull();
        assertThat(read("{}")).isNull();
        assertThat(read("")).isNull();
    }

    @Test
    void givesWhatTheOtherReaderGivesHoweverTheBytesAreChanged() {
        RandomRows rows = new RandomRows(6);
        Random random = new Random(7);
        int read = 0;
        for (int i = 0; i < 60_000; i++) {
            byte[] json = changed(RowJson.write(rows.next()), random);
            Row row = readOrNull(json);
            if (row != null) {
                read++;
                RowAssert.assertSame(row, new RowJsonReader(RandomRows.LAYOUT, json).read());
            }
        }
        assertThat(read).isGreaterThan(2_000);
    }

    private static Row readOrNull(byte[] json) {
        try {
            return new WrittenRowReader(RandomRows.LAYOUT, json).read();
        } catch (RuntimeException e) {
            // A key that is no time or no timeframe.
            assertThatThrownBy(() -> new RowJsonReader(RandomRows.LAYOUT, json).read())
                    .isInstanceOf(RuntimeException.class);
            return null;
        }
    }

    /** With one to three pieces taken out, put in, written over or doubled. */
    private static byte[] changed(String json, Random random) {
        StringBuilder text = new StringBuilder(json);
        int changes = 1 + random.nextInt(3);
        for (int change = 0; change < changes && !text.isEmpty(); change++) {
            int from = random.nextInt(text.length());
            int to = Math.min(text.length(), from + random.nextInt(4));
            String piece = SNIPPETS.get(random.nextInt(SNIPPETS.size()));
            switch (random.nextInt(4)) {
                case 0 -> text.delete(from, to);
                case 1 -> text.insert(from, piece);
                case 2 -> text.replace(from, to, piece);
                default -> text.insert(to, text.substring(from, to));
            }
        }
        boolean isLatin = random.nextInt(4) == 0;
        return text.toString().getBytes(isLatin ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    }

    private static Row read(String json) {
        return new WrittenRowReader(RandomRows.LAYOUT, json.getBytes(StandardCharsets.UTF_8)).read();
    }

    private static int lane(String name) {
        return RandomRows.LAYOUT.lane(RandomRows.LAYOUT.column(name));
    }
}
