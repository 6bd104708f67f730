package org.alphadetector.bench.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class AtLeastOneTest {
    @Test
    void isANumber() {
        assertThat(new AtLeastOne().convert("12")).isEqualTo(12);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "", "two", "99999999999"})
    void nothingLessIsTaken(String text) {
        assertThatThrownBy(() -> new AtLeastOne().convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("1 or more, not ");
    }
}
