package org.alphadetector.features.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.alphadetector.features.state.StateBuffer;
import org.alphadetector.features.state.StateSlice;
import org.junit.jupiter.api.Test;

class QuantileStateTest {
    private static final double[] SHARES = {0, 1e-9, 0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 0.999999, 1};

    /**
     * Half-life 1, so the weights are 1, 2, 4 of 0.25, -1 and 0: 7 in all, the latest 4, zero 4. 0.25: 0.25 + 0.5 = 0.75
     * = 1/2 (1 + 8/16), part 8, cell 120, block 7, bit 8. -1: 1.5 = 1 (1 + 8/16), part 16 + 8 = 24, cell 111 - 24 = 87,
     * block 5, bit 7.
     */
    @Test
    void writesWhatItsLayoutSays() {
        ForgettingRanks ranks = new ForgettingRanks(slice(ForgettingRanks.words()), 1);
        ranks.add(0.25);
        ranks.add(-1);
        ranks.add(0);
        assertThat(HexFormat.of().formatHex(ranks.state().bytes()))
                .isEqualTo(
                        "0101" // version 1, signed
                                + "401c000000000000" // 7
                                + "4010000000000000" // 4
                                + "4010000000000000" // 4
                                + "0000000000000000" + "0000"
                                + "05" + "0080" + "40000000" + "40000000" // block 5, bit 7, 2, 2
                                + "07" + "0100" + "3f800000" + "3f800000"); // block 7, bit 8, 1, 1
        // Weight 7/4 in units of the latest; below 0 lie 2/7, within 4/7: (7/4 (2/7 + 2/7) + 1/2) / (11/4).
        assertThat(ranks.state().rank(0)).isEqualTo(1.5 / 2.75);
        // In -1's cell: (7/4 (1/7) + 1/2) / (11/4).
        assertThat(ranks.state().rank(-1)).isEqualTo(0.75 / 2.75);
        // 2/7 of the weight lie at or below -1, whose cell is from -1 to -1.0625; 6/7 at or below 0.
        assertThat(ranks.state().quantile(2.0 / 7)).isEqualTo(-1.03125);
        assertThat(ranks.state().quantile(0.5)).isZero();
        assertThat(ranks.state().quantile(0.9)).isEqualTo(0.265625);
    }

    /** Weights 1 and 2 of 1.5 and 0: octave 0 is the thirtieth, and 1.5 its part 12: cell 732, block 45, bit 12. */
    @Test
    void writesMagnitudesAsItsLayoutSays() {
        ForgettingQuantiles quantiles = new ForgettingQuantiles(slice(ForgettingQuantiles.words()), 1);
        quantiles.add(1.5);
        quantiles.add(0);
        assertThat(HexFormat.of().formatHex(quantiles.state().bytes()))
                .isEqualTo("0102" + "4008000000000000" + "4000000000000000" + "4000000000000000" + "0000000000000000"
                        + "0000" + "2d" + "1000" + "3f800000" + "3f800000");
        assertThat(quantiles.state().quantile(1)).isEqualTo(1 + 12.5 / 24);
        // Weight 3/2; below 1.5 lie 2/3, within 1/3: (3/2 (2/3 + 1/6) + 1/2) / (5/2).
        assertThat(quantiles.state().rank(1.51)).isEqualTo(1.75 / 2.5);
        assertThat(quantiles.state().rank(-1)).isEqualTo(0.5 / 2.5);
    }

    @Test
    void ranksAsTheSignedDistributionDoes() {
        SplittableRandom random = new SplittableRandom(11);
        ForgettingRanks ranks = new ForgettingRanks(slice(ForgettingRanks.words()), 300);
        for (int i = 0; i < 30_000; i++) {
            ranks.add(signed(random));
            if (i % 997 == 0) {
                double z = signed(random);
                double weight = ranks.weight();
                double expected = (weight * (ranks.below(z) + ranks.within(z) / 2) + 0.5) / (weight + 1);
                assertThat(ranks.state().rank(z)).isEqualTo(expected);
            }
        }
    }

    /** An exact quantile of the weighted values lies in the cell that is told. */
    @Test
    void tellsSignedQuantilesWithinHalfACell() {
        SplittableRandom random = new SplittableRandom(12);
        double halfLife = 200;
        ForgettingRanks ranks = new ForgettingRanks(slice(ForgettingRanks.words()), halfLife);
        double[] values = new double[1_500];
        for (int i = 0; i < values.length; i++) {
            values[i] = signed(random);
            ranks.add(values[i]);
        }
        for (double share : new double[] {0.003, 0.05, 0.3, 0.5, 0.62, 0.9, 0.997}) {
            double told = ranks.state().quantile(share);
            assertThat(told).isCloseTo(quantile(values, halfLife, share), within((Math.abs(told) + 0.5) / 30 + 1e-9));
        }
    }

    private static double quantile(double[] values, double halfLife, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double total = weightUpTo(values, halfLife, Double.POSITIVE_INFINITY);
        for (double value : sorted) {
            if (weightUpTo(values, halfLife, value) >= share * total) {
                return value;
            }
        }
        throw new AssertionError();
    }

    private static double weightUpTo(double[] values, double halfLife, double limit) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += values[i] <= limit ? StrictMath.pow(2, i / halfLife) : 0;
        }
        return sum;
    }

    @Test
    void tellsTheQuantilesOfMagnitudes() {
        SplittableRandom random = new SplittableRandom(13);
        ForgettingQuantiles quantiles = new ForgettingQuantiles(slice(ForgettingQuantiles.words()), 100);
        for (int i = 0; i < 20_000; i++) {
            quantiles.add(magnitude(random));
            if (i % 501 == 0) {
                for (double share : SHARES) {
                    assertThat(quantiles.state().quantile(share)).isEqualTo(quantiles.quantile(share));
                }
            }
        }
    }

    @Test
    void ranksMagnitudesByTheSharesOfBothSides() {
        SplittableRandom random = new SplittableRandom(14);
        ForgettingQuantiles quantiles = new ForgettingQuantiles(slice(ForgettingQuantiles.words()), 100);
        for (int i = 0; i < 5_000; i++) {
            quantiles.add(magnitude(random));
            double value = magnitude(random);
            double above = 1 - quantiles.lowerTail(value);
            double below = 1 - quantiles.upperTail(value);
            double within = 1 - above - below;
            double weight = quantiles.weight();
            double expected = (weight * (below + within / 2) + 0.5) / (weight + 1);
            // The tails come of sums in single precision.
            assertThat(quantiles.state().rank(value)).isCloseTo(expected, within(1e-6));
        }
    }

    @Test
    void isUndefinedWithoutValues() {
        QuantileState empty = new ForgettingRanks(slice(ForgettingRanks.words()), 10).state();
        assertThat(empty.rank(1)).isNaN();
        assertThat(empty.quantile(0.5)).isNaN();
        assertThat(QuantileState.UNDEFINED.rank(1)).isNaN();
        assertThat(QuantileState.of(new byte[0])).isEqualTo(QuantileState.UNDEFINED);
    }

    @Test
    void refusesAnotherVersion() {
        byte[] bytes =
                new ForgettingRanks(slice(ForgettingRanks.words()), 10).state().bytes();
        assertThat(QuantileState.of(bytes).bytes()).isEqualTo(bytes);
        bytes[0] = 2;
        assertThatThrownBy(() -> QuantileState.of(bytes)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> QuantileState.of(new byte[] {1, 1})).isInstanceOf(IllegalArgumentException.class);
    }

    /** Some are zero, some far out. */
    static double signed(SplittableRandom random) {
        int kind = random.nextInt(20);
        return kind == 0 ? 0 : random.nextGaussian() * (kind == 1 ? 40 : kind < 8 ? 0.2 : 1.5);
    }

    /** Some are zero, some wild enough to lie above the window. */
    private static double magnitude(SplittableRandom random) {
        int kind = random.nextInt(400);
        double size = Math.abs(random.nextGaussian());
        return kind < 20 ? 0 : kind == 21 ? size * 1e9 : kind < 60 ? size * 1e-4 : size;
    }

    private static StateSlice slice(int words) {
        return new StateBuffer().allocate("values", words);
    }
}
