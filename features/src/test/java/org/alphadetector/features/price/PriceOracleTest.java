package org.alphadetector.features.price;

import static org.alphadetector.features.asset.History.MINUTE;
import static org.alphadetector.features.asset.History.same;

import java.math.BigDecimal;
import java.util.List;
import org.alphadetector.features.asset.History;
import org.alphadetector.features.asset.RandomSession;
import org.alphadetector.features.row.Row;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PriceOracleTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void agreesWithTheWholeHistory(long seed) {
        History history = new History(RandomSession.run(seed, 150));
        BigDecimal step = null;
        for (Row row : history.minutes) {
            long end = row.exchangeTsMicros();
            double[] bar = bar(history, end);
            same(row, BarPrices.OPEN, bar[0], 0);
            same(row, BarPrices.HIGH, bar[1], 0);
            same(row, BarPrices.LOW, bar[2], 0);
            same(row, BarPrices.CLOSE, bar[3], 0);
            same(row, MinuteRange.RV_M_1, Math.log(bar[1] / bar[2]) / (2 * Math.sqrt(Math.log(2))));
            double before = history.closeAt(end - MINUTE);
            double gap = Math.max(Math.abs(bar[1] - before), Math.abs(bar[2] - before));
            same(row, MinuteRange.ATR_PROXY_M_1, Math.max(bar[1] - bar[2], gap) / bar[3]);
            returns(history, row, end);
            same(row, MidPrice.MID_CLOSE, mid(history, end));
            step = step(history, end, bar, before, step);
            same(row, PriceStep.PRICE_STEP, step == null ? Double.NaN : step.doubleValue(), 0);
        }
    }

    private static double[] bar(History history, long end) {
        List<Tick> trades = history.within(TickType.TRADE, end - MINUTE, end);
        if (trades.isEmpty()) {
            double close = history.close(end);
            return new double[] {close, close, close, close};
        }
        double high = trades.stream().mapToDouble(tick -> tick.price).max().orElseThrow();
        double low = trades.stream().mapToDouble(tick -> tick.price).min().orElseThrow();
        return new double[] {trades.get(0).price, high, low, trades.get(trades.size() - 1).price};
    }

    private static void returns(History history, Row row, long end) {
        double close = history.close(end);
        same(row, Returns.RET_M_1, Math.log(close / history.closeAt(end - MINUTE)));
        same(row, Returns.RET_ABS_M_1, Math.abs(Math.log(close / history.closeAt(end - MINUTE))));
        same(row, Returns.RET_M_5, Math.log(close / history.closeAt(end - 5 * MINUTE)));
        same(row, Returns.RET_M_15, Math.log(close / history.closeAt(end - 15 * MINUTE)));
        same(row, Returns.RET_H_1, Math.log(close / history.closeAt(end - 60 * MINUTE)));
        same(row, HalfMinuteReturn.RET_S_30, Math.log(close / history.close(end - MINUTE / 2 + 1)));
        double squares = 0;
        for (int i = 0; i < 5; i++) {
            double later = history.closeAt(end - i * MINUTE);
            squares += Math.pow(Math.log(later / history.closeAt(end - (i + 1) * MINUTE)), 2);
        }
        same(row, Returns.RV_M_5, Math.sqrt(squares));
    }

    private static double mid(History history, long end) {
        for (long to = end; to > end - 7 * MINUTE; to -= MINUTE) {
            List<Tick> quotes = history.within(TickType.BOOK_TICKER, to - MINUTE, to);
            boolean isOfBooks = quotes.isEmpty();
            if (isOfBooks) {
                quotes = history.within(TickType.BOOK_SNAPSHOT, to - MINUTE, to);
            }
            if (!quotes.isEmpty()) {
                Tick quote = quotes.get(quotes.size() - 1);
                boolean isTwoSided = !isOfBooks || (quote.bidLevels > 0 && quote.askLevels > 0);
                double sum = isOfBooks ? quote.bidPrices[0] + quote.askPrices[0] : quote.bidPrice + quote.askPrice;
                return isTwoSided && end - quote.timestampMicros <= 5 * MINUTE ? sum / 2 : Double.NaN;
            }
        }
        return Double.NaN;
    }

    private static BigDecimal step(History history, long end, double[] bar, double before, BigDecimal step) {
        BigDecimal smallest = step;
        List<Tick> trades = history.arrivedWithin(TickType.TRADE, end - MINUTE, end);
        for (int i = 1; i < trades.size(); i++) {
            smallest = smaller(smallest, trades.get(i - 1).price, trades.get(i).price);
        }
        smallest = smaller(smallest, bar[0], bar[1]);
        smallest = smaller(smallest, bar[0], bar[2]);
        smallest = smaller(smallest, bar[3], bar[1]);
        smallest = smaller(smallest, bar[3], bar[2]);
        smallest = smaller(smallest, bar[3], before);
        return smaller(smallest, bar[0], before);
    }

    private static BigDecimal smaller(BigDecimal smallest, double left, double right) {
        if (Double.isNaN(left + right) || left == right) {
            return smallest;
        }
        BigDecimal difference =
                BigDecimal.valueOf(left).subtract(BigDecimal.valueOf(right)).abs();
        return smallest == null ? difference : smallest.min(difference);
    }
}
