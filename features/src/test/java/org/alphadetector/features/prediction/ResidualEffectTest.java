package org.alphadetector.features.prediction;

import static org.alphadetector.features.prediction.ResidualWarmupTest.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.Consumer;
import org.alphadetector.features.bar.BarScript;
import org.alphadetector.features.bar.FeatureFamily;
import org.alphadetector.features.flow.TradeFlow;
import org.alphadetector.features.microstructure.Spread;
import org.alphadetector.features.perpetual.Basis;
import org.alphadetector.features.perpetual.Funding;
import org.alphadetector.features.positioning.OpenInterest;
import org.alphadetector.features.price.BarPrices;
import org.alphadetector.features.price.PriceStep;
import org.alphadetector.features.price.Returns;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.Timeframe;
import org.junit.jupiter.api.Test;

/** A bar with the effect moves its residual; the same bar without does not. */
class ResidualEffectTest {
    private static final int BARS = 600;

    /** Bars of the warm-up test, and one more that is changed. */
    private static Row after(Timeframe timeframe, Consumer<Row> change, FeatureFamily... families) {
        BarScript script = new BarScript(timeframe, families);
        Random random = new Random(7);
        double[] state = ResidualWarmupTest.start();
        for (int i = 0; i < BARS; i++) {
            script.close(ResidualWarmupTest.bar(i, random, state, 1));
        }
        Consumer<Row> last = ResidualWarmupTest.bar(BARS, random, state, 1);
        return script.close(row -> {
            last.accept(row);
            change.accept(row);
        });
    }

    private static void scale(Row row, Column column, double factor) {
        put(row, column, row.number(column) * factor);
    }

    private static void assertRecomputed(Row row, double x, Column z, Column prediction, Column deviation) {
        double expected = (x - row.number(prediction)) / row.number(deviation);
        assertThat(row.number(z)).isCloseTo(expected, within(1e-6 * Math.max(1, Math.abs(expected))));
    }

    /** The logarithms have a standard deviation of 1: twenty times the volume is 3.0 of it. */
    @Test
    void twentyTimesTheVolumeIsThreeDeviationsMore() {
        for (Timeframe timeframe : Timeframe.values()) {
            Row usual = after(timeframe, row -> {}, VolumeResidual.FAMILY, VolumeResidual.OWN_FAMILY);
            Row large = after(
                    timeframe,
                    row -> scale(row, TradeFlow.VOLUME, 20),
                    VolumeResidual.FAMILY,
                    VolumeResidual.OWN_FAMILY);
            double rise = large.number(VolumeResidual.Z_VOL_RESIDUAL) - usual.number(VolumeResidual.Z_VOL_RESIDUAL);
            assertThat(rise).isCloseTo(3, within(0.4));
            assertThat(usual.number(VolumeResidual.Z_VOL_RESIDUAL)).isBetween(-3.0, 3.0);
            assertThat(large.number(VolumeResidual.Q_VOL_RESIDUAL)).isGreaterThan(0.97);
            assertRecomputed(
                    large,
                    Math.log(large.number(TradeFlow.VOLUME)),
                    VolumeResidual.Z_VOL_RESIDUAL,
                    VolumeResidual.VOL_PREDICTION,
                    VolumeResidual.VOL_PREDICTION_STD);
        }
    }

    @Test
    void aMinuteWithoutVolumeHasAPredictionButNoResidual() {
        Row row = after(Timeframe.M1, r -> put(r, TradeFlow.VOLUME, 0), VolumeResidual.FAMILY);
        assertThat(row.number(VolumeResidual.Z_VOL_RESIDUAL_M_1)).isNaN();
        assertThat(row.number(VolumeResidual.Q_VOL_RESIDUAL_M_1)).isNaN();
        assertThat(row.number(VolumeResidual.VOL_PREDICTION_M_1)).isCloseTo(3, within(0.8));
        assertThat(row.number(VolumeResidual.VOL_PREDICTION_STD_M_1)).isCloseTo(1, within(0.2));
    }

    /** ln 5 over a standard deviation of 1. */
    @Test
    void aSpreadOfFiveTimesIsUnusualUnlessVolatilityRoseBefore() {
        Row usual = after(Timeframe.M1, row -> {}, SpreadResidual.FAMILY, SpreadResidual.OWN_FAMILY);
        Row wide = after(
                Timeframe.M1,
                row -> scale(row, Spread.SPREAD_MEAN_M_1, 5),
                SpreadResidual.FAMILY,
                SpreadResidual.OWN_FAMILY);
        assertThat(wide.number(SpreadResidual.Z_SPREAD_RESIDUAL_M_1)
                        - usual.number(SpreadResidual.Z_SPREAD_RESIDUAL_M_1))
                .isCloseTo(Math.log(5), within(0.2));
        assertThat(wide.number(SpreadResidual.Q_SPREAD_RESIDUAL))
                .isGreaterThan(usual.number(SpreadResidual.Q_SPREAD_RESIDUAL));
        assertRecomputed(
                wide,
                Math.log(wide.number(Spread.SPREAD_MEAN_M_1)),
                SpreadResidual.Z_SPREAD_RESIDUAL_M_1,
                SpreadResidual.SPREAD_PREDICTION_M_1,
                SpreadResidual.SPREAD_PREDICTION_STD_M_1);
        assertThat(ofVolatileMarket(true)).isCloseTo(0, within(2.0));
        assertThat(ofVolatileMarket(false)).isGreaterThan(4);
    }

    /** Spreads follow the range in 100-bar phases; a wide one comes after a wide or a narrow range. */
    private static double ofVolatileMarket(boolean isVolatile) {
        BarScript script = new BarScript(Timeframe.M1, SpreadResidual.FAMILY);
        Random random = new Random(8);
        for (int i = 0; i < 1_400; i++) {
            spreadBar(script, i / 100 % 2 == 0 ? 1 : 5, Math.exp(0.2 * random.nextGaussian()));
        }
        for (int i = 0; i < 60; i++) {
            spreadBar(script, isVolatile ? 5 : 1, Math.exp(0.2 * random.nextGaussian()));
        }
        return spreadBar(script, 5, 1).number(SpreadResidual.Z_SPREAD_RESIDUAL_M_1);
    }

    private static Row spreadBar(BarScript script, double size, double noise) {
        return script.close(row -> {
            put(row, BarPrices.CLOSE, 100);
            put(row, BarPrices.HIGH, 100 + 0.05 * size);
            put(row, BarPrices.LOW, 100);
            put(row, PriceStep.PRICE_STEP, 0.01);
            put(row, Spread.SPREAD_MEAN_M_1, size * noise);
        });
    }

    /** Changes have a standard deviation of 0.1 %: a fall of 2 % more is 20 of it, over one minute as over five. */
    @Test
    void aFallOfOpenInterestIsUnusual() {
        Row row = after(
                Timeframe.M1,
                r -> {
                    scale(r, OpenInterest.OI_CLOSE, 0.98);
                    put(r, OpenInterest.OI_ROC_M_5, (1 + r.number(OpenInterest.OI_ROC_M_5)) * 0.98 - 1);
                },
                OpenInterestResidual.FAMILY,
                OwnOpenInterestResidual.FAMILY);
        assertThat(row.number(OpenInterestResidual.Z_OI_RESIDUAL_M_5)).isCloseTo(-20, within(4.0));
        assertThat(row.number(OwnOpenInterestResidual.Z_OI_RESIDUAL))
                .isCloseTo(row.number(OpenInterestResidual.Z_OI_RESIDUAL_M_5), within(1e-9));
        assertThat(row.number(OpenInterestResidual.Q_OI_RESIDUAL_M_5)).isLessThan(0.01);
        assertRecomputed(
                row,
                row.number(OpenInterest.OI_ROC_M_5),
                OpenInterestResidual.Z_OI_RESIDUAL_M_5,
                OpenInterestResidual.OI_PREDICTION_M_5,
                OpenInterestResidual.OI_PREDICTION_STD_M_5);
    }

    @Test
    void aUsualChangeOfOpenInterestAfterLongSilenceIsNoSurprise() {
        BarScript script = new BarScript(Timeframe.M1, OwnOpenInterestResidual.FAMILY);
        Random random = new Random(9);
        double interest = 1_000;
        for (int i = 0; i < 400; i++) {
            interest *= 1 + 1e-3 * random.nextGaussian();
            double value = interest;
            script.close(row -> put(row, OpenInterest.OI_CLOSE, value));
        }
        double last = interest;
        for (int i = 0; i < 300; i++) {
            Row row = script.close(r -> put(r, OpenInterest.OI_CLOSE, last));
            assertThat(row.number(OwnOpenInterestResidual.Z_OI_RESIDUAL)).isCloseTo(0, within(0.5));
        }
        Row usual = script.close(row -> put(row, OpenInterest.OI_CLOSE, last * 1.001));
        assertThat(usual.number(OwnOpenInterestResidual.Z_OI_RESIDUAL)).isCloseTo(1, within(0.2));
    }

    /** Ten basis points more of the basis at the close: the holder of the pair loses them. */
    @Test
    void aRiseOfTheBasisIsALossOfCarry() {
        Row usual = after(Timeframe.M1, row -> {}, BasisResidual.FAMILY, CarryResidual.FAMILY);
        Row risen = after(
                Timeframe.M1,
                row -> {
                    put(row, Basis.MARK_CLOSE, row.number(Basis.MARK_CLOSE) + row.number(Basis.INDEX_CLOSE) * 1e-3);
                    put(row, Basis.BASIS_BP_M_5, row.number(Basis.BASIS_BP_M_5) + 10);
                },
                BasisResidual.FAMILY,
                CarryResidual.FAMILY);
        Column std = CarryResidual.CARRY_PREDICTION_STD_M_5;
        assertThat(risen.number(CarryResidual.Z_CARRY_RESIDUAL_M_5))
                .isCloseTo(usual.number(CarryResidual.Z_CARRY_RESIDUAL_M_5) - 10 / usual.number(std), within(1e-6));
        assertThat(risen.number(std)).isCloseTo(1, within(0.2));
        assertThat(risen.number(BasisResidual.Z_BASIS_RESIDUAL_M_5))
                .isCloseTo(
                        usual.number(BasisResidual.Z_BASIS_RESIDUAL_M_5)
                                + 10 / usual.number(BasisResidual.BASIS_PREDICTION_STD_M_5),
                        within(1e-6));
        assertRecomputed(
                risen,
                risen.number(Basis.BASIS_BP_M_5),
                BasisResidual.Z_BASIS_RESIDUAL_M_5,
                BasisResidual.BASIS_PREDICTION_M_5,
                BasisResidual.BASIS_PREDICTION_STD_M_5);
    }

    /** The basis is noise around 3 bp without memory: it reverts at once, and funding of 1 bp pays 5 / 480 bp. */
    @Test
    void carryIsRecomputedFromBasisAndFunding() {
        BarScript script = new BarScript(Timeframe.M1, CarryResidual.FAMILY);
        Random random = new Random(10);
        double[] basis = new double[BARS];
        for (int i = 0; i < BARS; i++) {
            double value = 3 + random.nextGaussian() + (i == 0 ? 0 : 0.5 * (basis[i - 1] - 3));
            basis[i] = value;
            Row row = script.close(r -> {
                put(r, Basis.INDEX_CLOSE, 50);
                put(r, Basis.MARK_CLOSE, 50 * (1 + value / 10_000));
                put(r, Funding.FUNDING_RATE, 1e-4);
            });
            if (i == BARS - 1) {
                assertRecomputed(
                        row,
                        basis[i - 5] - value + 5.0 / 480,
                        CarryResidual.Z_CARRY_RESIDUAL_M_5,
                        CarryResidual.CARRY_PREDICTION_M_5,
                        CarryResidual.CARRY_PREDICTION_STD_M_5);
                double[] rests = row.list(CarryResidual.CARRY_FEATURES);
                assertThat(rests[0]).isCloseTo(basis[i - 1], within(1e-6));
                assertThat(rests[1]).isCloseTo(3, within(0.4));
                assertThat(rests[2]).isCloseTo(-0.5 * (basis[i - 1] - 3), within(0.4));
                assertThat(rests[3]).isCloseTo(1, within(0.3));
                assertThat(rests[4]).isCloseTo(1, within(1e-12));
                assertThat(row.number(CarryResidual.CARRY_PREDICTION_M_5))
                        .isCloseTo(basis[i - 5] - basis[i - 1] + 5.0 / 480 - rests[2], within(1e-6));
            }
        }
    }

    @Test
    void atMinutesTheOwnColumnsAreThoseOfTheMinute() {
        Row row = after(
                Timeframe.M1,
                r -> {},
                Returns.FAMILY,
                ReturnResidual.FAMILY,
                OwnReturnResidual.FAMILY,
                VolumeResidual.FAMILY,
                VolumeResidual.OWN_FAMILY);
        assertThat(row.number(OwnReturnResidual.Z_RET_RESIDUAL))
                .isNotNaN()
                .isEqualTo(row.number(ReturnResidual.Z_RET_RESIDUAL_M_1));
        assertThat(row.number(OwnReturnResidual.Q_RET_RESIDUAL))
                .isEqualTo(row.number(ReturnResidual.Q_RET_RESIDUAL_M_1));
        assertThat(row.number(VolumeResidual.VOL_PREDICTION))
                .isNotNaN()
                .isEqualTo(row.number(VolumeResidual.VOL_PREDICTION_M_1));
    }

    /** Steps are up to 5 cents of 100: their standard deviation is 3.2 of ten thousand. */
    @Test
    void theReturnOfALongerBarIsJudgedByLongerBars() {
        Row usual = after(Timeframe.M15, row -> {}, OwnReturnResidual.FAMILY);
        Row risen = after(Timeframe.M15, row -> scale(row, BarPrices.CLOSE, 1.01), OwnReturnResidual.FAMILY);
        assertThat(usual.number(OwnReturnResidual.Z_RET_RESIDUAL)).isBetween(-2.5, 2.5);
        assertThat(risen.number(OwnReturnResidual.Z_RET_RESIDUAL)).isBetween(20.0, 40.0);
    }

    @Test
    void isCalmWhereNothingMoves() {
        BarScript script = new BarScript(
                Timeframe.M1,
                Returns.FAMILY,
                ReturnResidual.FAMILY,
                OwnReturnResidual.FAMILY,
                VolumeResidual.FAMILY,
                VolumeResidual.OWN_FAMILY,
                OpenInterestResidual.FAMILY,
                OwnOpenInterestResidual.FAMILY,
                SpreadResidual.FAMILY,
                SpreadResidual.OWN_FAMILY,
                BasisResidual.FAMILY,
                CarryResidual.FAMILY);
        for (int i = 0; i < 500; i++) {
            Row row = script.close(r -> {
                put(r, BarPrices.CLOSE, 100);
                put(r, BarPrices.HIGH, 100);
                put(r, BarPrices.LOW, 100);
                put(r, PriceStep.PRICE_STEP, 0.01);
                put(r, TradeFlow.VOLUME, 0);
                put(r, Spread.SPREAD_MEAN_M_1, 1);
                put(r, OpenInterest.OI_CLOSE, 1_000);
                put(r, OpenInterest.OI_ROC_M_5, 0);
                put(r, Basis.INDEX_CLOSE, 100);
                put(r, Basis.MARK_CLOSE, 100);
                put(r, Basis.BASIS_BP_M_5, 0);
                put(r, Funding.FUNDING_RATE, 1e-4);
            });
            for (Column z : new Column[] {
                OwnReturnResidual.Z_RET_RESIDUAL,
                VolumeResidual.Z_VOL_RESIDUAL,
                OpenInterestResidual.Z_OI_RESIDUAL_M_5,
                SpreadResidual.Z_SPREAD_RESIDUAL,
                BasisResidual.Z_BASIS_RESIDUAL_M_5,
                CarryResidual.Z_CARRY_RESIDUAL_M_5
            }) {
                double value = row.number(z);
                assertThat(Double.isNaN(value) || Math.abs(value) < 0.1)
                        .as(z.name())
                        .isTrue();
            }
        }
    }
}
