package org.alphadetector.ingest.adapter.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineReaderTest {
    @Test
    void endsLinesAtEitherLineEndAndAtTheEnd() throws IOException {
        assertThat(lines("one\ntwo\r\n\nfour")).containsExactly("1:one", "2:two", "3:", "4:four");
    }

    @Test
    void hasNoLineAfterALastLineEnd() throws IOException {
        assertThat(lines("one\n")).containsExactly("1:one");
        assertThat(lines("")).isEmpty();
    }

    @Test
    void leavesOutAByteOrderMark() throws IOException {
        assertThat(lines("\uFEFFone\n\uFEFFtwo")).containsExactly("1:one", "2:\uFEFFtwo");
    }

    @Test
    void agreesWithSplittingForLinesOfAnyLength() throws IOException {
        Random random = new Random(11);
        List<String> expected = new ArrayList<>();
        for (int i = 1; i <= 400; i++) {
            int length = random.nextInt(10) == 0 ? random.nextInt(300_000) : random.nextInt(40);
            expected.add(i + ":" + "x".repeat(length));
        }
        StringBuilder text = new StringBuilder();
        expected.forEach(
                line -> text.append(line, line.indexOf(':') + 1, line.length()).append('\n'));
        assertThat(lines(text.toString())).isEqualTo(expected);
    }

    @Test
    void keepsTheNumberOfALineTooLongAndDropsItsContent() throws IOException {
        byte[] text = new byte[3 * LineReader.MAX_LINE_BYTES];
        Arrays.fill(text, (byte) 'x');
        byte[] after = "a\nb".getBytes(StandardCharsets.US_ASCII);
        text[3] = '\n';
        int longEnd = text.length - 4;
        text[longEnd] = '\n';
        System.arraycopy(after, 0, text, longEnd + 1, after.length);
        try (LineReader reader = new LineReader(new ByteArrayInputStream(text))) {
            assertThat(reader.advance()).isTrue();
            assertThat(reader.isTooLong()).isFalse();
            assertThat(reader.advance()).isTrue();
            assertThat(reader.isTooLong()).isTrue();
            assertThat(reader.number()).isEqualTo(2);
            assertThat(reader.length()).isZero();
            assertThat(reader.advance()).isTrue();
            assertThat(reader.isTooLong()).isFalse();
            assertThat(reader.number()).isEqualTo(3);
            assertThat(reader.length()).isEqualTo(1);
            assertThat(reader.advance()).isTrue();
            assertThat(reader.advance()).isFalse();
        }
    }

    private static List<String> lines(String text) throws IOException {
        List<String> lines = new ArrayList<>();
        try (LineReader reader = new LineReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))) {
            while (reader.advance()) {
                lines.add(reader.number() + ":"
                        + new String(reader.buffer(), reader.offset(), reader.length(), StandardCharsets.UTF_8));
            }
        }
        return lines;
    }
}
