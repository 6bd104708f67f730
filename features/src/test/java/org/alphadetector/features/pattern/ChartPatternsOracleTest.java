package org.alphadetector.features.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import org.alphadetector.features.bar.BarScript;
import org.alphadetector.features.bar.RecordedCandles;
import org.alphadetector.features.flow.TradeFlow;
import org.alphadetector.features.momentum.AverageTrueRange;
import org.alphadetector.features.price.BarPrices;
import org.alphadetector.features.price.PriceStep;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.swing.Swings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** At each bar all patterns and what became of them are found anew from the whole history. */
class ChartPatternsOracleTest {
    private static final List<Column> COLUMNS = ChartPatternColumns.all();
    private static final int KINDS = PatternKind.count();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void agreesWithTheWholeHistoryOfSeededBars(long seed) {
        WholeHistory whole = compare(walk(seed, 2_500, 1));
        assertThat(whole.patterns()).isGreaterThan(15);
    }

    @Test
    void agreesWithTheWholeHistoryOfRecordedCandles() throws IOException {
        BarScript script = script();
        for (double[] candle : RecordedCandles.read("LINK").subList(0, 4_000)) {
            close(script, candle[1], candle[2], candle[3], candle[5], candle[4]);
        }
        WholeHistory whole = compare(script);
        assertThat(whole.patterns()).isGreaterThan(15);
    }

    /** Every kind comes up in the bars that are compared. */
    @Test
    void everyKindIsCompared() {
        long[] counts = new long[KINDS];
        for (long seed = 1; seed <= 4; seed++) {
            for (Row row : walk(seed, 2_500, 1).rows) {
                for (int i = 0; i < KINDS; i++) {
                    counts[i] += row.number(COLUMNS.get(i)) > 0 ? 1 : 0;
                }
            }
        }
        assertThat(counts).doesNotContain(0);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 1e6})
    void theUnitOfPriceDoesNotMatter(double unit) {
        List<Row> one = walk(5, 1_500, 1).rows;
        List<Row> other = walk(5, 1_500, unit).rows;
        for (int i = 0; i < one.size(); i++) {
            for (Column column : COLUMNS.subList(0, KINDS + 4)) {
                assertSame(
                        "bar " + i + " " + column.name(),
                        other.get(i).number(column),
                        one.get(i).number(column));
            }
            assertSame(
                    "bar " + i,
                    other.get(i).number(COLUMNS.get(KINDS + 6)),
                    one.get(i).number(COLUMNS.get(KINDS + 6)));
        }
    }

    private static WholeHistory compare(BarScript script) {
        WholeHistory whole = new WholeHistory(script.rows);
        for (int bar = 0; bar < script.rows.size(); bar++) {
            Row row = script.rows.get(bar);
            double[] expected = whole.numbers(bar);
            for (int i = 0; i < expected.length; i++) {
                assertSame("bar " + bar + " " + COLUMNS.get(i).name(), row.number(COLUMNS.get(i)), expected[i]);
            }
            assertLists(bar, row.list(COLUMNS.get(KINDS + 7)), whole.history(bar));
            assertLists(bar, row.list(COLUMNS.get(KINDS + 8)), whole.performance(bar));
        }
        return whole;
    }

    private static void assertLists(int bar, double[] actual, double[] expected) {
        if (expected == null) {
            assertThat(actual).as("bar %d", bar).isNull();
        } else {
            assertThat(actual).as("bar %d", bar).containsExactly(expected, within(1e-9));
        }
    }

    private static void assertSame(String what, double actual, double expected) {
        if (Double.isNaN(expected)) {
            assertThat(actual).as(what).isNaN();
        } else {
            assertThat(actual).as(what).isCloseTo(expected, within(1e-9 * Math.max(1, Math.abs(expected))));
        }
    }

    /** Legs of 4 to 20 bars whose ends often come back to an earlier end, so that shapes come up. */
    private static BarScript walk(long seed, int bars, double unit) {
        SplittableRandom random = new SplittableRandom(seed);
        BarScript script = script();
        int price = 100_000;
        int top = price + 1_000;
        int bottom = price - 1_000;
        boolean isUp = true;
        int end = top;
        for (int i = 0; i < bars; i++) {
            int step = random.nextInt(20, 140);
            int close = price + (isUp ? step : -step) + random.nextInt(-25, 26);
            int high = Math.max(price, close) + random.nextInt(12);
            int low = Math.min(price, close) - random.nextInt(12);
            double volume = random.nextInt(12) == 0 ? 0 : random.nextInt(1, 100) * (random.nextInt(6) == 0 ? 4 : 1);
            close(script, high / 100.0 * unit, low / 100.0 * unit, close / 100.0 * unit, volume, 0.01 * unit);
            price = close;
            if (isUp ? price >= end : price <= end) {
                top = isUp ? price : top;
                bottom = isUp ? bottom : price;
                isUp = !isUp;
                int height = Math.max(600, Math.min(1_600, top - bottom));
                int change = random.nextInt(3) == 0 ? random.nextInt(-height, height / 2) : random.nextInt(-150, 150);
                end = isUp ? Math.max(top + change, price + 400) : Math.min(bottom - change, price - 400);
            }
        }
        return script;
    }

    private static BarScript script() {
        return new BarScript(Timeframe.M1, AverageTrueRange.FAMILY, Swings.FAMILY, ChartPatterns.FAMILY);
    }

    private static void close(BarScript script, double high, double low, double close, double volume, double step) {
        script.close(row -> {
            row.number(row.layout().lane(BarPrices.HIGH), high);
            row.number(row.layout().lane(BarPrices.LOW), low);
            row.number(row.layout().lane(BarPrices.CLOSE), close);
            row.number(row.layout().lane(TradeFlow.VOLUME), volume);
            row.number(row.layout().lane(PriceStep.PRICE_STEP), step);
        });
    }
}
