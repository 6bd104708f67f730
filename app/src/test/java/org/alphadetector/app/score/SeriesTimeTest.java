package org.alphadetector.app.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeriesTimeTest {

    @ParameterizedTest
    @CsvSource({
        "2014-04-01 00:05:00,          1396310700000000",
        "2014-04-01T00:05:00,          1396310700000000",
        "2014-04-01T00:05:00Z,         1396310700000000",
        "2014-04-01T02:05:00+02:00,    1396310700000000",
        "2014-04-01 02:05:00 +0200,    1396310700000000",
        "2014-04-01 00:05:00.25,       1396310700250000",
        "2014-04-01T00:05:00.123456789Z, 1396310700123456",
        "2014-04-01 00:05,             1396310700000000",
        "2014-04-01,                   1396310400000000",
        "1396310700,                   1396310700000000",
        "1396310700.5,                 1396310700500000",
        "1396310700000,                1396310700000000",
        "1396310700000000,             1396310700000000",
        "1396310700000000000,          1396310700000000",
        "1.3963107E9,                  1396310700000000",
        "0,                            0",
    })
    void reads(String text, long micros) {
        assertThat(SeriesTime.micros(text)).isEqualTo(OptionalLong.of(micros));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "noon", "2014-13-01", "04/01/2014 00:05", "NaN", "12:00:00", "2014-04-01 25:00:00"})
    void refuses(String text) {
        assertThat(SeriesTime.micros(text)).isEmpty();
    }
}
