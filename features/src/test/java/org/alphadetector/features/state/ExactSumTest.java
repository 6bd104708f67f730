package org.alphadetector.features.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ExactSumTest {
    private final ExactSum sum = new ExactSum(new StateBuffer().allocate("sum", ExactSum.WORDS));

    @Test
    void addsTenthsWithoutDrift() {
        for (int i = 0; i < 1_000_000; i++) {
            sum.add(1, 1);
        }
        assertThat(sum.toDouble()).isEqualTo(100_000.0);
    }

    @Test
    void growsToTheFinerScale() {
        sum.add(5, 0);
        sum.add(25, 2);
        sum.add(-1, 3);
        assertThat(sum.units()).isEqualTo(5249);
        assertThat(sum.scale()).isEqualTo(3);
        assertThat(sum.toDouble()).isEqualTo(5.249);
    }

    /** 123456789.12 on scale 8 has more units than a double holds exactly: the zeros must not cost the last digit. */
    @Test
    void trailingZerosDoNotCostDigits() {
        sum.add(12_345_678_912L, 2);
        sum.add(100_000_000, 8);
        sum.add(-100_000_000, 8);
        assertThat(sum.scale()).isEqualTo(8);
        assertThat(sum.toDouble()).isEqualTo(123_456_789.12);
    }

    /** 9e17 at scale 0 leaves one digit after the point; 0.25 rounds half to even to 0.2. */
    @Test
    void roundsTheFinestDigitsAwayInsteadOfOverflowing() {
        sum.add(900_000_000_000_000_000L, 0);
        sum.add(25, 2);
        assertThat(sum.scale()).isEqualTo(1);
        assertThat(sum.units()).isEqualTo(9_000_000_000_000_000_002L);
    }

    @Test
    void staysAtTheLimitBeyondIt() {
        sum.add(Long.MAX_VALUE, 0);
        sum.add(Long.MAX_VALUE, 0);
        assertThat(sum.units()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void takesDoublesAsTheirShortestDecimals() {
        SplittableRandom random = new SplittableRandom(11);
        BigDecimal expected = BigDecimal.ZERO;
        for (int i = 0; i < 20_000; i++) {
            BigDecimal value = BigDecimal.valueOf(random.nextLong(-1_000_000_000L, 1_000_000_000L), random.nextInt(9));
            expected = expected.add(value);
            sum.add(value.doubleValue());
        }
        assertThat(new BigDecimal(sum.units()).movePointLeft(sum.scale())).isEqualByComparingTo(expected);
    }

    @Test
    void subtractsAnotherSum() {
        ExactSum other = new ExactSum(new StateBuffer().allocate("other", ExactSum.WORDS));
        sum.add(10, 1);
        other.add(333, 3);
        sum.subtract(other);
        assertThat(sum.toDouble()).isEqualTo(0.667);
    }
}
