package org.alphadetector.features.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.alphadetector.features.state.StateBuffer;
import org.junit.jupiter.api.Test;

class ForgettingHistogramTest {
    private final StateBuffer buffer = new StateBuffer();

    private ForgettingHistogram histogram(double halfLife) {
        return new ForgettingHistogram(
                buffer.allocate("histogram" + buffer.length(), ForgettingHistogram.words()), halfLife);
    }

    @Test
    void isUndefinedWhileEmpty() {
        ForgettingHistogram histogram = histogram(10);
        assertThat(histogram.quantile(0.5)).isNaN();
        assertThat(histogram.upperTail(0)).isNaN();
        assertThat(histogram.lowerTail(0)).isNaN();
        assertThat(histogram.meanExcess(1, 1)).isNaN();
        assertThat(histogram.weight()).isZero();
        assertThat(histogram.count()).isZero();
    }

    @Test
    void weighsByAge() {
        // half-life 1: weights 1/4, 1/2, 1 for the values 1, 2, 3; the total is 1.75
        ForgettingHistogram histogram = histogram(1);
        histogram.add(-1);
        histogram.add(0);
        histogram.add(3);
        assertThat(histogram.weight()).isCloseTo(1.75, within(1e-9));
        assertThat(histogram.lowerTail(-1)).isCloseTo(0.25 / 1.75, within(1e-6));
        assertThat(histogram.lowerTail(0)).isCloseTo(0.75 / 1.75, within(1e-6));
        assertThat(histogram.upperTail(3)).isCloseTo(1 / 1.75, within(1e-6));
        assertThat(histogram.upperTail(-5)).isEqualTo(1);
        assertThat(histogram.smallestPositive()).isCloseTo(3, within(0.063));
        assertThat(histogram.quantile(0.4)).isZero();
        assertThat(histogram.quantile(0.5)).isCloseTo(3, within(0.063));
        assertThat(histogram.quantile(0.1)).isCloseTo(-1, within(0.021));
        assertThat(histogram.count()).isEqualTo(3);
    }

    @Test
    void tellsEveryMagnitudeBackWithinTwoPercent() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            double value = Math.exp(-20 + 40 * random.nextDouble()) * (random.nextBoolean() ? 1 : -1);
            double told = LogBuckets.middle(LogBuckets.cell(value));
            assertThat(Math.abs(told - value)).isLessThanOrEqualTo(Math.abs(value) / 47.9);
        }
    }

    @Test
    void numbersBucketsInOrder() {
        double previous = Double.NEGATIVE_INFINITY;
        for (int cell = 0; cell < LogBuckets.CELLS; cell++) {
            double middle = LogBuckets.middle(cell);
            assertThat(middle).isGreaterThan(previous);
            assertThat(LogBuckets.cell(middle)).isEqualTo(cell);
            previous = middle;
        }
    }

    @Test
    void clampsWhatIsTooLargeAndTooSmall() {
        ForgettingHistogram histogram = histogram(100);
        histogram.add(1e300);
        assertThat(histogram.quantile(1)).isCloseTo(ForgettingHistogram.LARGEST, within(3e7));
        histogram.clear();
        histogram.add(Double.NEGATIVE_INFINITY);
        assertThat(histogram.quantile(1)).isCloseTo(-ForgettingHistogram.LARGEST, within(3e7));
        histogram.clear();
        histogram.add(1e-12);
        histogram.add(Double.NaN);
        assertThat(histogram.quantile(1)).isZero();
        assertThat(histogram.count()).isEqualTo(1);
    }

    @Test
    void agreesWithSortedHistoryOverManyHalfLives() {
        double halfLife = 50;
        int n = 20_000;
        Random random = new Random(11);
        ForgettingHistogram histogram = histogram(halfLife);
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = random.nextGaussian() * 1e-3;
            histogram.add(values[i]);
        }
        double total = 0;
        double tail = 0;
        for (int i = 0; i < n; i++) {
            double weight = Math.pow(2, -(n - 1 - i) / halfLife);
            total += weight;
            if (LogBuckets.cell(values[i]) >= LogBuckets.cell(5e-4)) {
                tail += weight;
            }
        }
        assertThat(histogram.weight()).isCloseTo(total, within(total * 1e-5));
        assertThat(histogram.upperTail(5e-4)).isCloseTo(tail / total, within(1e-5));
        double[] sorted = Arrays.copyOfRange(values, n - 400, n);
        Arrays.sort(sorted);
        assertThat(histogram.quantile(0.9)).isBetween(sorted[320], sorted[395]);
    }

    @Test
    void tellsTheMomentsOfAnExponentialTail() {
        // of an exponential with mean 2, the excess over any level has mean 2 and second moment 8
        ForgettingHistogram histogram = histogram(100_000);
        Random random = new Random(3);
        for (int i = 0; i < 50_000; i++) {
            histogram.add(-2 * Math.log(1 - random.nextDouble()));
        }
        assertThat(histogram.meanExcess(3, 1)).isCloseTo(2, within(0.05));
        assertThat(histogram.meanExcess(3, 2)).isCloseTo(8, within(0.5));
    }

    @Test
    void mergesAsIfBothEndedTogether() {
        ForgettingHistogram left = histogram(2);
        ForgettingHistogram right = histogram(2);
        left.add(1);
        left.add(2);
        right.add(4);
        // weights: 1 -> 2^-0.5, 2 -> 1, 4 -> 1
        left.merge(right);
        double total = Math.sqrt(0.5) + 2;
        assertThat(left.weight()).isCloseTo(total, within(1e-6));
        assertThat(left.upperTail(4)).isCloseTo(1 / total, within(1e-6));
        assertThat(left.count()).isEqualTo(3);
    }

    @Test
    void comesBackFromItsSavedForm() {
        ForgettingHistogram histogram = histogram(20);
        for (int i = 1; i < 5_000; i++) {
            histogram.add((i % 17) - 8);
        }
        StateBuffer other = new StateBuffer();
        ForgettingHistogram restored =
                new ForgettingHistogram(other.allocate("histogram0", ForgettingHistogram.words()), 20);
        other.load(buffer.save());
        histogram.add(5);
        restored.add(5);
        assertThat(restored.quantile(0.3)).isEqualTo(histogram.quantile(0.3));
        assertThat(restored.weight()).isEqualTo(histogram.weight());
        assertThat(other.save()).isEqualTo(buffer.save());
    }

    @Test
    void refusesAHalfLifeItCannotHold() {
        assertThatThrownBy(() -> histogram(0)).hasMessageContaining("halfLifeObservations=0");
        assertThatThrownBy(() -> histogram(1e6)).hasMessageContaining("halfLifeObservations");
    }
}
