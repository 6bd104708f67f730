package org.alphadetector.features.swing;

import static org.alphadetector.features.asset.History.same;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.alphadetector.features.asset.RandomSession;
import org.alphadetector.features.asset.TickScript;
import org.alphadetector.features.price.BarPrices;
import org.alphadetector.features.price.PriceStep;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.Timeframe;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** At each bar everything is found anew from all bars so far, and from none after it. */
class SwingOracleTest {
    private static final int BARS = 700;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void agreesWithTheWholeHistoryOfTicks(long seed) {
        assertThat(compare(RandomSession.run(seed, 250), Timeframe.M1)).isGreaterThan(3);
    }

    @ParameterizedTest
    @CsvSource({"4,M1", "5,M1", "6,M1", "7,M15", "8,M15", "9,H1"})
    void agreesWithTheWholeHistoryOfCandles(long seed, Timeframe timeframe) {
        int minutes = (int) (BARS * timeframe.micros() / Timeframe.M1.micros());
        assertThat(compare(candles(seed, minutes), timeframe)).isGreaterThan(20);
    }

    /** A list only ever grows at its end, by one swing of one side a bar; highs and lows take turns. */
    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void confirmedSwingsAlternateAndStay(long seed) {
        List<Row> rows = candles(seed, BARS).rows.stream()
                .filter(row -> row.timeframe() == Timeframe.M1 && row.isDefined(Swings.SWING_HIGHS))
                .toList();
        int last = 0;
        int swings = 0;
        for (int i = 1; i < rows.size(); i++) {
            int side = grown(rows, i, Swings.SWING_HIGH_TIMES) - grown(rows, i, Swings.SWING_LOW_TIMES);
            if (side != 0) {
                assertThat(side).as("bar %d", i).isNotEqualTo(last);
                last = side;
                swings++;
            }
        }
        assertThat(swings).isGreaterThan(20);
    }

    /** Whether the list got one more; anything else than that or the same is an error. */
    private static int grown(List<Row> rows, int bar, Column times) {
        double[] before = rows.get(bar - 1).list(times);
        double[] after = rows.get(bar).list(times);
        if (Arrays.equals(before, after)) {
            return 0;
        }
        int from = before.length == 10 ? 1 : 0;
        assertThat(Arrays.copyOf(after, after.length - 1))
                .as("bar %d", bar)
                .isEqualTo(Arrays.copyOfRange(before, from, before.length));
        assertThat(after[after.length - 1]).isLessThan(rows.get(bar).exchangeTsMicros() / 1000.0);
        return 1;
    }

    /** A walk on a grid of 0.5 whose trend and size change, with silent bars and jumps. */
    private static TickScript candles(long seed, int minutes) {
        SplittableRandom random = new SplittableRandom(seed);
        TickScript script = new TickScript();
        long price = 20_000;
        int size = 4;
        int trend = 1;
        for (int minute = 0; minute < minutes; minute++) {
            if (random.nextInt(40) == 0) {
                size = random.nextInt(1, 30);
            }
            if (random.nextInt(12) == 0) {
                trend = -trend;
            }
            long open = price + (random.nextInt(50) == 0 ? random.nextInt(-90, 91) : 0);
            long close = Math.max(1_000, open + trend * size / 3 + random.nextInt(-size, size + 1));
            long high = Math.max(open, close) + random.nextInt(size);
            long low = Math.min(open, close) - random.nextInt(size);
            if (random.nextInt(10) > 0) {
                double[] prices = {open / 2.0, high / 2.0, low / 2.0, close / 2.0};
                script.candle(60.0 * minute, prices, "5", "2", 3);
                price = close;
            }
        }
        return script.clock(60.0 * minutes + 2);
    }

    /** How many swings there were. */
    private static int compare(TickScript script, Timeframe timeframe) {
        List<Row> rows = script.rows.stream()
                .filter(row -> row.timeframe() == timeframe)
                .filter(row -> row.isDefined(BarPrices.CLOSE))
                .toList();
        int most = 0;
        for (int count = 1; count <= rows.size(); count++) {
            Whole whole = new Whole(rows.subList(0, count));
            whole.assertSame(rows.get(count - 1));
            most = Math.max(most, whole.highs.size() + whole.lows.size());
        }
        return most;
    }

    /** The swings of all bars so far: from where a move began, the first later bar that confirms its furthest one. */
    private static final class Whole {
        private final List<Row> bars;
        private final double[] ranges;
        private final List<Row> highs = new ArrayList<>();
        private final List<Row> lows = new ArrayList<>();
        private boolean isPending;

        Whole(List<Row> bars) {
            this.bars = bars;
            ranges = ranges(bars);
            int start = firstMove();
            boolean isUp = start < bars.size() && isHighest(start);
            while (start < bars.size()) {
                int confirming = start + 1;
                while (confirming < bars.size() && !isConfirmed(isUp, start, confirming)) {
                    confirming++;
                }
                int furthest = furthest(isUp, start, Math.min(confirming, bars.size() - 1));
                if (confirming < bars.size()) {
                    (isUp ? highs : lows).add(bars.get(furthest));
                } else {
                    isPending = back(isUp, furthest, bars.get(bars.size() - 1).number(BarPrices.CLOSE))
                            >= ranges[bars.size() - 1];
                }
                isUp = !isUp;
                start = confirming;
            }
        }

        private static double[] ranges(List<Row> bars) {
            double[] ranges = new double[bars.size()];
            double average = 0;
            for (int i = 0; i < ranges.length; i++) {
                ranges[i] = Double.NaN;
                if (i == 0) {
                    continue;
                }
                double before = bars.get(i - 1).number(BarPrices.CLOSE);
                double high = bars.get(i).number(BarPrices.HIGH);
                double low = bars.get(i).number(BarPrices.LOW);
                double range = Math.max(high - low, Math.max(Math.abs(high - before), Math.abs(low - before)));
                average = i <= 14 ? (average * (i - 1) + range) / i : (average * 13 + range) / 14;
                ranges[i] = i < 14 ? Double.NaN : Math.max(average, bars.get(i).number(PriceStep.PRICE_STEP));
            }
            return ranges;
        }

        /** The first bar that goes beyond one end only of all bars before it, three ranges from the other end. */
        private int firstMove() {
            for (int i = 1; i < bars.size(); i++) {
                double size = isHighest(i) ? high(i) - lowest(i) : highest(i) - low(i);
                if (isHighest(i) != isLowest(i) && size >= 3 * ranges[i]) {
                    return i;
                }
            }
            return bars.size();
        }

        private boolean isHighest(int bar) {
            return high(bar) >= highest(bar);
        }

        private boolean isLowest(int bar) {
            return low(bar) <= lowest(bar);
        }

        private double highest(int before) {
            return bars.stream()
                    .limit(before)
                    .mapToDouble(row -> row.number(BarPrices.HIGH))
                    .max()
                    .orElseThrow();
        }

        private double lowest(int before) {
            return bars.stream()
                    .limit(before)
                    .mapToDouble(row -> row.number(BarPrices.LOW))
                    .min()
                    .orElseThrow();
        }

        private boolean isConfirmed(boolean isUp, int start, int bar) {
            int furthest = furthest(isUp, start, bar);
            double distance = back(isUp, furthest, isUp ? low(bar) : high(bar));
            for (int i = furthest + 1; i < bar; i++) {
                if (back(isUp, furthest, isUp ? low(i) : high(i)) > distance) {
                    return false;
                }
            }
            return furthest < bar && distance >= 3 * ranges[bar];
        }

        /** The bar with the highest high, or the lowest low; of equal ones the last. */
        private int furthest(boolean isUp, int from, int to) {
            int furthest = from;
            for (int i = from + 1; i <= to; i++) {
                if (isUp ? high(i) >= high(furthest) : low(i) <= low(furthest)) {
                    furthest = i;
                }
            }
            return furthest;
        }

        private double back(boolean isUp, int furthest, double price) {
            return isUp ? high(furthest) - price : price - low(furthest);
        }

        private double high(int bar) {
            return bars.get(bar).number(BarPrices.HIGH);
        }

        private double low(int bar) {
            return bars.get(bar).number(BarPrices.LOW);
        }

        void assertSame(Row row) {
            String bar = "bar " + bars.size();
            if (bars.size() <= 14) {
                assertThat(row.list(Swings.SWING_HIGHS)).as(bar).isNull();
                assertThat(row.isDefined(Swings.SWING_VALIDATION_PENDING))
                        .as(bar)
                        .isFalse();
                return;
            }
            assertThat(row.list(Swings.SWING_HIGHS)).as(bar).isEqualTo(lastTen(highs, BarPrices.HIGH));
            assertThat(row.list(Swings.SWING_LOWS)).as(bar).isEqualTo(lastTen(lows, BarPrices.LOW));
            assertThat(row.list(Swings.SWING_HIGH_TIMES)).as(bar).isEqualTo(times(highs));
            assertThat(row.list(Swings.SWING_LOW_TIMES)).as(bar).isEqualTo(times(lows));
            same(row, Swings.CURRENT_SWING_HIGH, last(highs, BarPrices.HIGH), 0);
            same(row, Swings.CURRENT_SWING_LOW, last(lows, BarPrices.LOW), 0);
            assertThat(row.isTrue(row.layout().lane(Swings.SWING_VALIDATION_PENDING)))
                    .as(bar)
                    .isEqualTo(isPending);
        }

        private static double[] lastTen(List<Row> swings, Column column) {
            return swings.stream()
                    .skip(Math.max(0, swings.size() - 10))
                    .mapToDouble(swing -> swing.number(column))
                    .toArray();
        }

        private static double[] times(List<Row> swings) {
            return swings.stream()
                    .skip(Math.max(0, swings.size() - 10))
                    .mapToDouble(swing -> swing.exchangeTsMicros() / 1000.0)
                    .toArray();
        }

        private static double last(List<Row> swings, Column column) {
            return swings.isEmpty() ? Double.NaN : swings.get(swings.size() - 1).number(column);
        }
    }
}
