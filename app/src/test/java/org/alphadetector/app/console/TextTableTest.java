package org.alphadetector.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {

    @Test
    void alignsNumbersToTheRightAndTextToTheLeft() {
        TextTable table = new TextTable(List.of("symbol", "n", "note"), List.of(false, true, false));
        table.add(List.of("BTCUSDT", "7", "two\nlines"));
        table.add(Arrays.asList("X", "1200", null));
        StringWriter text = new StringWriter();

        table.print(new PrintWriter(text));

        assertThat(text.toString().lines())
                .containsExactly(
                        "symbol      n  note", "-------  ----  ---------", "BTCUSDT     7  two lines", "X        1200");
    }
}
