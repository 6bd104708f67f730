package org.alphadetector.bench.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RoundsTest {
    private static final long SECOND_NANOS = 1_000_000_000;

    @Test
    void describesMedianAndSpread() {
        Rounds rounds = rounds("pipeline", 3, 1, 2);
        assertThat(rounds.describe().trim())
                .isEqualTo("pipeline         median 2.000 M/s, lowest 1.000, highest 3.000 (3 rounds)");
    }

    @Test
    void theMedianOfAnEvenNumberLiesBetweenTheTwoInTheMiddle() {
        assertThat(rounds("pipeline", 7, 1, 3, 2).describe()).contains("median 2.500 M/s");
    }

    @Test
    void ratiosAreOfTheSameRound() {
        // 1/2, 2/2 and 3/10: the ratio of the medians would be 2/2.
        assertThat(rounds("pipeline", 1, 2, 3).describeRatioTo(rounds("no-op", 2, 2, 10)))
                .isEqualTo("pipeline / no-op: median 0.500, lowest 0.300, highest 1.000");
    }

    private static Rounds rounds(String name, long... millionsPerSecond) {
        Rounds rounds = new Rounds(name);
        for (long millions : millionsPerSecond) {
            rounds.add(millions * 1_000_000, SECOND_NANOS);
        }
        return rounds;
    }
}
