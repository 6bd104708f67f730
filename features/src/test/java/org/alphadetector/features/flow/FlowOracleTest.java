package org.alphadetector.features.flow;

import static org.alphadetector.features.asset.History.MINUTE;
import static org.alphadetector.features.asset.History.same;

import java.math.BigDecimal;
import java.util.List;
import org.alphadetector.features.asset.History;
import org.alphadetector.features.asset.RandomSession;
import org.alphadetector.features.asset.TickScript;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.ingest.tick.Side;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlowOracleTest {
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void agreesWithTheWholeHistory(long seed) {
        TickScript script = RandomSession.run(seed, 150);
        History history = new History(script);
        for (Row row : history.minutes) {
            long end = row.exchangeTsMicros();
            BigDecimal buy = sum(history, Side.BUY, end - MINUTE, end);
            BigDecimal sell = sum(history, Side.SELL, end - MINUTE, end);
            same(row, TradeFlow.V_BUY_M_1, buy.doubleValue(), 0);
            same(row, TradeFlow.V_SELL_M_1, sell.doubleValue(), 0);
            same(row, TradeFlow.CVD_DELTA_M_1, buy.subtract(sell).doubleValue(), 0);
            same(row, TradeFlow.V_TOTAL_M_1, volume(history, end - MINUTE, end), 0);
            same(row, TradeFlow.TRADE_COUNT_M_1, count(history, end - MINUTE, end), 0);
            same(
                    row,
                    TradeFlow.CVD_LEVEL,
                    level(history, TickScript.BASE_MICROS, end).doubleValue(),
                    0);
            same(row, CvdSlope.CVD_SLOPE_M_5, slope(history, end));
        }
        for (Row row : script.rows) {
            long end = row.exchangeTsMicros();
            long from = end - row.timeframe().micros();
            same(row, TradeFlow.VOLUME, volume(history, from, end), 0);
            same(row, TradeFlow.TRADE_COUNT, count(history, from, end), 0);
            same(row, TradeFlow.QUOTE_VOLUME, notional(history, from, end), 1e-12);
        }
        org.assertj.core.api.Assertions.assertThat(script.rows).anyMatch(row -> row.timeframe() == Timeframe.H1);
    }

    private static BigDecimal amount(Tick tick) {
        return BigDecimal.valueOf(tick.amountMantissa, tick.amountScale);
    }

    private static BigDecimal sum(History history, Side side, long from, long to) {
        return history.within(TickType.TRADE, from, to).stream()
                .filter(tick -> tick.side == side)
                .map(FlowOracleTest::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static double volume(History history, long from, long to) {
        return history.within(TickType.TRADE, from, to).stream()
                .map(FlowOracleTest::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .doubleValue();
    }

    private static double notional(History history, long from, long to) {
        return history.within(TickType.TRADE, from, to).stream()
                .map(tick -> amount(tick).multiply(BigDecimal.valueOf(tick.price)))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .doubleValue();
    }

    private static double count(History history, long from, long to) {
        return history.within(TickType.TRADE, from, to).size();
    }

    private static BigDecimal level(History history, long from, long to) {
        return sum(history, Side.BUY, from, to).subtract(sum(history, Side.SELL, from, to));
    }

    /** Least squares by the textbook: (n sum xy - sum x sum y) / (n sum x^2 - (sum x)^2). */
    private static double slope(History history, long end) {
        long from = end - 5 * MINUTE;
        if (from < history.start()) {
            return Double.NaN;
        }
        double sumX = 0;
        double sumY = 0;
        double sumXy = 0;
        double sumXx = 0;
        for (int x : List.of(0, 1, 2, 3, 4, 5)) {
            double y = level(history, from, from + x * MINUTE).doubleValue();
            sumX += x;
            sumY += y;
            sumXy += x * y;
            sumXx += x * x;
        }
        return (6 * sumXy - sumX * sumY) / (6 * sumXx - sumX * sumX);
    }
}
