package org.alphadetector.features.pattern;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.alphadetector.features.flow.TradeFlow;
import org.alphadetector.features.momentum.AverageTrueRange;
import org.alphadetector.features.price.BarPrices;
import org.alphadetector.features.price.PriceStep;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.swing.Swings;
import org.jspecify.annotations.Nullable;

/**
 * The columns of chart patterns from all bars: a list of every completed pattern, whose outcome is sought by going
 * through the bars after it.
 */
final class WholeHistory {
    private record Completed(
            int bar, DrawnShape shape, double strength, boolean isVolume, boolean isTime, int lastBar) {}

    private final List<Row> rows;
    private final List<Completed> patterns = new ArrayList<>();
    private final double[] makingStrength;
    private final double[] makingCompletion;

    WholeHistory(List<Row> rows) {
        this.rows = rows;
        makingStrength = new double[rows.size()];
        makingCompletion = new double[rows.size()];
        Set<String> done = new HashSet<>();
        for (int bar = 0; bar < rows.size(); bar++) {
            if (isDefined(bar)) {
                look(bar, done);
            }
        }
    }

    int patterns() {
        return patterns.size();
    }

    private boolean isDefined(int bar) {
        return rows.get(bar).isDefined(AverageTrueRange.ATR_14);
    }

    private void look(int bar, Set<String> done) {
        Row row = rows.get(bar);
        double close = row.number(BarPrices.CLOSE);
        double range = Math.max(row.number(AverageTrueRange.ATR_14), row.number(PriceStep.PRICE_STEP) / 2);
        List<DrawnSwing> swings = swings(row, bar);
        for (DrawnShape shape : DrawnShape.all(swings, bar, close, range)) {
            String key = shape.kind() + " " + swings.get(0).bar();
            if (done.contains(key)) {
                continue;
            }
            double built = shape.fit() + shape.height() / (shape.height() + 6 * range);
            double beyond = shape.isUp() ? close - shape.line() : shape.line() - close;
            if (beyond <= 0.25 * range) {
                double way = (close - swings.get(0).price())
                        / (shape.line() - swings.get(0).price());
                makingStrength[bar] = Math.max(makingStrength[bar], built / 4);
                makingCompletion[bar] = Math.max(makingCompletion[bar], 50 + 50 * Math.max(0, Math.min(1, way)));
                continue;
            }
            done.add(key);
            boolean isInside = shape.isUp()
                    ? shape.stop() < close && close < shape.target()
                    : shape.target() < close && close < shape.stop();
            if (isInside && shape.target() > 0) {
                patterns.add(completed(bar, shape, swings, built));
            }
        }
    }

    private Completed completed(int bar, DrawnShape shape, List<DrawnSwing> swings, double built) {
        int length = swings.get(0).bar() - swings.get(shape.first()).bar();
        double volume = 0;
        for (int i = bar - 20; i < bar; i++) {
            volume += i < 0 ? Double.NaN : rows.get(i).number(TradeFlow.VOLUME) / 20;
        }
        boolean isVolume = rows.get(bar).number(TradeFlow.VOLUME) > 1.5 * volume;
        boolean isTime = length >= 10 && length <= 250 && bar - swings.get(0).bar() <= length;
        double strength = (built + (isVolume ? 1 : 0) + (isTime ? 1 : 0)) / 4;
        return new Completed(bar, shape, strength, isVolume, isTime, bar + Math.max(10, Math.min(250, length)));
    }

    /** Of the swings that the row lists, the newest first. */
    private List<DrawnSwing> swings(Row row, int bar) {
        List<DrawnSwing> swings = new ArrayList<>();
        double millis = row.timeframe().micros() / 1_000.0;
        for (boolean isHigh : new boolean[] {true, false}) {
            double[] prices = row.list(isHigh ? Swings.SWING_HIGHS : Swings.SWING_LOWS);
            double[] times = row.list(isHigh ? Swings.SWING_HIGH_TIMES : Swings.SWING_LOW_TIMES);
            for (int i = 0; i < prices.length; i++) {
                long ago = Math.round((row.exchangeTsMicros() / 1_000.0 - times[i]) / millis);
                swings.add(new DrawnSwing(bar - (int) ago, prices[i], isHigh));
            }
        }
        swings.sort(Comparator.comparingInt(DrawnSwing::bar).reversed());
        return swings;
    }

    /** Flags, confirmations, strength, completion and prices, in the order of the columns. */
    double[] numbers(int bar) {
        int kinds = PatternKind.count();
        double[] numbers = new double[kinds + 7];
        if (!isDefined(bar)) {
            Arrays.fill(numbers, Double.NaN);
            return numbers;
        }
        Completed newest = null;
        boolean isNew = false;
        for (Completed pattern : patterns) {
            if (pattern.bar() == bar) {
                numbers[pattern.shape().kind().code()] = 1;
                isNew = true;
            }
            newest = pattern.bar() <= bar ? pattern : newest;
        }
        boolean isThere = newest != null && outcome(newest, bar) == 0;
        numbers[kinds] = isThere && newest.isVolume() ? 1 : 0;
        numbers[kinds + 1] = isThere && newest.isTime() ? 1 : 0;
        numbers[kinds + 2] = isThere ? newest.strength() : makingStrength[bar];
        numbers[kinds + 3] = isNew ? 100 : makingCompletion[bar];
        DrawnShape shape = newest == null ? null : newest.shape();
        numbers[kinds + 4] = isThere ? shape.target() : Double.NaN;
        numbers[kinds + 5] = isThere ? shape.stop() : Double.NaN;
        double entry = isThere ? rows.get(newest.bar()).number(BarPrices.CLOSE) : Double.NaN;
        numbers[kinds + 6] = isThere ? Math.abs(shape.target() - entry) / Math.abs(entry - shape.stop()) : Double.NaN;
        return numbers;
    }

    /** 1 for a hit by this bar, -1 for a miss, 0 while it is open. */
    private int outcome(Completed pattern, int bar) {
        DrawnShape shape = pattern.shape();
        for (int i = pattern.bar() + 1; i <= bar; i++) {
            double best = rows.get(i).number(shape.isUp() ? BarPrices.HIGH : BarPrices.LOW);
            double worst = rows.get(i).number(shape.isUp() ? BarPrices.LOW : BarPrices.HIGH);
            if (shape.isUp() ? worst <= shape.stop() : worst >= shape.stop()) {
                return -1;
            }
            if (shape.isUp() ? best >= shape.target() : best <= shape.target()) {
                return 1;
            }
            if (i >= pattern.lastBar()) {
                return -1;
            }
        }
        return 0;
    }

    double @Nullable [] history(int bar) {
        if (!isDefined(bar)) {
            return null;
        }
        List<Completed> past = patterns.stream().filter(p -> p.bar() <= bar).toList();
        return past.stream()
                .skip(Math.max(0, past.size() - 20))
                .flatMapToDouble(p -> DoubleStream.of(
                        p.shape().kind().code(),
                        p.shape().isUp() ? 1 : 0,
                        rows.get(p.bar()).number(BarPrices.CLOSE),
                        rows.get(p.bar()).exchangeTsMicros() / 1_000.0))
                .toArray();
    }

    double @Nullable [] performance(int bar) {
        if (!isDefined(bar)) {
            return null;
        }
        List<Double> list = new ArrayList<>();
        for (PatternKind kind : PatternKind.values()) {
            int hits = 0;
            int all = 0;
            for (Completed pattern : patterns) {
                int outcome = pattern.shape().kind() == kind && pattern.bar() < bar ? outcome(pattern, bar) : 0;
                hits += outcome > 0 ? 1 : 0;
                all += outcome != 0 ? 1 : 0;
            }
            if (all > 0) {
                double share = (double) hits / all;
                double center = share + 1.959963984540054 * 1.959963984540054 / (2 * all);
                double half = 1.959963984540054
                        * Math.sqrt(
                                share * (1 - share) / all + 1.959963984540054 * 1.959963984540054 / (4.0 * all * all));
                double scale = 1 + 1.959963984540054 * 1.959963984540054 / all;
                list.addAll(List.of((double) kind.code(), (double) all, (double) hits, digits(share)));
                list.addAll(List.of(digits((center - half) / scale), digits((center + half) / scale)));
            }
        }
        return list.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double digits(double share) {
        return Math.round(share * 1e4) / 1e4;
    }
}
