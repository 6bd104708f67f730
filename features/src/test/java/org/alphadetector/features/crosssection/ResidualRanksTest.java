package org.alphadetector.features.crosssection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ResidualRanksTest {
    private final ResidualRanks ranks = new ResidualRanks();

    @Test
    void goesFromZeroForTheLowestToOneForTheHighest() {
        ranks.measure(new double[] {3, -2, 0.5, 9, 1, 2}, 6);
        assertThat(ranks.of(-2)).isEqualTo(0);
        assertThat(ranks.of(0.5)).isEqualTo(0.2);
        assertThat(ranks.of(9)).isEqualTo(1);
    }

    @Test
    void equalOnesShareTheirMeanRank() {
        // Ranks 0, then 1, 2 and 3 shared, then 4 and 5, of five others.
        ranks.measure(new double[] {1, 0, 1, 1, 2, 3}, 6);
        assertThat(ranks.of(1)).isEqualTo(2 / 5.0);
        assertThat(ranks.of(2)).isEqualTo(4 / 5.0);
        ranks.measure(new double[] {0.0, -0.0, 0, 0, 0, 0}, 6);
        assertThat(ranks.of(-0.0)).isEqualTo(0.5);
    }

    @Test
    void isUndefinedWithFewerThanFiveOthersAndWithoutAScore() {
        ranks.measure(new double[] {1, 2, 3, 4, 5, Double.NaN}, 6);
        assertThat(ranks.of(1)).isNaN();
        ranks.measure(new double[] {1, 2, 3, 4, 5, Double.NaN, 6}, 7);
        assertThat(ranks.of(1)).isEqualTo(0);
        assertThat(ranks.of(Double.NaN)).isNaN();
    }

    @Test
    void agreesWithCountingThoseBelow() {
        Random random = new Random(3);
        for (int point = 0; point < 300; point++) {
            int count = 6 + random.nextInt(30);
            double[] scores = new double[count];
            for (int i = 0; i < count; i++) {
                scores[i] = random.nextBoolean() ? random.nextInt(4) : random.nextGaussian();
            }
            ranks.measure(scores, count);
            for (double each : scores) {
                double below = 0;
                double equal = 0;
                for (double other : scores) {
                    below += other < each ? 1 : 0;
                    equal += other == each ? 1 : 0;
                }
                double expected = (below + (equal - 1) / 2) / (count - 1);
                assertThat(ranks.of(each)).isCloseTo(expected, within(1e-15));
            }
        }
    }
}
