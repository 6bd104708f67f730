package org.alphadetector.features.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.alphadetector.features.state.StateBuffer;
import org.junit.jupiter.api.Test;

class ForgettingRanksTest {
    private final StateBuffer buffer = new StateBuffer();

    private ForgettingRanks ranks(double halfLife) {
        return new ForgettingRanks(buffer.allocate("ranks" + buffer.length(), ForgettingRanks.words()), halfLife);
    }

    @Test
    void fitsIntoAKibibyte() {
        assertThat(ForgettingRanks.words() * Long.BYTES).isLessThanOrEqualTo(1_024);
    }

    @Test
    void isUndefinedWhileEmpty() {
        ForgettingRanks ranks = ranks(10);
        ranks.add(Double.NaN);
        assertThat(ranks.below(1)).isNaN();
        assertThat(ranks.above(-1)).isNaN();
        assertThat(ranks.within(0)).isNaN();
        assertThat(ranks.tailEdge(0.1, true)).isZero();
        assertThat(ranks.weight()).isZero();
    }

    @Test
    void weighsByAge() {
        // half-life 1: weights 1/8, 1/4, 1/2, 1 for -2, 0, 0.01, 5; the total is 1.875
        ForgettingRanks ranks = ranks(1);
        ranks.add(-2);
        ranks.add(0);
        ranks.add(0.01);
        ranks.add(5);
        assertThat(ranks.below(0)).isCloseTo(0.125 / 1.875, within(1e-7));
        assertThat(ranks.within(0)).isCloseTo(0.25 / 1.875, within(1e-7));
        assertThat(ranks.above(0)).isCloseTo(1.5 / 1.875, within(1e-7));
        assertThat(ranks.below(0.03)).isCloseTo(0.375 / 1.875, within(1e-7));
        assertThat(ranks.within(0.03)).as("the cell up to 1/32").isCloseTo(0.5 / 1.875, within(1e-7));
        assertThat(ranks.within(0.032)).isZero();
        assertThat(ranks.below(-0.01)).isCloseTo(0.125 / 1.875, within(1e-7));
        assertThat(ranks.above(-0.01)).isCloseTo(1.75 / 1.875, within(1e-7));
        assertThat(ranks.below(-2)).isZero();
        assertThat(ranks.above(5)).isZero();
        assertThat(ranks.below(1e9)).isEqualTo(1);
        assertThat(ranks.above(Double.NEGATIVE_INFINITY)).isEqualTo(1);
        // 5 lies in the cell from 4.75 to 5: 5.5 is 4 * 1.375, parts 6/16 of the octave from 4, that ends at 5.75 - 1/2
        assertThat(ranks.tailEdge(0.5, true)).isEqualTo(5.25);
        assertThat(ranks.tailEdge(0.06, false)).isEqualTo(2.125);
        assertThat(ranks.tailEdge(0.5, false)).isZero();
        assertThat(ranks.count()).isEqualTo(4);
    }

    @Test
    void cellsAreFineNearZeroAndCoverSixtySigmas() {
        ForgettingRanks ranks = ranks(100);
        ranks.add(0.7);
        assertThat(ranks.within(0.7 - 0.0626)).isZero();
        assertThat(ranks.within(0.7 + 0.0626)).isZero();
        ranks.add(40.2);
        assertThat(ranks.within(38.1)).isZero();
        assertThat(ranks.within(42.3)).isZero();
        ranks.add(64);
        assertThat(ranks.within(1e300)).as("the outermost is open").isPositive();
    }

    @Test
    void sharesEqualThoseOfTheSortedHistory() {
        double halfLife = 70;
        int n = 6_000;
        Random random = new Random(4);
        ForgettingRanks ranks = ranks(halfLife);
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = random.nextInt(5) == 0 ? 0 : random.nextGaussian() * Math.exp(random.nextGaussian());
            ranks.add(values[i]);
            if (i % 500 == 499) {
                double asked = values[random.nextInt(i)];
                double[] shares = shares(values, i, asked, halfLife);
                assertThat(ranks.below(asked)).isCloseTo(shares[0], within(2e-6));
                assertThat(ranks.within(asked)).isCloseTo(shares[1], within(2e-6));
                assertThat(ranks.above(asked)).isCloseTo(shares[2], within(2e-6));
            }
        }
    }

    /** Below, within and above the cell of {@code asked}, its edges worked out from the documented widths. */
    private static double[] shares(double[] values, int last, double asked, double halfLife) {
        double[] shares = new double[3];
        double total = 0;
        for (int i = 0; i <= last; i++) {
            double weight = Math.pow(2, -(last - i) / halfLife);
            total += weight;
            shares[1 + (int) Math.signum(compareCells(values[i], asked))] += weight;
        }
        for (int i = 0; i < 3; i++) {
            shares[i] /= total;
        }
        return shares;
    }

    private static double compareCells(double left, double right) {
        return Math.signum(left) == Math.signum(right)
                ? Math.signum(left) * (cellStart(Math.abs(left)) - cellStart(Math.abs(right)))
                : left - right;
    }

    private static double cellStart(double magnitude) {
        double start = 0;
        double width = 1 / 32.0;
        for (double octaveEnd = 0.5; magnitude >= octaveEnd; octaveEnd = 2 * octaveEnd + 0.5) {
            start = octaveEnd;
            width *= 2;
        }
        return start + Math.floor((magnitude - start) / width) * width;
    }

    @Test
    void mergesAsIfBothEndedTogether() {
        ForgettingRanks left = ranks(2);
        ForgettingRanks right = ranks(2);
        left.add(-1);
        left.add(2);
        right.add(0);
        right.add(4);
        // weights: -1 -> 2^-0.5, 2 -> 1, 0 -> 2^-0.5, 4 -> 1
        left.merge(right);
        double total = Math.sqrt(2) + 2;
        assertThat(left.weight()).isCloseTo(total, within(1e-9));
        assertThat(left.below(2)).isCloseTo(Math.sqrt(2) / total, within(1e-6));
        assertThat(left.above(2)).isCloseTo(1 / total, within(1e-6));
        assertThat(left.count()).isEqualTo(4);
    }

    @Test
    void forgetsOverManyHalfLives() {
        ForgettingRanks ranks = ranks(5);
        for (int i = 0; i < 5_000; i++) {
            ranks.add(3);
        }
        for (int i = 0; i < 5; i++) {
            ranks.add(-3);
        }
        assertThat(ranks.above(0)).isCloseTo(0.5, within(1e-6));
        assertThat(ranks.below(0)).isCloseTo(0.5, within(1e-6));
        ranks.clear();
        assertThat(ranks.count()).isZero();
    }
}
