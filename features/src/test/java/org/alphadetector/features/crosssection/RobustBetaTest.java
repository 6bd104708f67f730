package org.alphadetector.features.crosssection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.alphadetector.features.state.StateBuffer;
import org.junit.jupiter.api.Test;

class RobustBetaTest {
    /** So long that nothing is forgotten. */
    private static final double NEVER = 1e18;

    @Test
    void isOneBeforeTheFirstBar() {
        assertThat(beta(1, 2).beta()).isEqualTo(1);
    }

    @Test
    void countsTheBeliefAsBarsOfUsualSizeAndForgetsByHalves() {
        RobustBeta beta = beta(1, 2);
        beta.learn(4, 2, 0);
        // xx 4, xy 8, mean xx 4: (8 + 2 * 4) / (4 + 2 * 4).
        assertThat(beta.beta()).isCloseTo(4.0 / 3, within(1e-15));
        beta.learn(1, 1, 0);
        // xx 2 + 1, xy 4 + 1, weight 0.5 + 1, mean xx 2: (5 + 4) / (3 + 4).
        assertThat(beta.beta()).isCloseTo(9.0 / 7, within(1e-15));
        assertThat(beta.count()).isEqualTo(2);
    }

    @Test
    void anUnusualReturnWeighsLess() {
        RobustBeta beta = sixteenBarsOfOne();
        beta.learn(2, 1, 0.1);
        // Residuals so far are 0, so the floor 0.1 is the scale and the weight 1.345 * 0.1 / 1.
        // xx 16.1345, xy 16 + 2 * 0.1345, mean xx 16.1345 / 17, belief 4 of these: 20.0653471 / 19.9308471.
        assertThat(beta.beta()).isCloseTo(1.0067483, within(1e-7));
    }

    @Test
    void anUnusualFactorWeighsLess() {
        RobustBeta beta = sixteenBarsOfOne();
        beta.learn(8.1, 8, 0.1);
        // The factor is twice the 4 * 1 it may be, so the weight is (1/2)^2; the residual 0.1 is below 0.1345.
        // xx 16 + 16, xy 16 + 16.2, mean xx 32 / 17, belief 4 of these: 39.7294118 / 39.5294118.
        assertThat(beta.beta()).isCloseTo(1.0050595, within(1e-7));
    }

    @Test
    void anUndefinedReturnTeachesNothing() {
        RobustBeta beta = sixteenBarsOfOne();
        beta.learn(Double.NaN, 1, 0.1);
        beta.learn(1, Double.NaN, 0.1);
        beta.learn(Double.POSITIVE_INFINITY, 1, 0.1);
        assertThat(beta.beta()).isEqualTo(1);
        assertThat(beta.count()).isEqualTo(16);
    }

    @Test
    void learnsOnAfterAMarketThatStoodStill() {
        RobustBeta beta = beta(50, 5);
        for (int i = 0; i < 100; i++) {
            beta.learn(0, 0, 0);
        }
        assertThat(beta.beta()).isEqualTo(1);
        Random random = new Random(2);
        for (int i = 0; i < 2_000; i++) {
            double factor = random.nextGaussian();
            beta.learn(0.5 * factor + 0.01 * random.nextGaussian(), factor, 0);
        }
        assertThat(beta.beta()).isCloseTo(0.5, within(0.1));
    }

    @Test
    void agreesWithSumsOverTheWholeHistory() {
        Random random = new Random(19);
        RobustBeta beta = beta(40, 25);
        History history = new History(40, 25);
        for (int bar = 0; bar < 600; bar++) {
            double factor = random.nextGaussian() * (random.nextInt(20) == 0 ? 10 : 1);
            double asset = 0.7 * factor + random.nextGaussian() * (random.nextInt(10) == 0 ? 20 : 1);
            beta.learn(asset, factor, 0.3);
            history.learn(asset, factor, 0.3);
            assertThat(beta.beta()).isCloseTo(history.beta(), within(1e-9));
        }
        assertThat(history.isBounded)
                .as("bars whose return, factor or both counted less")
                .contains(1, 2, 3);
    }

    @Test
    void findsTheSlopeOfASyntheticMarketThroughShocksThatMisleadLeastSquares() {
        Random random = new Random(23);
        RobustBeta beta = beta(1_440, 100);
        double squares = 0;
        double products = 0;
        for (int bar = 0; bar < 10_000; bar++) {
            double factor = 0.001 * random.nextGaussian();
            double asset = 1.6 * factor + 0.0008 * random.nextGaussian();
            if (Math.abs(factor) > 0.0015 && random.nextInt(4) == 0) {
                asset -= 20 * factor;
            }
            beta.learn(asset, factor, 1e-6);
            squares += factor * factor;
            products += factor * asset;
        }
        assertThat(products / squares).as("least squares").isLessThan(0.5);
        assertThat(beta.beta()).isBetween(1.4, 1.65);
    }

    @Test
    void oneBarOfACrashHardlyMovesIt() {
        Random random = new Random(29);
        RobustBeta beta = beta(1_440, 100);
        for (int bar = 0; bar < 3_000; bar++) {
            double factor = 0.001 * random.nextGaussian();
            beta.learn(0.8 * factor + 0.0005 * random.nextGaussian(), factor, 1e-6);
        }
        double before = beta.beta();
        beta.learn(0, -0.04, 1e-6);
        assertThat(beta.beta()).isCloseTo(before, within(0.001));
    }

    private static RobustBeta sixteenBarsOfOne() {
        RobustBeta beta = beta(NEVER, 4);
        for (int i = 0; i < 16; i++) {
            beta.learn(1, 1, 0.1);
        }
        return beta;
    }

    private static RobustBeta beta(double halfLifeBars, double priorBars) {
        return new RobustBeta(new StateBuffer().allocate("beta", RobustBeta.words()), halfLifeBars, priorBars);
    }

    /** Keeps every bar and sums anew. */
    private static final class History {
        private record Bar(double factor, double asset, double weight, double square) {}

        private final List<Bar> bars = new ArrayList<>();
        private final double halfLife;
        private final double priorBars;
        /** 1: the return was, 2: the factor was, 3: both were. */
        private final List<Integer> isBounded = new ArrayList<>();

        History(double halfLife, double priorBars) {
            this.halfLife = halfLife;
            this.priorBars = priorBars;
        }

        double beta() {
            double factors = sum(0);
            double prior = bars.isEmpty() ? 0 : priorBars * factors / sum(3);
            return factors == 0 ? 1 : (sum(1) + prior) / (factors + prior);
        }

        void learn(double asset, double factor, double floor) {
            double residual = Math.abs(asset - beta() * factor);
            if (bars.size() < 16) {
                bars.add(new Bar(factor, asset, 1, residual * residual));
                return;
            }
            double bound = 1.345 * Math.max(floor, Math.sqrt(sum(2) / sum(3)));
            double factorBound = Math.max(floor, 4 * Math.sqrt(sum(0) / sum(3)));
            double weight = 1;
            int bounded = 0;
            if (residual > bound) {
                weight *= bound / residual;
                bounded += 1;
            }
            if (Math.abs(factor) > factorBound) {
                weight *= Math.pow(factorBound / Math.abs(factor), 2);
                bounded += 2;
            }
            isBounded.add(bounded);
            bars.add(new Bar(factor, asset, weight, Math.pow(Math.min(residual, bound), 2) / 0.7101645));
        }

        private double sum(int which) {
            double sum = 0;
            for (int i = 0; i < bars.size(); i++) {
                Bar bar = bars.get(i);
                double value =
                        switch (which) {
                            case 0 -> bar.weight * bar.factor * bar.factor;
                            case 1 -> bar.weight * bar.factor * bar.asset;
                            case 2 -> bar.square;
                            default -> 1;
                        };
                sum += value * Math.pow(0.5, (bars.size() - 1 - i) / halfLife);
            }
            return sum;
        }
    }
}
