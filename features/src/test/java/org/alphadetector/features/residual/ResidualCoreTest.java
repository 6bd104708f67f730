package org.alphadetector.features.residual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.alphadetector.features.state.StateBuffer;
import org.junit.jupiter.api.Test;

class ResidualCoreTest {
    private static final int WARMUP = 120;

    private final StateBuffer buffer = new StateBuffer();
    private final ResidualCore core = core(buffer);

    private static ResidualCore core(StateBuffer buffer) {
        return new ResidualCore(buffer.allocate("core", ResidualCore.words()), 1_440, WARMUP);
    }

    private void learnNormal(int residuals, double sigma, long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < residuals; i++) {
            core.learn(random.nextGaussian() * sigma, 0);
        }
    }

    @Test
    void fitsIntoHundredAndFiftyWords() {
        assertThat(ResidualCore.words()).isLessThanOrEqualTo(150);
    }

    @Test
    void isUndefinedExactlyInWarmup() {
        for (int i = 0; i < WARMUP; i++) {
            assertThat(core.scale(0)).isNaN();
            assertThat(core.z(1, 0)).isNaN();
            assertThat(core.quantileRank(1)).isNaN();
            assertThat(core.tailProbability(1)).isNaN();
            core.learn(Double.NaN, 0);
            core.learn(i % 3 - 1, 0);
        }
        assertThat(core.count()).isEqualTo(WARMUP);
        assertThat(core.scale(0)).isPositive();
        assertThat(core.z(1, 0)).isPositive();
        assertThat(core.quantileRank(1)).isBetween(0.5, 1.0);
        assertThat(core.tailProbability(1)).isBetween(0.1, 1.0);
        assertThat(core.z(Double.NaN, 0)).isNaN();
        assertThat(core.quantileRank(Double.NaN)).isNaN();
        assertThat(core.tailProbability(Double.NaN)).isNaN();
        core.clear();
        assertThat(core.scale(0)).isNaN();
    }

    @Test
    void tellsStandardDeviationRankAndTailOfNormalResiduals() {
        learnNormal(30_000, 3, 1);
        assertThat(core.scale(0)).isCloseTo(3, within(0.15));
        assertThat(core.scale(7)).isEqualTo(7);
        double z = core.z(6, 0);
        assertThat(z).isCloseTo(2, within(0.1));
        // of a standard normal, 84.13 % lie below 1 and 4.55 % beyond 2 on both sides
        assertThat(core.quantileRank(1)).isCloseTo(0.8413, within(0.02));
        assertThat(core.quantileRank(-1)).isCloseTo(0.1587, within(0.02));
        assertThat(core.tailProbability(2)).isCloseTo(0.0455, within(0.015));
        assertThat(core.tailProbability(-2)).isCloseTo(0.0455, within(0.015));
        assertThat(core.tailProbability(0)).isCloseTo(1, within(0.05));
    }

    @Test
    void tailProbabilityFallsWithTheFourthPowerBeyondWhatWasSeen() {
        learnNormal(10_000, 1, 2);
        double last = 1;
        for (double z = 0.5; z < 1_000; z = z * 1.05 + 0.01) {
            double probability = core.tailProbability(z);
            assertThat(probability).as("z " + z).isLessThanOrEqualTo(last).isPositive();
            last = probability;
        }
        assertThat(core.tailProbability(20)).isCloseTo(16 * core.tailProbability(40), within(1e-12));
        assertThat(core.tailProbability(-20)).isCloseTo(16 * core.tailProbability(-40), within(1e-12));
        assertThat(core.tailProbability(ResidualCore.LARGEST_Z)).isPositive();
    }

    @Test
    void isZeroWhereTheResidualIsAndTheScaleToo() {
        for (int i = 0; i < WARMUP; i++) {
            core.learn(0, 0);
        }
        assertThat(core.scale(0)).isZero();
        assertThat(core.z(0, 0)).isZero();
        assertThat(core.z(-1e-9, 0)).isEqualTo(-ResidualCore.LARGEST_Z);
        assertThat(core.z(1, 0.5)).isEqualTo(2);
        assertThat(core.quantileRank(0)).isCloseTo(0.5, within(1e-9));
        assertThat(core.quantileRank(1)).isBetween(0.99, 1.0);
        core.learn(2, 0);
        assertThat(core.scale(0)).as("begins where the first is not zero").isEqualTo(2);
    }

    @Test
    void anOutlierMovesTheScaleByTwoPercentAndRanksByOneObservation() {
        learnNormal(2_000, 1, 3);
        double scale = core.scale(0);
        double rank = core.quantileRank(1);
        core.learn(1e12, 0);
        assertThat(core.scale(0)).isBetween(scale, scale * 1.02);
        assertThat(core.quantileRank(1)).isBetween(rank - 0.001, rank);
        assertThat(core.z(1, 0)).isCloseTo(1 / core.scale(0), within(1e-12));
    }

    @Test
    void anEarlyOutlierIsLearntUpToEightScales() {
        for (int i = 0; i < 8; i++) {
            core.learn(i % 2 == 0 ? 1 : -1, 0);
        }
        core.learn(1e9, 0);
        learnNormal(WARMUP, 1, 4);
        assertThat(core.scale(0)).isBetween(0.8, 1.8);
    }

    @Test
    void judgesTheSameAfterBeingSavedAndRestored() {
        learnNormal(500, 2, 5);
        StateBuffer other = new StateBuffer();
        ResidualCore restored = core(other);
        other.load(buffer.save());
        core.learn(3, 0);
        restored.learn(3, 0);
        assertThat(restored.z(1, 0)).isEqualTo(core.z(1, 0));
        assertThat(restored.quantileRank(0.3)).isEqualTo(core.quantileRank(0.3));
        assertThat(restored.tailProbability(5)).isEqualTo(core.tailProbability(5));
    }

    @Test
    void refusesAWarmupBeforeTheScaleIsSettled() {
        assertThatThrownBy(() -> new ResidualCore(new StateBuffer().allocate("c", ResidualCore.words()), 100, 16))
                .hasMessageContaining("warmupBars=16");
    }
}
