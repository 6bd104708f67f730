package org.alphadetector.features.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.DoubleSupplier;
import org.alphadetector.features.state.StateBuffer;
import org.junit.jupiter.api.Test;

class ForgettingQuantilesTest {
    private static final double[] SHARES = {0.5, 0.683, 0.75, 0.9, 0.99, 0.9973};

    private final StateBuffer buffer = new StateBuffer();

    private ForgettingQuantiles quantiles(double halfLife) {
        return new ForgettingQuantiles(
                buffer.allocate("quantiles" + buffer.length(), ForgettingQuantiles.words()), halfLife);
    }

    private ForgettingHistogram histogram(double halfLife) {
        return new ForgettingHistogram(
                buffer.allocate("histogram" + buffer.length(), ForgettingHistogram.words()), halfLife);
    }

    @Test
    void fitsIntoAKibibyte() {
        assertThat(ForgettingQuantiles.words() * Long.BYTES).isLessThanOrEqualTo(1_024);
    }

    @Test
    void isUndefinedWhileEmpty() {
        ForgettingQuantiles quantiles = quantiles(10);
        quantiles.add(Double.NaN);
        assertThat(quantiles.quantile(0.5)).isNaN();
        assertThat(quantiles.upperTail(0)).isNaN();
        assertThat(quantiles.lowerTail(0)).isNaN();
        assertThat(quantiles.meanExcess(1, 1)).isNaN();
        assertThat(quantiles.smallestPositive()).isNaN();
        assertThat(quantiles.weight()).isZero();
        assertThat(quantiles.count()).isZero();
    }

    @Test
    void weighsByAge() {
        // half-life 1: weights 1/8, 1/4, 1/2, 1 for -1, 0, 3, 5; -1 counts as 0; the total is 1.875
        ForgettingQuantiles quantiles = quantiles(1);
        quantiles.add(-1);
        quantiles.add(0);
        quantiles.add(3);
        quantiles.add(5);
        assertThat(quantiles.weight()).isCloseTo(1.875, within(1e-9));
        assertThat(quantiles.lowerTail(-1)).isZero();
        assertThat(quantiles.lowerTail(0)).isCloseTo(0.375 / 1.875, within(1e-6));
        assertThat(quantiles.lowerTail(3)).isCloseTo(0.875 / 1.875, within(1e-6));
        assertThat(quantiles.upperTail(5)).isCloseTo(1 / 1.875, within(1e-6));
        assertThat(quantiles.upperTail(0)).isEqualTo(1);
        assertThat(quantiles.upperTail(6)).isZero();
        assertThat(quantiles.smallestPositive()).isCloseTo(3, within(0.063));
        assertThat(quantiles.quantile(0.19)).isZero();
        assertThat(quantiles.quantile(0.21)).isCloseTo(3, within(0.063));
        assertThat(quantiles.quantile(0.5)).isCloseTo(5, within(0.11));
        assertThat(quantiles.count()).isEqualTo(4);
        // above the bucket of 3, up to 3.0833 (24 parts an octave), lies only 5, told as 5.0833
        assertThat(quantiles.meanExcess(3, 1)).isCloseTo(5.0833 - 3.0833, within(0.05));
    }

    /** Zero, one price step or several, and now and then a wide move: what returns of a minute look like. */
    private static DoubleSupplier returns(long seed) {
        Random random = new Random(seed);
        return () -> {
            double volatility = random.nextInt(200) == 0 ? 8 : 1;
            return Math.abs(Math.rint(random.nextGaussian() * 6 * volatility)) * 1e-4;
        };
    }

    /** Traded notional: log-normal, with minutes without trades. */
    private static DoubleSupplier notional(long seed) {
        Random random = new Random(seed);
        return () -> random.nextInt(10) == 0 ? 0 : 2e5 * Math.exp(0.6 * random.nextGaussian());
    }

    private static DoubleSupplier counts(long seed) {
        Random random = new Random(seed);
        return () -> random.nextInt(4) == 0 ? Math.floor(-3 * Math.log(1 - random.nextDouble())) : 0;
    }

    @Test
    void equalsTheWideHistogramWithinItsWindow() {
        int differences = 0;
        for (DoubleSupplier values : new DoubleSupplier[] {returns(1), notional(2), counts(3)}) {
            for (double halfLife : new double[] {120, 1_440, 2_880}) {
                ForgettingQuantiles quantiles = quantiles(halfLife);
                ForgettingHistogram histogram = histogram(halfLife);
                for (int i = 0; i < 20_000; i++) {
                    double value = values.getAsDouble();
                    quantiles.add(value);
                    histogram.add(value);
                    for (double p : i % 7 == 0 ? SHARES : new double[0]) {
                        differences += quantiles.quantile(p) == histogram.quantile(p) ? 0 : 1;
                    }
                    if (i % 97 == 0) {
                        requireEqualTails(quantiles, histogram, value);
                    }
                }
                assertThat(quantiles.weight()).isCloseTo(histogram.weight(), within(1e-9 * histogram.weight()));
                assertThat(RobustScale.ofMagnitudes(quantiles)).isEqualTo(RobustScale.ofMagnitudes(histogram));
            }
        }
        // sums of floats round otherwise: a share that is met to the millionth may fall into the next bucket
        assertThat(differences).as("of 154,000").isLessThanOrEqualTo(15);
    }

    private static void requireEqualTails(ForgettingQuantiles quantiles, ForgettingHistogram histogram, double value) {
        assertThat(quantiles.upperTail(value)).isCloseTo(histogram.upperTail(value), within(1e-5));
        assertThat(quantiles.lowerTail(value)).isCloseTo(histogram.lowerTail(value), within(1e-5));
        assertThat(Double.compare(quantiles.smallestPositive(), histogram.smallestPositive()))
                .isZero();
        double level = histogram.quantile(0.9);
        if (level > 0) {
            double excess = histogram.meanExcess(level, 1);
            if (Double.isNaN(excess)) {
                assertThat(quantiles.meanExcess(level, 1)).isNaN();
            } else {
                assertThat(quantiles.meanExcess(level, 1)).isCloseTo(excess, within(1e-9 * excess));
            }
        }
    }

    @Test
    void upperQuantilesStayTrueWhereAPartLiesFarBelow() {
        // the bulk lies within six octaves, a sixth up to twenty octaves below
        Random random = new Random(5);
        ForgettingQuantiles quantiles = quantiles(1_440);
        ForgettingHistogram histogram = histogram(1_440);
        for (int i = 0; i < 30_000; i++) {
            double octave = random.nextInt(6) == 0 ? -20 + 10 * random.nextDouble() : 6 * random.nextDouble();
            double value = Math.pow(2, octave);
            quantiles.add(value);
            histogram.add(value);
            if (i > 100) {
                for (double p : new double[] {0.5, 0.75, 0.9, 0.99}) {
                    assertThat(quantiles.quantile(p))
                            .isCloseTo(histogram.quantile(p), within(0.05 * histogram.quantile(p)));
                }
            }
        }
    }

    @Test
    void oneWildValueDoesNotTakeTheMedianAlong() {
        for (int at : new int[] {0, 1, 3, 50, 2_000}) {
            ForgettingQuantiles quantiles = quantiles(1_440);
            ForgettingHistogram histogram = histogram(1_440);
            Random random = new Random(6);
            for (int i = 0; i < 4_000; i++) {
                double value = i == at ? 1e7 : Math.exp(random.nextGaussian());
                quantiles.add(value);
                histogram.add(value);
                if (i > at + 1) {
                    String as = "value " + i + ", wild " + at;
                    assertThat(quantiles.quantile(0.5)).as(as).isEqualTo(histogram.quantile(0.5));
                    assertThat(quantiles.quantile(0.9)).as(as).isEqualTo(histogram.quantile(0.9));
                }
            }
            assertThat(quantiles.quantile(1)).isCloseTo(1e7, within(3e5));
        }
    }

    @Test
    void followsADistributionThatMovesAwayForGood() {
        for (double factor : new double[] {1e5, 1e-5}) {
            ForgettingQuantiles quantiles = quantiles(100);
            ForgettingHistogram histogram = histogram(100);
            Random random = new Random(8);
            for (int i = 0; i < 4_000; i++) {
                double value = Math.exp(random.nextGaussian()) * (i < 2_000 ? 1 : factor);
                quantiles.add(value);
                histogram.add(value);
            }
            for (double p : new double[] {0.25, 0.5, 0.75, 0.9, 0.99}) {
                assertThat(quantiles.quantile(p)).isEqualTo(histogram.quantile(p));
            }
        }
    }

    @Test
    void aLargeValueGivesWayOnceItIsSeldom() {
        // six octaves and one value five above them: the window of nine takes it in and loses the lowest
        Random random = new Random(10);
        ForgettingQuantiles quantiles = quantiles(100);
        ForgettingHistogram histogram = histogram(100);
        for (int i = 0; i < 3_000; i++) {
            double value = Math.pow(2, i == 500 ? 11 : 6 * random.nextDouble());
            quantiles.add(value);
            histogram.add(value);
            if (i == 500) {
                assertThat(quantiles.quantile(0.02)).isGreaterThan(2 * histogram.quantile(0.02));
            }
        }
        for (double p : new double[] {0.02, 0.1, 0.5, 0.99}) {
            assertThat(quantiles.quantile(p)).isEqualTo(histogram.quantile(p));
        }
    }

    @Test
    void mergesAsIfBothEndedTogether() {
        ForgettingQuantiles left = quantiles(2);
        ForgettingQuantiles right = quantiles(2);
        left.add(1);
        left.add(2);
        right.add(0);
        right.add(4);
        // weights: 1 -> 2^-0.5, 2 -> 1, 0 -> 2^-0.5, 4 -> 1
        left.merge(right);
        double total = Math.sqrt(2) + 2;
        assertThat(left.weight()).isCloseTo(total, within(1e-6));
        assertThat(left.upperTail(4)).isCloseTo(1 / total, within(1e-6));
        assertThat(left.lowerTail(0)).isCloseTo(Math.sqrt(0.5) / total, within(1e-6));
        assertThat(left.count()).isEqualTo(4);
        left.merge(quantiles(2));
        assertThat(left.count()).isEqualTo(4);
    }

    @Test
    void mergedPartsEqualTheWhole() {
        Random random = new Random(9);
        ForgettingQuantiles left = quantiles(100_000);
        ForgettingQuantiles right = quantiles(100_000);
        ForgettingQuantiles whole = quantiles(100_000);
        for (int i = 0; i < 5_000; i++) {
            double value = Math.exp(random.nextGaussian());
            (i % 2 == 0 ? left : right).add(value);
            whole.add(value);
        }
        left.merge(right);
        assertThat(left.count()).isEqualTo(5_000);
        for (double p : SHARES) {
            double told = whole.quantile(p);
            assertThat(left.quantile(p)).isCloseTo(told, within(0.05 * told));
        }
    }

    @Test
    void comesBackFromItsSavedForm() {
        ForgettingQuantiles quantiles = quantiles(20);
        for (int i = 1; i < 5_000; i++) {
            quantiles.add(i % 17 * Math.pow(2, i % 23));
        }
        StateBuffer other = new StateBuffer();
        ForgettingQuantiles restored =
                new ForgettingQuantiles(other.allocate("quantiles0", ForgettingQuantiles.words()), 20);
        other.load(buffer.save());
        quantiles.add(5);
        restored.add(5);
        assertThat(restored.quantile(0.3)).isEqualTo(quantiles.quantile(0.3));
        assertThat(restored.weight()).isEqualTo(quantiles.weight());
        assertThat(other.save()).isEqualTo(buffer.save());
        quantiles.clear();
        assertThat(quantiles.quantile(0.5)).isNaN();
    }

    @Test
    void refusesAHalfLifeItCannotHold() {
        assertThatThrownBy(() -> quantiles(0)).hasMessageContaining("halfLifeObservations=0");
        assertThatThrownBy(() -> quantiles(1e6)).hasMessageContaining("halfLifeObservations");
    }
}
