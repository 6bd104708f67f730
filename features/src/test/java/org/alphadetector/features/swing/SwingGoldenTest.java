package org.alphadetector.features.swing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.alphadetector.features.asset.TickScript;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowJson;
import org.alphadetector.features.row.Timeframe;
import org.junit.jupiter.api.Test;

/**
 * Worked by hand. Fifteen bars from 99.5 to 100.5 that close at 100 have true ranges of 1, so the average true range of
 * 14 is 1 on bar 15, and stays 1 while every bar's true range is 1. The price step is 0.5. So a reversal is 3.
 */
class SwingGoldenTest {
    private static final int FLAT = 15;

    private final TickScript script = new TickScript();
    private int bars;

    private Row bar(double high, double low, double close) {
        script.candle(60.0 * bars++, new double[] {close, high, low, close}, "5", "2", 3);
        return script.minute(60.0 * bars);
    }

    private Row flat() {
        Row last = bar(100.5, 99.5, 100);
        while (bars < FLAT) {
            last = bar(100.5, 99.5, 100);
        }
        return last;
    }

    /** Up to 104 on bar 19: on bar 18 the high is 3.5 above the lowest low, so the price rises. */
    private Row risen() {
        flat();
        bar(101, 100, 101);
        bar(102, 101, 102);
        bar(103, 102, 103);
        return bar(104, 103, 104);
    }

    private static double closeMs(int bar) {
        return TickScript.BASE_MICROS / 1000.0 + 60_000.0 * bar;
    }

    private static void hasHighs(Row row, double... prices) {
        assertThat(row.list(Swings.SWING_HIGHS)).containsExactly(prices);
    }

    private static void hasLows(Row row, double... prices) {
        assertThat(row.list(Swings.SWING_LOWS)).containsExactly(prices);
    }

    private static boolean isPending(Row row) {
        return row.number(Swings.SWING_VALIDATION_PENDING) == 1;
    }

    @Test
    void listsAreUndefinedForFourteenBarsThenEmpty() {
        for (int bar = 1; bar <= 14; bar++) {
            assertThat(bar(100.5, 99.5, 100).list(Swings.SWING_HIGHS))
                    .as("bar %d", bar)
                    .isNull();
        }
        Row row = bar(100.5, 99.5, 100);
        hasHighs(row);
        hasLows(row);
        assertThat(row.list(Swings.SWING_HIGH_TIMES)).isEmpty();
        assertThat(row.number(Swings.CURRENT_SWING_HIGH)).isNaN();
        assertThat(row.number(Swings.CURRENT_SWING_LOW)).isNaN();
        assertThat(row.number(Swings.SWING_VALIDATION_PENDING)).isZero();
    }

    @Test
    void fallOfThreeRangesConfirmsTheHighOnItsLastTouchAndRiseOfThreeTheLow() {
        assertThat(isPending(risen())).isFalse();
        bar(104, 103, 103);
        Row backByTwo = bar(103, 102, 102);
        hasHighs(backByTwo);
        assertThat(isPending(backByTwo)).isTrue();
        Row high = bar(102, 101, 101);
        hasHighs(high, 104);
        assertThat(high.list(Swings.SWING_HIGH_TIMES)).containsExactly(closeMs(20));
        assertThat(high.number(Swings.CURRENT_SWING_HIGH)).isEqualTo(104);
        hasLows(high);
        assertThat(isPending(high))
                .as("the new candidate is the bar's own low, 101")
                .isFalse();

        bar(101, 100, 100);
        bar(100, 99, 99);
        bar(100, 99, 100);
        hasLows(bar(101, 100, 101));
        Row low = bar(102, 101, 102);
        hasLows(low, 99);
        assertThat(low.list(Swings.SWING_LOW_TIMES)).containsExactly(closeMs(25));
        assertThat(low.number(Swings.CURRENT_SWING_LOW)).isEqualTo(99);
        hasHighs(low, 104);
    }

    /** The first move only tells a direction: the low of 99.5 where the rise began is no swing. */
    @Test
    void extremeBeforeTheFirstMoveIsNoSwing() {
        hasLows(risen());
    }

    /** Average (13 + 20) / 14 = 2.357, reversal 7.07: each end is 10.5 from the other end of the bars before. */
    @Test
    void barBeyondBothEndsTellsNoDirection() {
        flat();
        bar(110, 90, 100);
        Row row = bar(101, 100, 100);
        hasHighs(row);
        hasLows(row);
        assertThat(isPending(row)).isFalse();
    }

    @Test
    void fallFromTheStartTellsADirectionToo() {
        flat();
        bar(100, 99, 99);
        bar(99, 98, 98);
        bar(98, 97, 97);
        bar(98, 97, 98);
        bar(99, 98, 99);
        Row row = bar(100, 99, 100);
        hasLows(row, 97);
        assertThat(row.list(Swings.SWING_LOW_TIMES)).containsExactly(closeMs(19));
        hasHighs(row);
    }

    /** True range 104 - 95 = 9, average (13 + 9) / 14 = 1.571, reversal 4.714; the price is 9 below. */
    @Test
    void gapConfirmsAtOnce() {
        risen();
        Row row = bar(96, 95, 95);
        hasHighs(row, 104);
        assertThat(row.list(Swings.SWING_HIGH_TIMES)).containsExactly(closeMs(19));
    }

    /** True range 3.5, average (13 + 3.5) / 14 = 1.179, reversal 3.536: more than the 3.5 that the price is below. */
    @Test
    void barWidensTheRangeItIsMeasuredBy() {
        risen();
        hasHighs(bar(101.5, 100.5, 101));
    }

    /** Which end of a bar came first is not known: a higher high goes before the low of the same bar. */
    @Test
    void barBeyondBothEndsGoesOn() {
        risen();
        hasHighs(bar(105, 95, 95));
        Row next = bar(96, 95, 95);
        hasHighs(next, 105);
        assertThat(next.list(Swings.SWING_HIGH_TIMES)).containsExactly(closeMs(20));
    }

    /**
     * First 3.5 down: average (13 + 3.5) / 14 = 1.179, reversal 3.536. Nine bars down to 101 bring the average to
     * (1.179 - 0.5) (13/14)^9 + 0.5 = 0.848, reversal 2.545 < 3, but 100.5 is still the lowest low. Then 100 is.
     */
    @Test
    void onlyTheLowestLowSinceTheHighConfirmsIt() {
        risen();
        hasHighs(bar(103.5, 100.5, 101));
        for (int i = 0; i < 9; i++) {
            hasHighs(bar(101.5, 101, 101));
        }
        hasHighs(bar(101, 100, 100), 104);
    }

    @Test
    void onePriceNeverSwings() {
        Row row = bar(100, 100, 100);
        for (int i = 0; i < 40; i++) {
            row = bar(100, 100, 100);
        }
        hasHighs(row);
        hasLows(row);
        assertThat(isPending(row)).isFalse();
    }

    /** After 200 idle bars the range is next to nothing, but the price must come back by three steps of 0.5. */
    @Test
    void stepsOfAnIdleMarketAreNoSwings() {
        risen();
        while (bars < 219) {
            bar(104, 104, 104);
        }
        for (int i = 0; i < 5; i++) {
            hasHighs(bar(103.5, 103.5, 103.5));
            hasHighs(bar(103, 103, 103));
        }
        hasHighs(bar(102.5, 102.5, 102.5), 104);
    }

    @Test
    void barsWithoutTradesRepeatTheClose() {
        risen();
        script.clock(60.0 * (bars + 3) + 2);
        bars += 3;
        Row row = bar(101, 100, 100);
        hasHighs(row, 104);
        assertThat(row.list(Swings.SWING_HIGH_TIMES)).as("the last silent bar").containsExactly(closeMs(22));
    }

    /** Twelve times up by five bars of 1 and down by four: highs 105, 106, ..., lows 101, 102, ... */
    @Test
    void keepsTheLastTen() {
        flat();
        Row row = null;
        for (int wave = 1; wave <= 12; wave++) {
            for (double close = 100 + wave; close <= 104 + wave; close++) {
                row = bar(close, close - 1, close);
            }
            for (double close = 103 + wave; close >= 100 + wave; close--) {
                row = bar(close + 1, close, close);
            }
        }
        hasHighs(row, 107, 108, 109, 110, 111, 112, 113, 114, 115, 116);
        hasLows(row, 102, 103, 104, 105, 106, 107, 108, 109, 110, 111);
    }

    @Test
    void restartForgets() {
        risen();
        hasHighs(bar(96, 95, 95), 104);
        bars += 120;
        assertThat(bar(100.5, 99.5, 100).list(Swings.SWING_HIGHS)).isNull();
        for (int i = 0; i < 14; i++) {
            bar(100.5, 99.5, 100);
        }
        Row row = bar(100.5, 99.5, 100);
        hasHighs(row);
        hasLows(row);
    }

    @Test
    void hourlyRowsHaveSwingsOfHours() {
        double[] closes = {101, 102, 103, 104, 103, 102, 101};
        for (int hour = 0; hour < FLAT + closes.length; hour++) {
            double close = hour < FLAT ? 100 : closes[hour - FLAT];
            double middle = hour < FLAT ? 100 : close + (hour < FLAT + 4 ? -0.5 : 0.5);
            candle(3600.0 * hour, middle + 0.5, middle - 0.5, close);
            candle(3600.0 * hour + 3540, close, close, close);
        }
        Row row = last(Timeframe.H1, 3600.0 * (FLAT + closes.length));
        hasHighs(row, 104);
        assertThat(row.list(Swings.SWING_HIGH_TIMES)).containsExactly(closeMs(60 * (FLAT + 5)));
    }

    private void candle(double seconds, double high, double low, double close) {
        script.candle(seconds, new double[] {close, high, low, close}, "5", "2", 3);
    }

    private Row last(Timeframe timeframe, double seconds) {
        List<Row> rows = script.closed(seconds, timeframe);
        return rows.get(rows.size() - 1);
    }

    @Test
    void jsonIsArraysOfPlainNumbers() {
        risen();
        Row row = bar(96, 95, 95);
        assertThat(RowJson.write(row))
                .contains("\"swing_highs\":[104],\"swing_lows\":[],\"swing_high_times\":[1704068340000],"
                        + "\"swing_low_times\":[],\"current_swing_high\":104,\"swing_validation_pending\":false");
    }
}
