package org.alphadetector.research.scorecard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class IntervalTest {

    @Test
    void aShareThatIsTheSameInEverySeedStillHasAWidth() {
        Interval all = Interval.ofShare(List.of(count(10, 10), count(10, 10), count(10, 10)));

        // Wilson, 30 of 30: 30 / (30 + 1.96²)
        assertThat(all.low()).isCloseTo(0.88649, within(1e-4));
        assertThat(all.high()).isOne();
    }

    @Test
    void oneSeedHasAnIntervalToo() {
        assertThat(Interval.ofShare(List.of(count(5, 10))).low()).isCloseTo(0.2366, within(1e-4));
        assertThat(Interval.ofRate(List.of(count(5, 2))).isBounded()).isTrue();
    }

    @Test
    void seedsThatDifferMoreThanTheirCountsMakeItWider() {
        // 2, 4 and 9 of 1,000 each: ratio 0.005; rests -3, -1, 4; sqrt(26 × 3 / 2) / 3000 = 0.0020817; t(2) = 4.30265
        Interval rate = Interval.ofRate(List.of(count(2, 1_000), count(4, 1_000), count(9, 1_000)));

        assertThat(rate.value()).isEqualTo(0.005);
        assertThat(rate.high()).isCloseTo(0.005 + 4.30265 * 0.0020817, within(1e-6));
        assertThat(rate.low()).isZero();
    }

    @Test
    void aRateHasTheExactIntervalOfAPoissonMean() {
        // half the 2.5 % quantile of chi-square with 20 degrees of freedom, and half the 97.5 % quantile with 22
        Interval ten = Interval.ofRate(List.of(count(10, 2)));
        assertThat(ten.value()).isEqualTo(5);
        assertThat(ten.low()).isCloseTo(4.795389 / 2, within(1e-5));
        assertThat(ten.high()).isCloseTo(18.390356 / 2, within(1e-5));
        // none: -ln 0.025
        Interval none = Interval.ofRate(List.of(count(0, 1)));
        assertThat(none.low()).isZero();
        assertThat(none.high()).isCloseTo(3.688879, within(1e-5));
        // many: near the normal approximation
        assertThat(Interval.ofRate(List.of(count(10_000, 1))).high()).isBetween(10_196.0, 10_199.0);
        assertThat(Interval.ofRate(List.of(count(0, 0))).value()).isNaN();
    }

    @Test
    void aQuantileLiesBetweenOrderStatistics() {
        double[] ten = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
        // P(B(10, 0.5) <= 1) = 0.011, <= 8: 0.989
        assertThat(Interval.ofQuantile(ten, 0.5)).isEqualTo(new Interval(6, 2, 9));
        Interval slow = Interval.ofQuantile(ten, 0.9);
        assertThat(slow.low()).isEqualTo(7);
        assertThat(slow.high()).isNaN();
        Interval few = Interval.ofQuantile(new double[] {1, 2, 3, 4, 5}, 0.5);
        assertThat(few.value()).isEqualTo(3);
        assertThat(few.isBounded()).isFalse();
        assertThat(Interval.ofQuantile(new double[0], 0.5).value()).isNaN();
    }

    @Test
    void studentsQuantileIsThatOfTheTables() {
        assertThat(Quantiles.student975(2)).isCloseTo(4.302653, within(1e-6));
        assertThat(Quantiles.student975(11)).isCloseTo(2.200985, within(1e-3));
        assertThat(Quantiles.student975(30)).isCloseTo(2.042272, within(1e-5));
    }

    private static Interval.Count count(double events, double exposure) {
        return new Interval.Count(events, exposure);
    }
}
