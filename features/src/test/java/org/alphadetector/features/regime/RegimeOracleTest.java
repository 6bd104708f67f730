package org.alphadetector.features.regime;

import static org.alphadetector.features.asset.History.same;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.alphadetector.features.bar.BarScript;
import org.alphadetector.features.flow.TradeFlow;
import org.alphadetector.features.microstructure.BookDepth;
import org.alphadetector.features.microstructure.Spread;
import org.alphadetector.features.momentum.AverageTrueRange;
import org.alphadetector.features.momentum.DirectionalMovement;
import org.alphadetector.features.momentum.HullMovingAverage;
import org.alphadetector.features.price.BarPrices;
import org.alphadetector.features.price.PriceStep;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.trend.Trend;
import org.alphadetector.features.volatility.AtrPercentile;
import org.alphadetector.features.volatility.VolatilityRegime;
import org.junit.jupiter.api.Test;

/** Trend and regimes, each from all bars there ever were. */
class RegimeOracleTest {
    private static final int BARS = 1_500;
    private static final List<Row> ROWS = walk(91, false).rows;

    private static BarScript walk(long seed, boolean isDrifting) {
        BarScript script = new BarScript(
                Timeframe.M15,
                DirectionalMovement.FAMILY,
                HullMovingAverage.FAMILY,
                AverageTrueRange.FAMILY,
                AtrPercentile.FAMILY,
                VolatilityRegime.FAMILY,
                Trend.FAMILY,
                LiquidityRegimes.FAMILY,
                MarketRegime.FAMILY);
        SplittableRandom random = new SplittableRandom(seed);
        double close = 100;
        for (int i = 0; i < BARS; i++) {
            double drift = isDrifting ? 0.1 : 0;
            double size = 0.1 + 0.1 * (i / 150 % 3);
            double open = close;
            close = Math.max(5, open + drift + size * random.nextGaussian());
            add(script, open, close, size, random, i);
        }
        return script;
    }

    private static void add(BarScript script, double open, double close, double size, SplittableRandom random, int i) {
        double high = Math.max(open, close) + size * random.nextDouble();
        double low = Math.min(open, close) - size * random.nextDouble();
        double cycle = 1 + i / 200 % 4;
        boolean hasQuotes = random.nextInt(20) > 0;
        script.close(row -> {
            put(row, BarPrices.HIGH, high);
            put(row, BarPrices.LOW, low);
            put(row, BarPrices.CLOSE, close);
            put(row, PriceStep.PRICE_STEP, 0.01);
            put(row, TradeFlow.VOLUME, cycle * random.nextInt(100));
            put(row, Spread.SPREAD_MEAN_M_1, hasQuotes ? cycle + random.nextDouble() : Double.NaN);
            put(row, BookDepth.DEPTH_TOP5_QUOTE_MEDIAN_M_1, 100 / cycle * (1 + random.nextDouble()));
        });
    }

    private static void put(Row row, Column column, double value) {
        row.number(row.layout().lane(column), value);
    }

    @Test
    void trendAgreesWithAllBars() {
        boolean isTrending = false;
        int direction = 0;
        int changes = 0;
        for (int bar = 0; bar < BARS; bar++) {
            Row row = ROWS.get(bar);
            double index = row.number(DirectionalMovement.ADX_14);
            if (bar >= 27) {
                double path = 0;
                for (int i = bar - 19; i <= bar; i++) {
                    path += Math.abs(close(i) - close(i - 1));
                }
                double efficiency = Math.abs(close(bar) - close(bar - 20)) / path;
                same(row, Trend.TREND_STRENGTH, (Math.min(50, index) / 50 + efficiency) / 2);
                isTrending = index > 25 || (isTrending && index >= 20);
            }
            assertThat(row.text(Trend.TREND_REGIME)).isEqualTo(bar < 27 ? null : isTrending ? "trending" : "ranging");
            if (bar >= 109) {
                double rise = row.number(HullMovingAverage.HMA_100)
                        - ROWS.get(bar - 1).number(HullMovingAverage.HMA_100);
                double slope = rise
                        * row.number(HullMovingAverage.HMA_100)
                        / ROWS.get(bar - 1).number(HullMovingAverage.HMA_100)
                        / row.number(AverageTrueRange.ATR_14);
                int before = direction;
                direction = slope > 0.05 || (before == 1 && slope >= 0.02)
                        ? 1
                        : slope < -0.05 || (before == -1 && slope <= -0.02) ? -1 : 0;
                changes += before == direction ? 0 : 1;
            }
            String expected = direction > 0 ? "up" : direction < 0 ? "down" : "sideways";
            assertThat(row.text(Trend.TREND_DIRECTION)).isEqualTo(bar < 109 ? null : expected);
        }
        assertThat(changes).isGreaterThan(10);
    }

    private static double close(int bar) {
        return ROWS.get(bar).number(BarPrices.CLOSE);
    }

    /** The percentiles of all bars, NaN where there is none. */
    private static double[] percentiles(ToDoubleFunction<Row> value) {
        double[] percentiles = new double[BARS];
        List<Float> averages = new ArrayList<>();
        double average = 0;
        int seen = 0;
        for (int bar = 0; bar < BARS; bar++) {
            double now = value.applyAsDouble(ROWS.get(bar));
            percentiles[bar] = Double.NaN;
            if (Double.isNaN(now)) {
                continue;
            }
            seen++;
            average = seen <= 14 ? average + now / 14 : average + (now - average) / 14;
            if (seen < 14) {
                continue;
            }
            if (averages.size() >= 252) {
                double points = 0;
                for (float other : averages.subList(averages.size() - 252, averages.size())) {
                    points += other < (float) average ? 1 : other == (float) average ? 0.5 : 0;
                }
                percentiles[bar] = 100 * points / 252;
            }
            averages.add((float) average);
        }
        return percentiles;
    }

    /** The regime of each percentile, from scratch each time: back to the last bar that was surely in or out. */
    private static String[] regimes(double[] percentiles) {
        String[] regimes = new String[percentiles.length];
        for (int bar = 0; bar < percentiles.length; bar++) {
            if (!Double.isNaN(percentiles[bar])) {
                boolean isHigh = false;
                boolean isLow = false;
                for (int i = 0; i <= bar; i++) {
                    isHigh = percentiles[i] > 80 || (isHigh && !(percentiles[i] < 70));
                    isLow = percentiles[i] < 20 || (isLow && !(percentiles[i] > 30));
                }
                regimes[bar] = isHigh ? "high" : isLow ? "low" : "medium";
            }
        }
        return regimes;
    }

    @Test
    void liquidityAgreesWithAllBars() {
        double[] volume = percentiles(row -> row.number(TradeFlow.VOLUME));
        double[] spread = percentiles(row -> row.number(Spread.SPREAD_MEAN_M_1));
        double[] depth = percentiles(row -> row.number(BookDepth.DEPTH_TOP5_QUOTE_MEDIAN_M_1));
        double[] liquidity = new double[BARS];
        for (int bar = 0; bar < BARS; bar++) {
            liquidity[bar] = (volume[bar] + depth[bar] + 100 - spread[bar]) / 3;
        }
        equal(LiquidityRegimes.VOLUME_REGIME, regimes(volume));
        equal(LiquidityRegimes.SPREAD_REGIME, regimes(spread));
        equal(LiquidityRegimes.DEPTH_REGIME, regimes(depth));
        equal(LiquidityRegimes.LIQUIDITY_REGIME, regimes(liquidity));
    }

    private static void equal(Column column, String[] expected) {
        int changes = 0;
        for (int bar = 0; bar < BARS; bar++) {
            assertThat(ROWS.get(bar).text(column))
                    .as(column.name() + " of bar " + bar)
                    .isEqualTo(expected[bar]);
            changes += bar > 0 && expected[bar] != null && !expected[bar].equals(expected[bar - 1]) ? 1 : 0;
        }
        assertThat(changes).as(column.name()).isGreaterThan(3);
    }

    @Test
    void marketRegimeAgreesWithItsParts() {
        List<String> regimes = new ArrayList<>();
        for (int bar = 0; bar < BARS; bar++) {
            Row row = ROWS.get(bar);
            String volatility = row.text(VolatilityRegime.VOLATILITY_REGIME);
            if (bar < 266) {
                assertThat(row.isDefined(MarketRegime.MARKET_REGIME)).isFalse();
                continue;
            }
            String direction = row.text(Trend.TREND_DIRECTION);
            boolean isTrend = "trending".equals(row.text(Trend.TREND_REGIME)) && !"sideways".equals(direction);
            String mode =
                    "high".equals(volatility) ? "volatile_" : "low".equals(volatility) && !isTrend ? "quiet_" : "";
            String regime = mode + (isTrend ? direction + "_trend" : "range");
            regimes.add(regime);
            assertThat(row.text(MarketRegime.MARKET_REGIME)).isEqualTo(regime);
            int length = 1;
            while (length < regimes.size()
                    && regimes.get(regimes.size() - 1 - length).equals(regime)) {
                length++;
            }
            assertThat(row.number(MarketRegime.REGIME_DURATION)).isEqualTo(15 * length);
            same(row, MarketRegime.REGIME_TRANSITION_PROB, leaving(regimes, regime));
        }
        assertThat(regimes.stream().distinct().count()).isGreaterThan(4);
    }

    private static double leaving(List<String> regimes, String regime) {
        double all = 0;
        double left = 0;
        double weight = 1;
        for (int i = regimes.size() - 2; i >= 0; i--) {
            if (regimes.get(i).equals(regime)) {
                all += weight;
                left += regimes.get(i + 1).equals(regime) ? 0 : weight;
                weight *= Math.pow(0.5, 1 / 2_880.0);
            }
        }
        return (left + 1) / (all + 20);
    }

    @Test
    void confidenceIsThatOfTheLeastSurePart() {
        for (Row row : ROWS.subList(266, BARS)) {
            double percentile = row.number(AtrPercentile.ATR_PERCENTILE_252);
            String regime = row.text(VolatilityRegime.VOLATILITY_REGIME);
            double inside = "high".equals(regime)
                    ? percentile - 70
                    : "low".equals(regime) ? 30 - percentile : Math.min(percentile - 20, 80 - percentile);
            double ofVolatility = Math.min(1, inside / 30);
            assertThat(row.number(VolatilityRegime.VOL_REGIME_CONFIDENCE)).isEqualTo(ofVolatility, within(1e-9));
            double index = row.number(DirectionalMovement.ADX_14);
            double ofTrend = "trending".equals(row.text(Trend.TREND_REGIME)) ? (index - 20) / 30 : (25 - index) / 25;
            assertThat(row.number(MarketRegime.REGIME_CONFIDENCE))
                    .isEqualTo(Math.min(Math.min(1, ofTrend), ofVolatility), within(1e-9));
        }
    }

    /** A steady drift makes a trend; the same bars without it do not. */
    @Test
    void aDriftIsATrend() {
        List<Row> drifting = walk(92, true).rows;
        List<Row> still = walk(92, false).rows;
        assertThat(share(drifting, Trend.TREND_DIRECTION, "up")).isGreaterThan(0.8);
        assertThat(share(still, Trend.TREND_DIRECTION, "up")).isLessThan(0.6);
        assertThat(mean(drifting, Trend.TREND_STRENGTH)).isGreaterThan(mean(still, Trend.TREND_STRENGTH) + 0.05);
    }

    private static double share(List<Row> rows, Column column, String label) {
        return rows.stream().filter(row -> label.equals(row.text(column))).count() / (double) rows.size();
    }

    private static double mean(List<Row> rows, Column column) {
        return rows.stream()
                .mapToDouble(row -> row.number(column))
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElseThrow();
    }
}
