package org.alphadetector.features.level;

import static org.alphadetector.features.asset.History.same;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.alphadetector.features.bar.BarScript;
import org.alphadetector.features.flow.TradeFlow;
import org.alphadetector.features.momentum.AverageTrueRange;
import org.alphadetector.features.price.BarPrices;
import org.alphadetector.features.price.PriceStep;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.swing.Swings;
import org.junit.jupiter.api.Test;

/** Levels of bars of an hour over ten weeks, each from all bars there ever were; dates by the calendar of Java. */
class LevelOracleTest {
    private static final int BARS = 1_700;
    private static final BarScript SCRIPT = walk();
    private static final List<Row> ROWS = SCRIPT.rows;

    private static BarScript walk() {
        BarScript script = new BarScript(
                Timeframe.H1,
                AverageTrueRange.FAMILY,
                Swings.FAMILY,
                PriorDay.FAMILY,
                PeriodExtremes.FAMILY,
                PeriodVwap.FAMILY,
                RoundNumbers.FAMILY,
                FibonacciLevels.FAMILY,
                LevelProximity.FAMILY);
        SplittableRandom random = new SplittableRandom(81);
        double[] close = {100};
        for (int i = 0; i < BARS; i++) {
            boolean isTraded = random.nextInt(8) > 0;
            double open = close[0];
            close[0] = isTraded ? Math.max(20, open + random.nextInt(-90, 91) / 100.0) : open;
            double volume = isTraded ? 1 + random.nextInt(50) : 0;
            boolean tellsNotional = random.nextInt(4) > 0;
            double high = Math.max(open, close[0]) + (isTraded ? random.nextInt(40) / 100.0 : 0);
            double low = Math.min(open, close[0]) - (isTraded ? random.nextInt(40) / 100.0 : 0);
            script.close(row -> {
                put(row, BarPrices.HIGH, high);
                put(row, BarPrices.LOW, low);
                put(row, BarPrices.CLOSE, close[0]);
                put(row, PriceStep.PRICE_STEP, 0.01);
                put(row, TradeFlow.VOLUME, volume);
                put(row, TradeFlow.QUOTE_VOLUME, tellsNotional ? volume * (open + close[0]) / 2 : Double.NaN);
            });
        }
        return script;
    }

    private static void put(Row row, Column column, double value) {
        row.number(row.layout().lane(column), value);
    }

    private static LocalDate day(int bar) {
        // The bar's last microsecond lies in its day.
        return Instant.ofEpochMilli((ROWS.get(bar).exchangeTsMicros() - 1) / 1_000)
                .atZone(ZoneOffset.UTC)
                .toLocalDate();
    }

    private static LocalDate week(int bar) {
        return day(bar).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private static double[] of(int bar, Function<Integer, Object> period, ToDoubleFunction<Row> value) {
        return IntStream.rangeClosed(0, bar)
                .filter(i -> period.apply(i).equals(period.apply(bar)))
                .mapToDouble(i -> value.applyAsDouble(ROWS.get(i)))
                .toArray();
    }

    private static double high(Row row) {
        return row.number(BarPrices.HIGH);
    }

    private static double low(Row row) {
        return row.number(BarPrices.LOW);
    }

    private static double notional(Row row) {
        double told = row.number(TradeFlow.QUOTE_VOLUME);
        double volume = row.number(TradeFlow.VOLUME);
        return Double.isNaN(told) ? volume * (high(row) + low(row) + row.number(BarPrices.CLOSE)) / 3 : told;
    }

    private static double vwap(int bar, Function<Integer, Object> period) {
        double volume = DoubleStream.of(of(bar, period, row -> row.number(TradeFlow.VOLUME)))
                .sum();
        double notional =
                DoubleStream.of(of(bar, period, LevelOracleTest::notional)).sum();
        return volume == 0 ? Double.NaN : notional / volume;
    }

    @Test
    void periodsAgreeWithAllBars() {
        Function<Integer, Object> month = bar -> day(bar).withDayOfMonth(1);
        for (int bar = 0; bar < BARS; bar += bar % 50 == 0 ? 1 : 7) {
            Row row = ROWS.get(bar);
            same(
                    row,
                    PeriodExtremes.WEEKLY_HIGH,
                    DoubleStream.of(of(bar, LevelOracleTest::week, LevelOracleTest::high))
                            .max()
                            .orElseThrow());
            same(
                    row,
                    PeriodExtremes.WEEKLY_LOW,
                    DoubleStream.of(of(bar, LevelOracleTest::week, LevelOracleTest::low))
                            .min()
                            .orElseThrow());
            same(
                    row,
                    PeriodExtremes.MONTHLY_HIGH,
                    DoubleStream.of(of(bar, month, LevelOracleTest::high)).max().orElseThrow());
            same(
                    row,
                    PeriodExtremes.MONTHLY_LOW,
                    DoubleStream.of(of(bar, month, LevelOracleTest::low)).min().orElseThrow());
            same(row, PeriodVwap.VWAP_SESSION, vwap(bar, LevelOracleTest::day));
            same(row, PeriodVwap.VWAP_WEEKLY, vwap(bar, LevelOracleTest::week));
            same(row, PeriodVwap.VWAP_MONTHLY, vwap(bar, month));
        }
    }

    @Test
    void theDayBeforeAgreesWithItsBars() {
        for (int bar = 0; bar < BARS; bar += 5) {
            LocalDate before = day(bar).minusDays(1);
            List<Row> rows = IntStream.range(0, bar)
                    .filter(i -> day(i).equals(before))
                    .mapToObj(ROWS::get)
                    .toList();
            Row row = ROWS.get(bar);
            if (rows.isEmpty()) {
                assertThat(row.isDefined(PriorDay.PRIOR_DAY_HIGH)).isFalse();
                continue;
            }
            double high = rows.stream().mapToDouble(LevelOracleTest::high).max().orElseThrow();
            double low = rows.stream().mapToDouble(LevelOracleTest::low).min().orElseThrow();
            double close = rows.get(rows.size() - 1).number(BarPrices.CLOSE);
            same(row, PriorDay.PRIOR_DAY_HIGH, high);
            same(row, PriorDay.PRIOR_DAY_LOW, low);
            double p = (high + low + close) / 3;
            double[] pivots = row.list(PriorDay.PIVOT_POINTS);
            assertThat(pivots).isNotNull();
            double[] expected = {
                low - 2 * (high - p), p - high + low, 2 * p - high, p, 2 * p - low, p + high - low, high + 2 * (p - low)
            };
            assertThat(pivots).containsExactly(expected, within(1e-9));
        }
    }

    @Test
    void theDayInWhichTheAssetCameIsNoDayBefore() {
        BarScript script = new BarScript(Timeframe.H1, PriorDay.FAMILY);
        script.close(row -> {});
        for (int hour = 1; hour < 72; hour++) {
            Row row = script.bar(100 + hour, 90, 95);
            assertThat(row.isDefined(PriorDay.PRIOR_DAY_HIGH))
                    .as("hour " + hour)
                    .isEqualTo(hour >= 48);
        }
        assertThat(script.rows.get(71).number(PriorDay.PRIOR_DAY_HIGH)).isEqualTo(147);
    }

    @Test
    void roundNumbersSurroundTheClose() {
        BarScript script = new BarScript(Timeframe.M1, RoundNumbers.FAMILY);
        assertThat(script.bar(1, 1, 63_412).list(RoundNumbers.ROUND_NUMBER_LEVELS))
                .containsExactly(62_000, 63_000, 64_000, 65_000);
        assertThat(script.bar(1, 1, 0.000_012_5).list(RoundNumbers.ROUND_NUMBER_LEVELS))
                .containsExactly(new double[] {1.1e-5, 1.2e-5, 1.3e-5, 1.4e-5}, within(1e-18));
        // A close that is a round number counts as at or below itself, also where 0.3 / 0.01 is 29.999...
        assertThat(script.bar(1, 1, 0.29).list(RoundNumbers.ROUND_NUMBER_LEVELS))
                .containsExactly(new double[] {0.28, 0.29, 0.30, 0.31}, within(1e-15));
        assertThat(script.bar(1, 1, 100).list(RoundNumbers.ROUND_NUMBER_LEVELS)).containsExactly(90, 100, 110, 120);
        for (int cents = 1; cents < 20_000; cents++) {
            double close = cents / 100.0;
            double[] levels = script.bar(1, 1, close).list(RoundNumbers.ROUND_NUMBER_LEVELS);
            assertThat(levels).isNotNull();
            assertThat(levels[1]).as("close " + close).isLessThanOrEqualTo(close);
            assertThat(levels[2]).as("close " + close).isGreaterThan(close);
        }
    }

    @Test
    void retracementsAreThoseOfTheNewestLeg() {
        int legs = 0;
        for (Row row : ROWS) {
            double[] levels = row.list(FibonacciLevels.FIBONACCI_LEVELS);
            if (!row.isDefined(Swings.CURRENT_SWING_HIGH) || !row.isDefined(Swings.CURRENT_SWING_LOW)) {
                assertThat(levels).isNull();
                continue;
            }
            legs++;
            assertThat(levels).isNotNull();
            double high = row.number(Swings.CURRENT_SWING_HIGH);
            double low = row.number(Swings.CURRENT_SWING_LOW);
            double[] highTimes = row.list(Swings.SWING_HIGH_TIMES);
            double[] lowTimes = row.list(Swings.SWING_LOW_TIMES);
            boolean isUp = highTimes[highTimes.length - 1] > lowTimes[lowTimes.length - 1];
            double[] shares = {0.236, 0.382, 0.5, 0.618, 0.786};
            assertThat(levels[0]).isEqualTo(isUp ? 0 : 1);
            for (int i = 0; i < shares.length; i++) {
                double expected =
                        isUp ? high * (1 - shares[i]) + low * shares[i] : low * (1 - shares[i]) + high * shares[i];
                assertThat(levels[i + 1]).isEqualTo(expected, within(1e-9));
            }
        }
        assertThat(legs).isGreaterThan(BARS / 2);
    }

    @Test
    void proximityIsOneAtALevelAndFallsByTheRange() {
        int compared = 0;
        for (Row row : ROWS) {
            double range = Math.max(row.number(AverageTrueRange.ATR_14), 0.005);
            if (Double.isNaN(range)) {
                assertThat(row.isDefined(LevelProximity.LEVEL_PROXIMITY_SCORE)).isFalse();
                continue;
            }
            compared++;
            double close = row.number(BarPrices.CLOSE);
            DoubleStream prices = DoubleStream.of(
                    row.number(PriorDay.PRIOR_DAY_HIGH),
                    row.number(PriorDay.PRIOR_DAY_LOW),
                    row.number(PeriodExtremes.WEEKLY_HIGH),
                    row.number(PeriodExtremes.WEEKLY_LOW),
                    row.number(PeriodExtremes.MONTHLY_HIGH),
                    row.number(PeriodExtremes.MONTHLY_LOW),
                    row.number(PeriodVwap.VWAP_SESSION),
                    row.number(PeriodVwap.VWAP_WEEKLY),
                    row.number(PeriodVwap.VWAP_MONTHLY));
            DoubleStream lists = DoubleStream.concat(
                    list(row.list(PriorDay.PIVOT_POINTS), 0),
                    DoubleStream.concat(
                            list(row.list(RoundNumbers.ROUND_NUMBER_LEVELS), 0),
                            list(row.list(FibonacciLevels.FIBONACCI_LEVELS), 1)));
            double distance = DoubleStream.concat(prices, lists)
                    .filter(level -> !Double.isNaN(level))
                    .map(level -> Math.abs(level - close))
                    .min()
                    .orElseThrow();
            same(row, LevelProximity.LEVEL_PROXIMITY_SCORE, Math.exp(-distance / range));
        }
        assertThat(compared).isEqualTo(BARS - 14);
    }

    private static DoubleStream list(double[] values, int from) {
        return values == null ? DoubleStream.empty() : DoubleStream.of(values).skip(from);
    }

    /** A price far from every level, then at one: the rank tells them apart. */
    @Test
    void anUnusualScoreHasAnUnusualRank() {
        double[] scores = ROWS.stream()
                .mapToDouble(row -> row.number(LevelProximity.LEVEL_PROXIMITY_SCORE))
                .toArray();
        int checked = 0;
        for (int bar = 600; bar < BARS; bar++) {
            final double score = scores[bar];
            long below = DoubleStream.of(scores)
                    .limit(bar)
                    .filter(each -> each < score)
                    .count();
            long defined = DoubleStream.of(scores)
                    .limit(bar)
                    .filter(each -> !Double.isNaN(each))
                    .count();
            double rank = ROWS.get(bar).number(LevelProximity.Q_LEVEL_PROXIMITY);
            if (score < 0.999) {
                checked++;
                assertThat(rank).isEqualTo((double) below / defined, within(0.15));
            }
        }
        assertThat(checked).isGreaterThan(500);
    }

    @Test
    void monthsAreThoseOfTheCalendar() {
        for (long day = -800_000; day < 800_000; day += 13) {
            LocalDate date = LocalDate.ofEpochDay(day);
            assertThat(CalendarPeriod.MONTH.numberOf(day * 86_400_000_000L + 1))
                    .isEqualTo(12L * date.getYear() + date.getMonthValue() - 1);
        }
    }
}
