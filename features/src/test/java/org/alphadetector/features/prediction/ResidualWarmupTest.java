package org.alphadetector.features.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.alphadetector.features.bar.BarScript;
import org.alphadetector.features.bar.FeatureFamily;
import org.alphadetector.features.catalog.FeatureCatalog;
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

/** Where every input is there and moves in every bar, each column is NULL exactly in its warm-up. */
class ResidualWarmupTest {
    private static final FeatureFamily[] MINUTE = {
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
        CarryResidual.FAMILY
    };
    private static final FeatureFamily[] OWN = {
        OwnReturnResidual.FAMILY, VolumeResidual.OWN_FAMILY, OwnOpenInterestResidual.FAMILY, SpreadResidual.OWN_FAMILY
    };

    /** Every input of a bar, prices in a unit; each as its columns say, the five-minute ones from the fifth bar on. */
    static Consumer<Row> bar(int index, Random random, double[] state, double unit) {
        state[0] += random.nextInt(11) - 5;
        state[1] *= Math.exp(0.001 * random.nextGaussian());
        double close = (10_000 + state[0]) / 100 * unit;
        double basis = 3 + random.nextGaussian();
        return row -> {
            put(row, BarPrices.CLOSE, close);
            put(row, BarPrices.HIGH, close + 0.02 * unit);
            put(row, BarPrices.LOW, close - 0.03 * unit);
            put(row, PriceStep.PRICE_STEP, 0.01 * unit);
            put(row, TradeFlow.VOLUME, Math.exp(3 + random.nextGaussian()));
            put(row, Spread.SPREAD_MEAN_M_1, Math.exp(random.nextGaussian()));
            put(row, OpenInterest.OI_CLOSE, 1e6 * state[1]);
            put(row, OpenInterest.OI_ROC_M_5, index < 5 ? Double.NaN : state[1] / state[2 + index % 5] - 1);
            put(row, Basis.INDEX_CLOSE, close);
            put(row, Basis.MARK_CLOSE, close * (1 + basis / 10_000));
            put(row, Basis.BASIS_BP_M_5, index < 4 ? Double.NaN : basis);
            put(row, Funding.FUNDING_RATE, 1e-4);
            state[2 + index % 5] = state[1];
        };
    }

    static double[] start() {
        return new double[] {0, 1, 1, 1, 1, 1, 1};
    }

    static void put(Row row, Column column, double value) {
        row.number(FeatureCatalog.layout().lane(column), value);
    }

    private static BarScript script(Timeframe timeframe, FeatureFamily[] families, double unit) {
        BarScript script = new BarScript(timeframe, families);
        Random random = new Random(1);
        double[] state = start();
        for (int i = 0; i < 400; i++) {
            script.close(bar(i, random, state, unit));
        }
        return script;
    }

    private static List<Column> columns(FeatureFamily[] families) {
        List<Column> columns = new ArrayList<>();
        for (FeatureFamily family : families) {
            columns.addAll(family.columns());
        }
        return columns;
    }

    @Test
    void everyColumnIsNullExactlyInItsWarmup() {
        for (Timeframe timeframe : Timeframe.values()) {
            FeatureFamily[] families = timeframe == Timeframe.M1 ? MINUTE : OWN;
            List<Row> rows = script(timeframe, families, 1).rows;
            for (Column column : columns(families)) {
                for (int i = 0; i < rows.size(); i++) {
                    assertThat(rows.get(i).isDefined(column))
                            .as(column.name() + " " + timeframe.label() + " bar " + (i + 1))
                            .isEqualTo(i + 1 > column.warmup());
                }
            }
        }
    }

    @Test
    void theUnitOfThePriceDoesNotMatter() {
        List<Row> rows = script(Timeframe.M1, MINUTE, 1).rows;
        for (double unit : new double[] {1e-6, 1e6}) {
            List<Row> others = script(Timeframe.M1, MINUTE, unit).rows;
            for (Column column : columns(MINUTE)) {
                for (int i = 0; i < rows.size() && column != CarryResidual.CARRY_FEATURES; i++) {
                    double expected = rows.get(i).number(column);
                    double actual = others.get(i).number(column);
                    if (!Double.isNaN(expected)) {
                        assertThat(Math.abs(actual - expected))
                                .as(column.name())
                                .isLessThanOrEqualTo(1e-6 * Math.max(1e-3, Math.abs(expected)));
                    }
                }
            }
        }
    }

    @Test
    void aRestartForgetsEverything() {
        BarScript script = script(Timeframe.M1, MINUTE, 1).restart();
        Row row = script.close(bar(400, new Random(2), start(), 1));
        columns(MINUTE)
                .forEach(column ->
                        assertThat(row.isDefined(column)).as(column.name()).isFalse());
    }
}
