package org.alphadetector.features.crosssection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.alphadetector.features.row.Timeframe;
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
            assertThat(Double.isFinite(model.predict(market.factor, 0))).isEqualTo(isWarm);
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
            model.observe(Double.NaN, market.factor, FLOOR, 0);
            model.observe(market.asset, Double.NaN, FLOOR, 0);
            assertThat(Double.isNaN(model.loading())).isEqualTo(bar + 1 < MarketModel.WARMUP_BARS);
        }
        assertThat(model.predict(Double.NaN, 0)).isNaN();
        assertThat(model.z(0.001, Double.NaN, FLOOR, 0)).isNaN();
        assertThat(model.z(Double.NaN, 0.001, FLOOR, 0)).isNaN();
    }

    @Test
    void recoversTheEquationOfASyntheticMarket() {
        for (double beta : new double[] {0.4, 1, 1.8}) {
            MarketModel learner = model(new StateBuffer());
            Market market = new Market(3, beta);
            market.teach(learner, 6_000);
            assertThat(learner.loading()).isCloseTo(beta, within(0.1));
            assertThat(learner.predict(0.01, 0)).isEqualTo(learner.loading() * 0.01);
            // Noise of one standard deviation is a z-score of one; whole market moves leave it alone.
            double expected = 5 + (beta - learner.loading()) * 0.001 / NOISE;
            assertThat(learner.z(beta * 0.001 + 5 * NOISE, 0.001, FLOOR, 0)).isCloseTo(expected, within(0.75));
            assertThat(learner.z(-beta * 0.001 - 5 * NOISE, -0.001, FLOOR, 0)).isCloseTo(-expected, within(0.75));
        }
    }

    @Test
    void smallerThanTheFloorIsNoNews() {
        Market market = new Market(4, 1);
        market.teach(model, 1_000);
        assertThat(model.z(1.0, 0.0, 0.5, 0)).isCloseTo(2, within(1e-12));
    }

    @Test
    void shocksHardlyTeachTheModelNotToSeeThem() {
        Market market = new Market(5, 1);
        market.teach(model, 3_000);
        double before = model.z(0.01, 0, FLOOR, 0);
        double loading = model.loading();
        for (int i = 0; i < 3; i++) {
            model.observe(0.03, 0.0005, FLOOR, 0);
        }
        assertThat(model.z(0.01, 0, FLOOR, 0)).isCloseTo(before, within(0.05 * before));
        assertThat(model.loading()).isCloseTo(loading, within(0.01));
    }

    @Test
    void askingChangesNothing() {
        Market market = new Market(6, 1);
        market.teach(model, 500);
        byte[] before = buffer.save();
        market.next();
        market.z(model);
        model.predict(market.factor, 0);
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

    /** x(t) = e(t) - e(t-1) / 2: with the bounce foretold the rest is e, uncorrelated; without it it is not. */
    @Test
    void foretellsTheBounceBetweenBidAndAsk() {
        Market market = new Market(10, 1);
        market.bounce = 0.5;
        market.teach(model, 3_000);
        double products = 0;
        double squares = 0;
        double last = 0;
        for (int bar = 0; bar < 20_000; bar++) {
            market.next();
            double z = market.z(model);
            products += z * last;
            squares += z * z;
            last = z;
            market.teach(model);
        }
        assertThat(products / squares).isCloseTo(0, within(0.03));
        assertThat(Math.sqrt(squares / 20_000)).isCloseTo(1, within(0.05));
        // The last noise is known; ridge leaves out 100 of about 2,080 minutes' weight.
        double expected = model.loading() * 0.001 - 0.5 * 0.95 * market.noise;
        long next = market.end + Timeframe.M1.micros();
        assertThat(model.predict(0.001, next)).isCloseTo(expected, within(0.1 * NOISE));
        assertThat(model.predict(0.001, next + 1)).isEqualTo(model.loading() * 0.001);
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
        private double noise;
        private double bounce;
        private long end;

        Market(long seed, double beta) {
            random = new Random(seed);
            this.beta = beta;
        }

        void next() {
            factor = 0.001 * random.nextGaussian();
            double before = noise;
            noise = NOISE * random.nextGaussian();
            asset = beta * factor + noise - bounce * before;
            end += Timeframe.M1.micros();
        }

        double z(MarketModel model) {
            return model.z(asset, factor, FLOOR, end);
        }

        void teach(MarketModel model) {
            model.observe(asset, factor, FLOOR, end);
        }

        void teach(MarketModel model, int bars) {
            for (int bar = 0; bar < bars; bar++) {
                next();
                teach(model);
            }
        }
    }
}
