package org.alphadetector.sink.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalNumberTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "0.000000000000, 0",
        "-0.000, 0",
        "100, 100",
        "-100.50, -100.5",
        "64000.500000000000, 64000.5",
        "1e-07, 0.0000001",
        "-2.5e-08, -0.000000025",
        "1e+20, 100000000000000000000",
        "1.2e+03, 1200",
        "NaN, '\"NaN\"'",
        "-Infinity, '\"-Infinity\"'"
    })
    void isPlainAndShort(String text, String canonical) {
        ByteBuilder json = new ByteBuilder();
        byte[] row = (",," + text + ",").getBytes(StandardCharsets.UTF_8);
        CanonicalNumber.append(json, row, 2, row.length - 1);
        assertThat(json).hasToString(canonical);
    }
}
