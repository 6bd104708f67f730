package org.alphadetector.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CsvLineTest {

    @Test
    void quotesOnlyWhatNeedsIt() {
        assertThat(CsvLine.of(Arrays.asList("plain", "a,b", "say \"hi\"", "two\nlines", "", null)))
                .isEqualTo("plain,\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",\"\",\r\n");
    }
}
