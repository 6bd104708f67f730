package org.alphadetector.features.crosssection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.alphadetector.features.catalog.CrossSection;
import org.alphadetector.features.catalog.TimeframeFeatures;
import org.alphadetector.features.market.MarketRows;
import org.alphadetector.features.row.LatticePoint;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.state.LiveStates;
import org.alphadetector.ingest.tick.AssetId;
import org.junit.jupiter.api.Test;

class CrossSectionalResidualTest {
    /** Two contracts on one coin, then six others. */
    private static final List<AssetId> ASSETS = List.of(
            AssetId.of("binance-futures", "BTCUSDT"),
            AssetId.of("bitmex", "XBTUSDT"),
            AssetId.of("binance-futures", "ETHUSDT"),
            AssetId.of("binance-futures", "SOLUSDT"),
            AssetId.of("bybit", "XRPUSDT"),
            AssetId.of("bybit", "ADAUSDT"),
            AssetId.of("okex-swap", "LTC-USDT-SWAP"),
            AssetId.of("okex-swap", "BNB-USDT-SWAP"));

    private static final double NONE = Double.NaN;

    private final CrossSection crossSection = new CrossSection(MarketRows.LAYOUT, new LiveStates());
    private int minute;

    @Test
    void returnAgainstTheMedianOfTheOthersWithoutTheOwnCoin() {
        learn(8);
        List<Row> rows = close(0.013, 0.0135, 0.008, 0.009, 0.010, 0.012, 0.020, 0.030);

        // What all did alike left no residual: beta is 1 and the scale half a step of 0.02 over 100, which is 1e-4. The
        // median of the six other coins is (0.010 + 0.012) / 2 = 0.011, of seven with the second it would be 0.012.
        Row first = rows.get(0);
        assertThat(first.list(CrossSectionalResidual.FACTOR_LOADINGS)).hasSize(1);
        assertThat(loading(first)).isCloseTo(1, within(1e-12));
        assertThat(prediction(first)).isCloseTo(0.011, within(1e-14));
        assertThat(z(first)).isCloseTo(20, within(1e-9));
        assertThat(z(rows.get(1))).isCloseTo(25, within(1e-9));
        // The third's others are the two of BTC and five more: 0.009 to 0.030, the middle one is 0.013.
        assertThat(prediction(rows.get(2))).isCloseTo(0.013, within(1e-14));
        assertThat(z(rows.get(2))).isCloseTo(-50, within(1e-9));
        // z by asset: 20, 25, -50, -40, -30, -10, 80, 180; ranks 4, 5, 0, 1, 2, 3, 6, 7 of 7.
        assertThat(ranks(rows)).containsExactly(4 / 7.0, 5 / 7.0, 0.0, 1 / 7.0, 2 / 7.0, 3 / 7.0, 6 / 7.0, 1.0);
    }

    @Test
    void everythingIsUndefinedInTheFirst121Minutes() {
        for (int i = 0; i < 121; i++) {
            List<Row> rows = close(i == 0 ? alike(8, NONE) : alike(8, 0.01));
            assertThat(rows).allSatisfy(CrossSectionalResidualTest::hasNothing);
            assertThat(rows).allMatch(row -> row.isTrue(MarketRows.LAYOUT.lane(TimeframeFeatures.WARMUP)));
        }
        assertThat(close(alike(8, 0.01))).allMatch(row -> z(row) == 0 && rank(row) == 0.5);
    }

    @Test
    void fewerThanFiveOthersOfOtherCoinsSayNothing() {
        // Six assets, of which two are of one coin: those two have four others, the rest five.
        for (int i = 0; i < 122; i++) {
            List<Row> rows = close(i == 0 ? alike(6, NONE) : alike(6, 0.01));
            assertThat(rows.subList(0, 2)).allSatisfy(CrossSectionalResidualTest::hasNothing);
            assertThat(z(rows.get(2))).isEqualTo(Double.valueOf(i < 121 ? NONE : 0));
            // Four have a z, too few for ranks.
            assertThat(rank(rows.get(2))).isNaN();
        }
    }

    @Test
    void silentAssetIsNoOtherAndHasNothing() {
        learn(8);
        List<Row> rows = rows(Timeframe.M1, 0.01, 0.01, 0.01, 0.01, 0.01, 0.01, 0.01, 0.5);
        rows.get(7).text(MarketRows.LAYOUT.column("dq_status"), "stale");
        MarketRows.set(rows.get(6), "ret_m_1", NONE);
        measure(Timeframe.M1, rows);

        hasNothing(rows.get(7));
        // Only four other coins have a return now.
        hasNothing(rows.get(0));
        // Of its own return LTC needs none to be predicted, and the five others have one.
        assertThat(prediction(rows.get(6))).isCloseTo(0.01, within(1e-14));
        assertThat(z(rows.get(6))).isNaN();
        assertThat(rank(rows.get(6))).isNaN();
    }

    @Test
    void withoutAPriceStepThereIsNoScore() {
        learn(8);
        List<Row> rows = rows(Timeframe.M1, alike(8, 0.01));
        MarketRows.set(rows.get(0), "price_step", NONE);
        measure(Timeframe.M1, rows);

        assertThat(prediction(rows.get(0))).isCloseTo(0.01, within(1e-14));
        assertThat(z(rows.get(0))).isNaN();
        assertThat(z(rows.get(1))).isZero();
    }

    @Test
    void longerRowsHaveTheLastMinutes() {
        learn(8);
        while (minute % 15 != 14) {
            close(alike(8, 0.01));
        }
        List<Row> minutes = close(0.013, 0.0135, 0.008, 0.009, 0.010, 0.012, 0.020, 0.030);
        List<Row> quarters = rows(Timeframe.M15, alike(8, 0.7));
        measure(Timeframe.M15, quarters);

        for (int i = 0; i < 8; i++) {
            assertThat(z(quarters.get(i))).isEqualTo(z(minutes.get(i)));
            assertThat(prediction(quarters.get(i))).isEqualTo(prediction(minutes.get(i)));
            assertThat(loading(quarters.get(i))).isEqualTo(loading(minutes.get(i)));
            assertThat(rank(quarters.get(i))).isEqualTo(rank(minutes.get(i)));
        }
    }

    /** A first minute without returns and 120 in which all do the same. */
    private void learn(int assets) {
        close(alike(assets, NONE));
        for (int i = 0; i < 60; i++) {
            close(alike(assets, 0.01));
            close(alike(assets, -0.01));
        }
    }

    private static double[] alike(int assets, double value) {
        double[] values = new double[assets];
        Arrays.fill(values, value);
        return values;
    }

    private List<Row> close(double... returns) {
        minute++;
        List<Row> rows = rows(Timeframe.M1, returns);
        measure(Timeframe.M1, rows);
        return rows;
    }

    private void measure(Timeframe timeframe, List<Row> rows) {
        crossSection.measure(new LatticePoint(minute * MarketRows.MINUTE, timeframe), rows, false);
    }

    private List<Row> rows(Timeframe timeframe, double... returns) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < returns.length; i++) {
            Row row = MarketRows.usable(ASSETS.get(i), timeframe, minute * MarketRows.MINUTE);
            rows.add(MarketRows.set(MarketRows.set(row, "ret_m_1", returns[i]), "price_step", 0.02));
        }
        return rows;
    }

    private static void hasNothing(Row row) {
        assertThat(z(row)).isNaN();
        assertThat(prediction(row)).isNaN();
        assertThat(row.list(CrossSectionalResidual.FACTOR_LOADINGS)).isNull();
        assertThat(rank(row)).isNaN();
    }

    private static double z(Row row) {
        return row.number(CrossSectionalResidual.Z_CROSS_SECTIONAL_RESIDUAL_M_1);
    }

    private static double prediction(Row row) {
        return row.number(CrossSectionalResidual.CROSS_SECTIONAL_PREDICTION_M_1);
    }

    private static double loading(Row row) {
        double[] loadings = row.list(CrossSectionalResidual.FACTOR_LOADINGS);
        return loadings == null ? NONE : loadings[0];
    }

    private static double rank(Row row) {
        return row.number(CrossSectionalResidual.RESIDUAL_RANK);
    }

    private static List<Double> ranks(List<Row> rows) {
        return rows.stream().map(CrossSectionalResidualTest::rank).toList();
    }
}
