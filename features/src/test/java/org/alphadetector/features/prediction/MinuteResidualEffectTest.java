package org.alphadetector.features.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.alphadetector.features.bar.BarScript;
import org.alphadetector.features.bar.FeatureFamily;
import org.alphadetector.features.catalog.FeatureCatalog;
import org.alphadetector.features.flow.TradeFlow;
import org.alphadetector.features.microstructure.OrderFlowImbalance;
import org.alphadetector.features.momentum.MovingAverageConvergence;
import org.alphadetector.features.momentum.RelativeStrengthIndex;
import org.alphadetector.features.momentum.StochasticOscillator;
import org.alphadetector.features.price.BarPrices;
import org.alphadetector.features.price.MinuteRange;
import org.alphadetector.features.price.PriceStep;
import org.alphadetector.features.price.Returns;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.Timeframe;
import org.junit.jupiter.api.Test;

/** What a jump, a quiet minute, a flow or a unit of price does to the residuals of a minute. */
class MinuteResidualEffectTest {
    private static final int BARS = 600;

    private static final FeatureFamily[] FAMILIES = {
        Returns.FAMILY,
        MinuteRange.FAMILY,
        RelativeStrengthIndex.FAMILY,
        MovingAverageConvergence.FAMILY,
        StochasticOscillator.FAMILY,
        KalmanResidual.FAMILY,
        FlowResidual.FAMILY,
        SeasonalResidual.FAMILY,
        VolatilitySurfaceResidual.FAMILY,
        MomentumResidual.FAMILY
    };

    /** A random walk whose last bar moves by the given share, with the given imbalance. */
    private static BarScript walk(double unit, double lastMove, double lastFlow) {
        BarScript script = new BarScript(Timeframe.M1, FAMILIES);
        Random random = new Random(3);
        double price = 100;
        for (int i = 0; i < BARS; i++) {
            boolean isLast = i == BARS - 1;
            double open = price;
            double flow = isLast ? lastFlow : 2 * random.nextDouble() - 1;
            double move = isLast ? lastMove : 1e-3 * (flow + random.nextGaussian());
            price *= Math.exp(move);
            double close = price;
            double wide = isLast ? 1e-3 : 1e-3 * Math.exp(0.5 * random.nextGaussian());
            script.close(row -> {
                put(row, BarPrices.CLOSE, close * unit);
                put(row, BarPrices.HIGH, Math.max(open, close) * (1 + wide) * unit);
                put(row, BarPrices.LOW, Math.min(open, close) * (1 - wide) * unit);
                put(row, PriceStep.PRICE_STEP, 0.001 * unit);
                put(row, TradeFlow.V_TOTAL_M_1, 10);
                put(row, TradeFlow.CVD_DELTA_M_1, 10 * flow);
            });
        }
        return script;
    }

    private static void put(Row row, Column column, double value) {
        row.number(FeatureCatalog.layout().lane(column), value);
    }

    private static double at(BarScript script, int bar, Column column) {
        return script.rows.get(bar).number(FeatureCatalog.layout().lane(column));
    }

    private static double last(BarScript script, Column column) {
        return at(script, BARS - 1, column);
    }

    @Test
    void jumpMovesEveryResidualAndNoMoveNone() {
        BarScript jump = walk(1, 0.02, 0);
        BarScript calm = walk(1, 0, 0);
        for (Column z : new Column[] {
            KalmanResidual.Z_KALMAN_RESIDUAL_M_1,
            FlowResidual.Z_FLOW_RESIDUAL_M_1,
            SeasonalResidual.Z_SEASONAL_RESIDUAL_M_1,
            VolatilitySurfaceResidual.Z_VOL_SURFACE_RESIDUAL_M_1,
            MomentumResidual.Z_RSI_RESIDUAL_14,
            MomentumResidual.Z_MACD_RESIDUAL,
            MomentumResidual.Z_STOCH_RESIDUAL_14
        }) {
            assertThat(last(jump, z)).as(z.name()).isGreaterThan(3);
            assertThat(Math.abs(last(calm, z))).as(z.name()).isLessThan(2);
        }
        assertThat(last(jump, MomentumResidual.Q_RSI_RESIDUAL_14)).isGreaterThan(0.99);
        assertThat(last(jump, MomentumResidual.Q_MACD_RESIDUAL)).isGreaterThan(0.99);
        assertThat(last(jump, MomentumResidual.Q_STOCH_RESIDUAL_14)).isGreaterThan(0.99);
    }

    @Test
    void returnThatFlowExplainsIsNoResidual() {
        BarScript explained = walk(1, 1e-3, 1);
        BarScript against = walk(1, 1e-3, -1);
        assertThat(last(explained, FlowResidual.FLOW_PREDICTION_M_1)).isCloseTo(1e-3, within(3e-4));
        assertThat(last(explained, FlowResidual.Z_FLOW_RESIDUAL_M_1)).isCloseTo(0, within(0.4));
        assertThat(last(against, FlowResidual.Z_FLOW_RESIDUAL_M_1)).isCloseTo(2, within(0.5));
        double[] features =
                explained.rows.get(BARS - 1).list(FeatureCatalog.layout().lane(FlowResidual.FLOW_FEATURES));
        assertThat(features[0]).as("trades alone").isZero();
        assertThat(features[1]).isEqualTo(1);
        assertThat(features[2]).isCloseTo(1e-3, within(3e-4));
        assertThat(features[3]).isNaN();
        assertThat(features[4]).isZero();
    }

    /** Each minute's return is 5 bp a mean size of orders, trades being balanced; its twin has the orders of others. */
    @Test
    void ordersExplainWhatTradesDoNot() {
        double[] impacts = new double[2];
        double[] scores = new double[2];
        for (int twin = 0; twin < 2; twin++) {
            BarScript script = new BarScript(Timeframe.M1, FlowResidual.FAMILY);
            SplittableRandom random = new SplittableRandom(6);
            Row row = null;
            for (int i = 0; i < BARS; i++) {
                double orders = i == BARS - 1 ? 4 : 2 * random.nextDouble() - 1;
                double others = random.nextDouble() - 0.5;
                double move = 5e-4 * orders + 1e-4 * (random.nextDouble() - 0.5);
                double seen = twin == 0 ? orders : others;
                row = script.close(r -> {
                    put(r, Returns.RET_M_1, move);
                    put(r, BarPrices.CLOSE, 100);
                    put(r, PriceStep.PRICE_STEP, 0.01);
                    put(r, TradeFlow.V_TOTAL_M_1, 10);
                    put(r, TradeFlow.CVD_DELTA_M_1, 0);
                    put(r, OrderFlowImbalance.ORDER_FLOW_IMBALANCE_M_1, seen);
                });
            }
            double[] features = row.list(FlowResidual.FLOW_FEATURES);
            assertThat(features[0]).as("trades and quotes").isEqualTo(1);
            impacts[twin] = features[4];
            scores[twin] = row.number(FlowResidual.Z_FLOW_RESIDUAL_M_1);
        }
        assertThat(impacts[0]).isCloseTo(5e-4, within(5e-5));
        assertThat(impacts[1]).isCloseTo(0, within(1e-4));
        assertThat(Math.abs(scores[0])).as("a large return, explained").isLessThan(6);
        assertThat(scores[1]).as("unexplained").isGreaterThan(5);
    }

    @Test
    void residualsCanBeWorkedOutFromTheRow() {
        BarScript script = walk(1, 0.004, 0.5);
        assertRecomputed(script, "rsi_14", RelativeStrengthIndex.RSI_14, 0);
        assertRecomputed(script, "macd_line", MovingAverageConvergence.MACD_LINE, 4);
        assertRecomputed(script, "stoch_k_14", StochasticOscillator.STOCH_K_14, 8);
        double close = last(script, BarPrices.CLOSE);
        assertThat(last(script, KalmanResidual.KALMAN_STATE) / close).isCloseTo(1, within(0.01));
        assertThat(last(script, KalmanResidual.KALMAN_INNOVATION) / last(script, KalmanResidual.KALMAN_PREDICTION_STD))
                .isCloseTo(last(script, KalmanResidual.Z_KALMAN_RESIDUAL_M_1), within(1e-9));
        assertThat(last(script, MomentumResidual.MOMENTUM_PREDICTION_STD)).isBetween(0.5, 2.0);
    }

    private static void assertRecomputed(BarScript script, String name, Column value, int first) {
        Column z = MomentumResidual.FAMILY.columns().get(first);
        Column prediction = MomentumResidual.FAMILY.columns().get(first + 1);
        Column deviation = MomentumResidual.FAMILY.columns().get(first + 2);
        assertThat((last(script, value) - last(script, prediction)) / last(script, deviation))
                .as(name)
                .isCloseTo(last(script, z), within(1e-9));
    }

    @Test
    void unitOfThePriceDoesNotMatter() {
        BarScript one = walk(1, 0.004, 0.5);
        for (double unit : new double[] {1e-6, 1e6}) {
            BarScript other = walk(unit, 0.004, 0.5);
            assertSame(
                    one, other, KalmanResidual.FAMILY, column -> column.equals(KalmanResidual.KALMAN_STATE) ? unit : 1);
            assertSame(one, other, FlowResidual.FAMILY, column -> 1);
            assertSame(one, other, SeasonalResidual.FAMILY, column -> 1);
            assertSame(one, other, VolatilitySurfaceResidual.FAMILY, column -> 1);
            assertSame(
                    one,
                    other,
                    MomentumResidual.FAMILY,
                    column -> column.equals(MomentumResidual.MACD_PREDICTION)
                                    || column.equals(MomentumResidual.MACD_PREDICTION_STD)
                            ? unit
                            : 1);
        }
    }

    private interface Factor {
        double of(Column column);
    }

    private static void assertSame(BarScript one, BarScript other, FeatureFamily family, Factor factor) {
        for (Column column : family.columns()) {
            if (column.name().endsWith("features")) {
                continue;
            }
            DoubleUnaryOperator scaled = x -> x / factor.of(column);
            for (int bar = 0; bar < BARS; bar++) {
                double expected = at(one, bar, column);
                double actual = scaled.applyAsDouble(at(other, bar, column));
                if (Double.isNaN(expected)) {
                    assertThat(actual).as(column.name()).isNaN();
                } else {
                    assertThat(actual).as(column.name()).isCloseTo(expected, within(1e-9 * (1 + Math.abs(expected))));
                }
            }
        }
    }

    @Test
    void constantPriceGivesNothingAbsurd() {
        BarScript script = new BarScript(Timeframe.M1, FAMILIES);
        for (int i = 0; i < BARS; i++) {
            double close = i == 10 ? 101 : 100;
            script.close(row -> {
                put(row, BarPrices.CLOSE, close);
                put(row, BarPrices.HIGH, close);
                put(row, BarPrices.LOW, close);
                put(row, PriceStep.PRICE_STEP, 1);
                put(row, TradeFlow.V_TOTAL_M_1, 0);
                put(row, TradeFlow.CVD_DELTA_M_1, 0);
            });
        }
        for (FeatureFamily family : FAMILIES) {
            for (Column column : family.columns()) {
                if (column.name().startsWith("z_")) {
                    for (int bar = 0; bar < BARS; bar++) {
                        double z = at(script, bar, column);
                        assertThat(Double.isNaN(z) || Math.abs(z) < 1)
                                .as(column.name())
                                .isTrue();
                    }
                }
            }
        }
    }
}
