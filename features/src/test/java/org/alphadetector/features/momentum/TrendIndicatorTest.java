package org.alphadetector.features.momentum;

import static org.alphadetector.features.asset.History.same;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.alphadetector.features.bar.BarScript;
import org.alphadetector.features.bar.FeatureFamily;
import org.alphadetector.features.price.BarPrices;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.Timeframe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.HMAIndicator;
import org.ta4j.core.indicators.MACDIndicator;
import org.ta4j.core.indicators.SMAIndicator;
import org.ta4j.core.indicators.StochasticOscillatorKIndicator;
import org.ta4j.core.indicators.adx.ADXIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.num.DecimalNum;
import org.ta4j.core.num.DoubleNum;
import org.ta4j.core.num.Num;

class TrendIndicatorTest {
    private static final FeatureFamily[] FAMILIES = {
        MovingAverageConvergence.FAMILY,
        StochasticOscillator.FAMILY,
        RateOfChange.FAMILY,
        DirectionalMovement.FAMILY,
        HullMovingAverage.FAMILY
    };

    @ParameterizedTest
    @EnumSource(Timeframe.class)
    void agreesWithAllBars(Timeframe timeframe) {
        List<Row> rows = new BarScript(timeframe, FAMILIES).walk(73, 260, 1).rows;
        TrendIndicatorOracle oracle = new TrendIndicatorOracle(rows);
        for (int bar = 0; bar < rows.size(); bar++) {
            Row row = rows.get(bar);
            assertThat(row.number(MovingAverageConvergence.MACD_LINE)).isEqualTo(oracle.macd(bar), within(1e-9));
            assertThat(row.number(MovingAverageConvergence.MACD_SIGNAL)).isEqualTo(oracle.signal(bar), within(1e-9));
            assertThat(row.number(MovingAverageConvergence.MACD_HISTOGRAM))
                    .isEqualTo(oracle.macd(bar) - oracle.signal(bar), within(1e-9));
            same(row, RateOfChange.ROC_10, oracle.rate(bar, 10), 1e-7);
            same(row, RateOfChange.ROC_20, oracle.rate(bar, 20), 1e-7);
            same(row, StochasticOscillator.STOCH_K_14, oracle.stochasticK(bar));
            same(row, StochasticOscillator.STOCH_D_14, oracle.stochasticD(bar));
            same(row, DirectionalMovement.ADX_14, oracle.directional(bar, 14));
            same(row, DirectionalMovement.ADX_21, oracle.directional(bar, 21));
            same(row, HullMovingAverage.HMA_100, oracle.hull(bar));
            assertThat(row.number(HullMovingAverage.HMA_100_SLOPE))
                    .isEqualTo(bar < 109 ? Double.NaN : oracle.hull(bar) / oracle.hull(bar - 1) - 1, within(1e-12));
        }
    }

    /** After thirty times the period in bars, how the averages began has no weight left. */
    @Test
    void agreesWithAnotherLibrary() {
        List<Row> rows = new BarScript(Timeframe.M1, FAMILIES).walk(74, 3_200, 1).rows;
        BarSeries series = series(rows, DoubleNum.class);
        ClosePriceIndicator close = new ClosePriceIndicator(series);
        Indicator<Num> k = new SMAIndicator(new StochasticOscillatorKIndicator(series, 14), 3);
        equal(rows, HullMovingAverage.HMA_100, new HMAIndicator(close, 100), 3_000);
        equal(rows, MovingAverageConvergence.MACD_LINE, new MACDIndicator(close, 12, 26), 780);
        equal(rows, StochasticOscillator.STOCH_K_14, k, 420);
        equal(rows, StochasticOscillator.STOCH_D_14, new SMAIndicator(k, 3), 420);
    }

    /** The other library computes in decimals, where a rise that equals a fall does so exactly. */
    @Test
    void theDirectionalIndexAgreesWithAnotherLibrary() {
        List<Row> rows = new BarScript(Timeframe.M1, FAMILIES).walk(74, 800, 1).rows;
        BarSeries series = series(rows, DecimalNum.class);
        equal(rows, DirectionalMovement.ADX_14, new ADXIndicator(series, 14), 420);
        equal(rows, DirectionalMovement.ADX_21, new ADXIndicator(series, 21), 630);
    }

    private static BarSeries series(List<Row> rows, Class<? extends Num> numbers) {
        BarSeries series = new BaseBarSeriesBuilder().withNumTypeOf(numbers).build();
        for (Row row : rows) {
            series.addBar(
                    Duration.ofMinutes(1),
                    Instant.ofEpochMilli(row.exchangeTsMicros() / 1_000).atZone(ZoneOffset.UTC),
                    row.number(BarPrices.CLOSE),
                    row.number(BarPrices.HIGH),
                    row.number(BarPrices.LOW),
                    row.number(BarPrices.CLOSE),
                    1);
        }
        return series;
    }

    private static void equal(List<Row> rows, Column column, Indicator<Num> other, int from) {
        int compared = 0;
        for (int bar = from; bar < rows.size(); bar++) {
            double expected = other.getValue(bar).doubleValue();
            if (rows.get(bar).isDefined(column)) {
                compared++;
                assertThat(rows.get(bar).number(column))
                        .as(column.name() + " of bar " + bar)
                        .isEqualTo(expected, within(1e-6));
            }
        }
        assertThat(compared).isGreaterThan((rows.size() - from) * 9 / 10);
    }

    /** Prices of 0.1 or 0.3 have no exact double; a rise that equals the fall counts to neither side in any unit. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 0.01, 1e6})
    void theUnitOfThePriceDoesNotMatter(double unit) {
        List<Row> rows = new BarScript(Timeframe.M1, FAMILIES).walk(75, 2_000, 1).rows;
        List<Row> others = new BarScript(Timeframe.M1, FAMILIES).walk(75, 2_000, unit).rows;
        List<Column> columns = List.of(
                DirectionalMovement.ADX_14,
                DirectionalMovement.ADX_21,
                StochasticOscillator.STOCH_K_14,
                StochasticOscillator.STOCH_D_14,
                RateOfChange.ROC_10,
                RateOfChange.ROC_20);
        for (int bar = 0; bar < rows.size(); bar++) {
            for (Column column : columns) {
                assertThat(others.get(bar).number(column))
                        .as("%s of bar %d", column.name(), bar)
                        .isEqualTo(rows.get(bar).number(column), within(1e-9));
            }
            assertThat(others.get(bar).number(HullMovingAverage.HMA_100_SLOPE))
                    .isEqualTo(rows.get(bar).number(HullMovingAverage.HMA_100_SLOPE), within(1e-13));
        }
    }

    /** A price that rises by one a bar: worked out by hand. */
    @Test
    void knowsASteadyRise() {
        BarScript script = new BarScript(Timeframe.M15, FAMILIES);
        for (int bar = 0; bar < 130; bar++) {
            script.bar(101 + bar, 99 + bar, 100 + bar);
        }
        Row row = script.rows.get(129);
        // An average of n values on a line lags by (n - 1) / 2: 12.5 - 5.5 bars.
        assertThat(row.number(MovingAverageConvergence.MACD_LINE)).isEqualTo(7, within(1e-9));
        assertThat(row.number(MovingAverageConvergence.MACD_HISTOGRAM)).isEqualTo(0, within(1e-9));
        // The low of 14 bars is 14 below the newest close, the range 15.
        assertThat(row.number(StochasticOscillator.STOCH_K_14)).isEqualTo(100 * 14.0 / 15, within(1e-9));
        assertThat(row.number(DirectionalMovement.ADX_14)).isEqualTo(100, within(1e-9));
        assertThat(row.number(RateOfChange.ROC_10)).isEqualTo(100 * 10.0 / 219, within(1e-9));
        // W50 lags by 49/3, W100 by 33, W10 by 3: 2 x 49/3 - 33 + 3 = 8/3 bars.
        assertThat(row.number(HullMovingAverage.HMA_100)).isEqualTo(229 - 8.0 / 3, within(1e-9));
    }

    /** Each second bar is 0.1 wider at both ends than the one before: no direction, though 0.8 - 0.7 > 0.5 - 0.4. */
    @Test
    void aRiseThatEqualsTheFallHasNoDirection() {
        BarScript script = new BarScript(Timeframe.H1, FAMILIES);
        for (int bar = 0; bar < 30; bar++) {
            script.bar(0.7, 0.5, 0.6);
            script.bar(0.8, 0.4, 0.6);
        }
        Row row = script.rows.get(59);
        assertThat(row.number(DirectionalMovement.ADX_14)).isZero();
        assertThat(row.number(DirectionalMovement.ADX_21)).isZero();
    }

    @Test
    void isCalmWhereThePriceStands() {
        BarScript script = new BarScript(Timeframe.M1, FAMILIES);
        for (int bar = 0; bar < 130; bar++) {
            script.bar(0.1, 0.1, 0.1);
        }
        Row row = script.rows.get(129);
        assertThat(row.number(StochasticOscillator.STOCH_K_14)).isNaN();
        assertThat(row.number(StochasticOscillator.STOCH_D_14)).isNaN();
        assertThat(row.number(DirectionalMovement.ADX_14)).isZero();
        assertThat(row.number(RateOfChange.ROC_20)).isZero();
        assertThat(row.number(MovingAverageConvergence.MACD_LINE)).isEqualTo(0, within(1e-15));
        assertThat(row.number(HullMovingAverage.HMA_100_SLOPE)).isEqualTo(0, within(1e-14));
    }
}
