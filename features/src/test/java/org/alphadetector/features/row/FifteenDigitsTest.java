package org.alphadetector.features.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FifteenDigitsTest {
    @Test
    void cleansADifference() {
        assertThat(84_210.123 - 84_200.001).isNotEqualTo(10.122);
        assertThat(FifteenDigits.round(84_210.123 - 84_200.001, 84_210.123)).isEqualTo(10.122);
    }

    @Test
    void cleansAMiddle() {
        assertThat(FifteenDigits.round((0.1 + 0.2) / 2, 0.1)).isEqualTo(0.15);
        assertThat(FifteenDigits.round((0.00001234 + 0.00001235) / 2, 0.00001234))
                .isEqualTo(0.000012345);
    }

    @Test
    void keepsWhatIsNoNumber() {
        assertThat(FifteenDigits.round(Double.NaN, 1)).isNaN();
        assertThat(FifteenDigits.round(1, Double.NaN)).isEqualTo(1);
        assertThat(FifteenDigits.round(1e300, 1e300)).isEqualTo(1e300);
    }

    @Test
    void differencesOfDecimalsComeBackExactly() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 100_000; i++) {
            int scale = random.nextInt(9);
            BigDecimal a = BigDecimal.valueOf(random.nextLong(1, 1_000_000_000_000L), scale);
            BigDecimal b = BigDecimal.valueOf(random.nextLong(1, 1_000_000_000_000L), scale);
            double rounded = FifteenDigits.round(
                    a.doubleValue() - b.doubleValue(), a.max(b).doubleValue());
            assertThat(rounded).isEqualTo(a.subtract(b).doubleValue());
        }
    }
}
