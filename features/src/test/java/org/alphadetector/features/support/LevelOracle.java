package org.alphadetector.features.support;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alphadetector.features.momentum.AverageTrueRange;
import org.alphadetector.features.price.BarPrices;
import org.alphadetector.features.price.PriceStep;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.swing.Swings;

/**
 * Levels with every touch and the place of every close. On which side the price is, and which crossing is a breakout or
 * a reclaim, is read anew from all closes since the level began.
 */
final class LevelOracle {
    /** What a bar should have: six flags, strength, age and touches, and both lists. */
    @SuppressWarnings("ArrayRecordComponent") // Written once, and read by one test.
    record Expected(boolean[] flags, double[] nearest, List<Double> levels, List<Double> breakouts) {}

    private record Breakout(double timeMs, double price, Level level, int crossing) {}

    private double closeBefore = Double.NaN;
    private final Map<Double, Integer> barOfTime = new HashMap<>();
    private final Set<Double> seenHighs = new HashSet<>();
    private final Set<Double> seenLows = new HashSet<>();
    private final List<Breakout> breakouts = new ArrayList<>();
    /** In the order of the last touch. */
    private final List<Level> levels = new ArrayList<>();

    private int bar = -1;
    private int forgotten;

    int forgotten() {
        return forgotten;
    }

    long reclaimed() {
        return breakouts.stream().filter(LevelOracle::isReclaimed).count();
    }

    int breakouts() {
        return breakouts.size();
    }

    /** A bar of the warm-up. */
    void skip(Row row) {
        bar++;
        barOfTime.put(timeMs(row), bar);
    }

    Expected next(Row row) {
        skip(row);
        double timeMs = timeMs(row);
        double close = row.number(BarPrices.CLOSE);
        double range = Math.max(row.number(AverageTrueRange.ATR_14), row.number(PriceStep.PRICE_STEP) / 2);
        boolean[] flags = new boolean[6];
        for (Level level : levels) {
            double price = level.price();
            level.places.add((close - price) / range);
            level.clear.add(close == closeBefore ? 0 : (close - price) / range);
            level.touchesThen.add(level.prices.size());
            level.read(flags);
            int last = level.crossings().size() - 1;
            if (level.hasCrossedNow() && level.isBreakout(last)) {
                breakouts.add(new Breakout(timeMs, price, level, last));
            }
        }
        touch(row, Swings.SWING_HIGHS, Swings.SWING_HIGH_TIMES, seenHighs, range);
        touch(row, Swings.SWING_LOWS, Swings.SWING_LOW_TIMES, seenLows, range);
        closeBefore = close;
        return new Expected(flags, nearest(close, range), listed(), broken());
    }

    private void touch(Row row, Column prices, Column times, Set<Double> seen, double range) {
        double[] price = row.list(prices);
        double[] time = row.list(times);
        for (int i = 0; i < price.length; i++) {
            if (seen.add(time[i])) {
                touch(price[i], barOfTime.get(time[i]), time[i], seen == seenLows ? 1 : -1, range);
            }
        }
    }

    private void touch(double price, int swingBar, double timeMs, int side, double range) {
        Level level = levels.stream()
                .min(Comparator.comparingDouble(each -> Math.abs(each.price() - price)))
                .filter(each -> Math.abs(each.price() - price) <= range / 2)
                .orElseGet(() -> new Level(side));
        if (!levels.remove(level) && levels.size() == 24) {
            Level weakest = levels.stream()
                    .filter(each -> each.prices.size() == 1)
                    .findFirst()
                    .orElse(levels.get(0));
            levels.remove(weakest);
            forgotten++;
        }
        levels.add(level);
        level.prices.add(price);
        level.bars.add(swingBar);
        level.lastMs = timeMs;
    }

    private double[] nearest(double close, double range) {
        return levels.stream()
                .filter(level -> level.prices.size() > 1)
                .min(Comparator.comparingDouble(level -> Math.rint(Math.abs(level.price() - close) / range * 1e8)))
                .map(level -> new double[] {strength(level), bar - level.bars.get(0), level.prices.size()})
                .orElse(new double[] {Double.NaN, Double.NaN, Double.NaN});
    }

    private double strength(Level level) {
        double touches = level.prices.size();
        int since = bar - level.bars.get(level.bars.size() - 1);
        return touches / (touches + 2) * Math.exp(-Math.log(2) * since / 500);
    }

    private List<Double> listed() {
        List<Level> significant =
                levels.stream().filter(level -> level.prices.size() > 1).toList();
        List<Double> list = new ArrayList<>();
        for (Level level : significant.subList(Math.max(0, significant.size() - 20), significant.size())) {
            list.add(level.price());
            list.add((double) level.prices.size());
            list.add(strength(level));
            list.add(level.side(level.places.size()) > 0 ? 0.0 : 1.0);
            list.add(level.lastMs);
        }
        return list;
    }

    private List<Double> broken() {
        List<Double> list = new ArrayList<>();
        for (Breakout each : breakouts.subList(Math.max(0, breakouts.size() - 20), breakouts.size())) {
            list.add(each.timeMs);
            list.add(each.price);
            int at = each.level.crossings().get(each.crossing);
            list.add(each.level.side(at + 1) > 0 ? 0.0 : 1.0);
            list.add(isReclaimed(each) ? 1.0 : 0.0);
        }
        return list;
    }

    private static double timeMs(Row row) {
        return row.exchangeTsMicros() / 1_000.0;
    }

    private static boolean isReclaimed(Breakout breakout) {
        int next = breakout.crossing + 1;
        return next < breakout.level.crossings().size() && breakout.level.isReclaim(next);
    }

    private static final class Level {
        final List<Double> prices = new ArrayList<>();
        final List<Integer> bars = new ArrayList<>();
        /** Of each close since it began: ranges above it, and how many touches it had then. */
        final List<Double> places = new ArrayList<>();

        /** The same, 0 for a close that equals the one before. */
        final List<Double> clear = new ArrayList<>();

        final List<Integer> touchesThen = new ArrayList<>();
        double lastMs;
        private final int firstSide;

        Level(int firstSide) {
            this.firstSide = firstSide;
        }

        /** The mean in decimals, as exact as fifteen digits are. */
        double price() {
            BigDecimal sum = prices.stream().map(BigDecimal::valueOf).reduce(BigDecimal.ZERO, BigDecimal::add);
            return sum.divide(BigDecimal.valueOf(prices.size()), new MathContext(15))
                    .doubleValue();
        }

        /** On which side the last of so many closes lay that was clearly on one. */
        int side(int closes) {
            for (int i = closes - 1; i >= 0; i--) {
                if (Math.abs(clear.get(i)) > 0.25) {
                    return clear.get(i) > 0 ? 1 : -1;
                }
            }
            return firstSide;
        }

        /** Which closes went to the other side. */
        List<Integer> crossings() {
            List<Integer> crossings = new ArrayList<>();
            int side = firstSide;
            for (int i = 0; i < places.size(); i++) {
                if (Math.abs(clear.get(i)) > 0.25 && clear.get(i) > 0 != side > 0) {
                    crossings.add(i);
                    side = -side;
                }
            }
            return crossings;
        }

        boolean hasCrossedNow() {
            return side(places.size()) != side(places.size() - 1);
        }

        boolean isBreakout(int crossing) {
            return !isReclaim(crossing) && touchesThen.get(crossings().get(crossing)) > 1;
        }

        boolean isReclaim(int crossing) {
            List<Integer> all = crossings();
            return crossing > 0 && all.get(crossing) - all.get(crossing - 1) <= 10 && isBreakout(crossing - 1);
        }

        /** Sets the flags that the newest close makes true. */
        void read(boolean[] flags) {
            int side = side(places.size());
            double place = side * places.get(places.size() - 1);
            if (!hasCrossedNow()) {
                flags[side > 0 ? 0 : 1] |= prices.size() > 1 && place >= -1e-9 && place <= 0.5 + 1e-9;
                return;
            }
            int last = crossings().size() - 1;
            flags[side > 0 ? 4 : 5] |= isReclaim(last);
            flags[side > 0 ? 3 : 2] |= isBreakout(last);
        }
    }
}
