package org.alphadetector.features.candlestick;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.alphadetector.features.bar.BarScript;
import org.alphadetector.features.price.BarPrices;
import org.alphadetector.features.price.PriceStep;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.Timeframe;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The patterns in whole price steps, from all bars so far. Each condition is multiplied out until it holds integers
 * alone, so that the oracle rounds nothing: a length that just reaches its limit reaches it at any price.
 */
class CandlestickOracleTest {
    private static final int BARS = 20_000;

    @ParameterizedTest(name = "seed {0}, step {1}")
    @CsvSource({"1,1", "2,0.1", "3,0.01", "4,0.5", "5,1e-6", "6,1e5", "7,0.00003"})
    void agreesWithWholeStepsAtAnyPrice(long seed, double step) {
        Map<Column, int[]> fired = new LinkedHashMap<>();
        Candlesticks.FAMILY.columns().forEach(column -> fired.put(column, new int[2]));
        BarScript script = new BarScript(Timeframe.M1, Candlesticks.FAMILY);
        List<Candle> history = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(seed);
        long close = 20_000;
        for (int i = 0; i < BARS; i++) {
            Candle candle = Candle.next(random, close, i);
            close = candle.close;
            history.add(candle);
            Row row = close(script, candle, step);
            Whole whole = new Whole(history);
            for (Column column : fired.keySet()) {
                if (i < 16) {
                    assertThat(row.isDefined(column))
                            .as("%s, bar %d", column.name(), i)
                            .isFalse();
                    continue;
                }
                boolean isExpected = whole.has(column);
                fired.get(column)[0] += isExpected ? 1 : 0;
                fired.get(column)[1] += (row.number(column) == 1) != isExpected ? 1 : 0;
            }
        }
        fired.forEach((column, count) -> {
            assertThat(count[0]).as("%s fires", column.name()).isGreaterThan(5);
            assertThat(count[1]).as("%s differs", column.name()).isZero();
        });
    }

    private static Row close(BarScript script, Candle candle, double step) {
        return script.close(row -> {
            put(row, BarPrices.OPEN, candle.open * step);
            put(row, BarPrices.HIGH, candle.high * step);
            put(row, BarPrices.LOW, candle.low * step);
            put(row, BarPrices.CLOSE, candle.close * step);
            put(row, PriceStep.PRICE_STEP, step);
        });
    }

    private static void put(Row row, Column column, double value) {
        row.number(row.layout().lane(column), value);
    }

    /** Prices in steps. */
    private record Candle(long open, long high, long low, long close) {
        /** Sizes and trends that change, silent bars and still stretches; prices stay far above zero. */
        static Candle next(SplittableRandom random, long before, int index) {
            int size = index % 1_000 < 60 ? 0 : 2 + index / 300 % 3 * 5;
            if (size == 0 || random.nextInt(12) == 0) {
                return new Candle(before, before, before, before);
            }
            long drift = index / 40 % 2 == 0 ? size / 2 : -size / 2;
            long open = before + random.nextInt(-1, 2);
            long close = Math.max(5_000, open + drift + random.nextInt(-size, size + 1));
            long high = Math.max(open, close) + random.nextInt(size + 1) * (long) random.nextInt(3);
            long low = Math.min(open, close) - random.nextInt(size + 1) * (long) random.nextInt(3);
            return new Candle(open, high, low, close);
        }

        long range() {
            return high - low;
        }

        long body() {
            return Math.abs(close - open);
        }

        boolean rises() {
            return close > open;
        }

        boolean falls() {
            return close < open;
        }

        long bodyTop() {
            return Math.max(open, close);
        }

        long bodyBottom() {
            return Math.min(open, close);
        }

        boolean isWithinBody(long price) {
            return bodyBottom() <= price && price <= bodyTop();
        }
    }

    /** What the newest of all bars completes. */
    private static final class Whole {
        private final List<Candle> bars;
        private final Candle last;
        private final Candle second;
        private final Candle third;

        Whole(List<Candle> bars) {
            this.bars = bars;
            last = bars.get(bars.size() - 1);
            second = bars.size() > 1 ? bars.get(bars.size() - 2) : last;
            third = bars.size() > 2 ? bars.get(bars.size() - 3) : last;
        }

        boolean has(Column pattern) {
            return switch (pattern.name()) {
                case "is_doji" -> 140 * last.body() <= ranges(1) && 28 * last.range() >= ranges(1);
                case "is_hammer" -> trend(1) < 0 && isPin(last.bodyBottom() - last.low, last.high - last.bodyTop());
                case "is_shooting_star" ->
                    trend(1) > 0 && isPin(last.high - last.bodyTop(), last.bodyBottom() - last.low);
                case "is_bull_engulfing" -> trend(2) < 0 && second.falls() && last.rises() && engulfs();
                case "is_bear_engulfing" -> trend(2) > 0 && second.rises() && last.falls() && engulfs();
                case "is_harami_bull" -> trend(2) < 0 && second.falls() && last.rises() && isHarami();
                case "is_harami_bear" -> trend(2) > 0 && second.rises() && last.falls() && isHarami();
                case "is_three_white_soldiers" ->
                    newest(3)
                                    .allMatch(bar -> bar.rises()
                                            && isLong(bar)
                                            && 10 * (bar.high - bar.close) <= 3 * bar.range())
                            && third.close < second.close
                            && second.close < last.close
                            && opensWithinTheBodyBefore();
                case "is_three_black_crows" ->
                    newest(3)
                                    .allMatch(bar ->
                                            bar.falls() && isLong(bar) && 10 * (bar.close - bar.low) <= 3 * bar.range())
                            && third.close > second.close
                            && second.close > last.close
                            && opensWithinTheBodyBefore();
                default -> throw new AssertionError(pattern.name());
            };
        }

        private boolean isPin(long longShadow, long shortShadow) {
            return last.body() > 0
                    && 14 * last.body() <= bodies(1)
                    && longShadow >= 2 * last.body()
                    && 10 * shortShadow <= last.range()
                    && 28 * last.range() >= ranges(1);
        }

        private boolean engulfs() {
            return 14 * last.body() >= bodies(2)
                    && last.body() > second.body()
                    && last.isWithinBody(second.open)
                    && last.isWithinBody(second.close);
        }

        private boolean isHarami() {
            return 14 * second.body() > bodies(2)
                    && 2 * last.body() <= second.body()
                    && second.isWithinBody(last.open)
                    && second.isWithinBody(last.close);
        }

        private boolean isLong(Candle bar) {
            return 14 * bar.body() > bodies(3);
        }

        private boolean opensWithinTheBodyBefore() {
            return third.isWithinBody(second.open) && second.isWithinBody(last.open);
        }

        /** Fourteen times the usual range before so many bars: one step at least. */
        private long ranges(int patternBars) {
            return Math.max(14, before(patternBars, 14).mapToLong(Candle::range).sum());
        }

        private long bodies(int patternBars) {
            return Math.max(14, before(patternBars, 14).mapToLong(Candle::body).sum());
        }

        /** Ten times the distance of the last close before the pattern from the mean of ten. */
        private long trend(int patternBars) {
            long sum = before(patternBars, 10).mapToLong(Candle::close).sum();
            return 10 * bars.get(bars.size() - 1 - patternBars).close - sum;
        }

        private Stream<Candle> before(int patternBars, int count) {
            int end = bars.size() - patternBars;
            return bars.subList(end - count, end).stream();
        }

        private Stream<Candle> newest(int count) {
            return before(0, count);
        }
    }
}
