package org.alphadetector.features.crosssection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.alphadetector.features.state.StateBuffer;
import org.junit.jupiter.api.Test;

class MarketModelTest {
    private static final double FLOOR = 1e-5;
    private static final double NOISE = 0.0006;

    private final StateBuffer buffer = new StateBuffer();
    private final MarketModel model = model(buffer);

    @Test
    void isUndefinedExactlyInItsWarmup() {
        Market market = new Market(1, 1.2);
        for (int bar = 0; bar < 200; bar++) {
            market.next();
            boolean isWarm = bar >= MarketModel.WARMUP_BARS;
            assertThat(Double.isFinite(model.loading())).isEqualTo(isWarm);
            assertThat(Double.isFinite(model.predict(market.factor))).isEqualTo(isWarm);
            assertThat(Double.isFinite(market.z(model))).isEqualTo(isWarm);
            market.teach(model);
        }
    }

    @Test
    void barsWithoutReturnOrFactorAreNoWarmup() {
        Market market = new Market(2, 1);
        for (int bar = 0; bar < 300; bar++) {
            market.next();
            market.teach(model);
            model.observe(Double.NaN, market.factor, FLOOR);
            model.observe(market.asset, Double.NaN, FLOOR);
            assertThat(Double.isNaN(model.loading())).isEqualTo(bar + 1 < MarketModel.WARMUP_BARS);
        }
        assertThat(model.predict(Double.NaN)).isNaN();
        assertThat(model.z(0.001, Double.NaN, FLOOR)).isNaN();
        assertThat(model.z(Double.NaN, 0.001, FLOOR)).isNaN();
    }

    @Test
    void recoversTheEquationOfASyntheticMarket() {
        for (double beta : new double[] {0.4, 1, 1.8}) {
            MarketModel learner = model(new StateBuffer());
            Market market = new Market(3, beta);
            market.teach(learner, 6_000);
            assertThat(learner.loading()).isCloseTo(beta, within(0.1));
            assertThat(learner.predict(0.01)).isEqualTo(learner.loading() * 0.01);
            // Noise of one standard deviation is a z-score of one; whole market moves leave it alone.
            double expected = 5 + (beta - learner.loading()) * 0.001 / NOISE;
            assertThat(learner.z(beta * 0.001 + 5 * NOISE, 0.001, FLOOR)).isCloseTo(expected, within(0.75));
            assertThat(learner.z(-beta * 0.001 - 5 * NOISE, -0.001, FLOOR)).isCloseTo(-expected, within(0.75));
        }
    }

    @Test
    void smallerThanTheFloorIsNoNews() {
        Market market = new Market(4, 1);
        market.teach(model, 1_000);
        assertThat(model.z(1.0, 0.0, 0.5)).isCloseTo(2, within(1e-12));
    }

    @Test
    void shocksHardlyTeachTheModelNotToSeeThem() {
        Market market = new Market(5, 1);
        market.teach(model, 3_000);
        double before = model.z(0.01, 0, FLOOR);
        double loading = model.loading();
        for (int i = 0; i < 3; i++) {
            model.observe(0.03, 0.0005, FLOOR);
        }
        assertThat(model.z(0.01, 0, FLOOR)).isCloseTo(before, within(0.05 * before));
        assertThat(model.loading()).isCloseTo(loading, within(0.01));
    }

    @Test
    void askingChangesNothing() {
        Market market = new Market(6, 1);
        market.teach(model, 500);
        byte[] before = buffer.save();
        market.next();
        market.z(model);
        model.predict(market.factor);
        model.loading();
        assertThat(buffer.save()).isEqualTo(before);
    }

    @Test
    void whatComesLaterChangesNothingBefore() {
        double[] alone = zScores(700, 700);
        double[] withMore = zScores(700, 1_500);
        assertThat(withMore).containsExactly(alone);
    }

    @Test
    void goesOnFromSavedState() {
        Market market = new Market(8, 0.9);
        market.teach(model, 400);
        StateBuffer other = new StateBuffer();
        MarketModel restored = model(other);
        other.load(buffer.save());
        for (int bar = 0; bar < 300; bar++) {
            market.next();
            assertThat(market.z(restored)).isEqualTo(market.z(model));
            market.teach(model);
            market.teach(restored);
        }
        assertThat(restored.loading()).isEqualTo(model.loading());
    }

    @Test
    void startsAnewOnceCleared() {
        new Market(9, 2).teach(model, 400);
        StateBuffer untouched = new StateBuffer();
        model(untouched);
        assertThat(buffer.save()).isNotEqualTo(untouched.save());
        model.clear();
        assertThat(buffer.save()).isEqualTo(untouched.save());
    }

    private static double[] zScores(int kept, int bars) {
        MarketModel learner = model(new StateBuffer());
        Market market = new Market(7, 1.1);
        double[] scores = new double[kept];
        for (int bar = 0; bar < bars; bar++) {
            market.next();
            if (bar < kept) {
                scores[bar] = market.z(learner);
            }
            market.teach(learner);
        }
        return scores;
    }

    private static MarketModel model(StateBuffer state) {
        return new MarketModel(state.allocate("market_model", MarketModel.words()));
    }

    /** asset = beta x factor + noise. */
    private static final class Market {
        private final Random random;
        private final double beta;
        private double factor;
        private double asset;

        Market(long seed, double beta) {
            random = new Random(seed);
            this.beta = beta;
        }

        void next() {
            factor = 0.001 * random.nextGaussian();
            asset = beta * factor + NOISE * random.nextGaussian();
        }

        double z(MarketModel model) {
            return model.z(asset, factor, FLOOR);
        }

        void teach(MarketModel model) {
            model.observe(asset, factor, FLOOR);
        }

        void teach(MarketModel model, int bars) {
            for (int bar = 0; bar < bars; bar++) {
                next();
                teach(model);
            }
        }
    }
}
