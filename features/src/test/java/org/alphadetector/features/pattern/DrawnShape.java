package org.alphadetector.features.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The shapes of swings, written kind by kind in prices of the market.
 *
 * @param first how many swings ago it began
 */
record DrawnShape(
        PatternKind kind, boolean isUp, double line, double target, double stop, double height, double fit, int first) {
    /** Shares that differ by less are alike. */
    private static final double ALIKE = 1e-9;

    /** All shapes that the newest swings, newest first, have at a bar. */
    static List<DrawnShape> all(List<DrawnSwing> swings, int bar, double close, double range) {
        List<DrawnShape> all = new ArrayList<>();
        if (swings.size() >= 5) {
            lines(all, swings.subList(0, 5), bar, close);
        }
        if (swings.size() >= 3) {
            flag(all, swings, bar, range);
        }
        if (swings.size() >= 5) {
            shoulders(all, swings, bar);
        }
        if (swings.size() >= 4) {
            doubles(all, swings);
        }
        all.sort((one, other) -> one.kind().compareTo(other.kind()));
        return all;
    }

    private static void lines(List<DrawnShape> all, List<DrawnSwing> five, int bar, double close) {
        List<DrawnSwing> highs = five.stream().filter(DrawnSwing::isHigh).toList();
        List<DrawnSwing> lows = five.stream().filter(swing -> !swing.isHigh()).toList();
        double height = five.stream().mapToDouble(DrawnSwing::price).max().orElseThrow()
                - five.stream().mapToDouble(DrawnSwing::price).min().orElseThrow();
        double fit = 1
                - Math.abs(five.get(2).price()
                                - at(five.get(0), five.get(4), five.get(2).bar()))
                        / (0.15 * height);
        DrawnSwing high = highs.get(0);
        DrawnSwing low = lows.get(0);
        DrawnSwing oldHigh = highs.get(highs.size() - 1);
        DrawnSwing oldLow = lows.get(lows.size() - 1);
        double upper = at(high, oldHigh, bar);
        double lower = at(low, oldLow, bar);
        double ofHighs = (high.price() - oldHigh.price()) / height;
        double ofLows = (low.price() - oldLow.price()) / height;
        if (fit < -ALIKE || upper <= lower) {
            return;
        }
        if (ofLows <= -0.1 + ALIKE && ofHighs <= ofLows - 0.15 + ALIKE) {
            all.add(new DrawnShape(
                    PatternKind.FALLING_WEDGE, true, upper, upper + height, low.price(), height, fit, 4));
        }
        if (ofHighs >= 0.1 - ALIKE && ofLows >= ofHighs + 0.15 - ALIKE) {
            all.add(new DrawnShape(
                    PatternKind.RISING_WEDGE, false, lower, lower - height, high.price(), height, fit, 4));
        }
        if (Math.abs(ofHighs) <= 0.1 + ALIKE && ofLows >= 0.2 - ALIKE) {
            all.add(new DrawnShape(
                    PatternKind.ASCENDING_TRIANGLE, true, upper, upper + height, low.price(), height, fit, 4));
        }
        if (Math.abs(ofLows) <= 0.1 + ALIKE && ofHighs <= -0.2 + ALIKE) {
            all.add(new DrawnShape(
                    PatternKind.DESCENDING_TRIANGLE, false, lower, lower - height, high.price(), height, fit, 4));
        }
        if (ofHighs <= -0.2 + ALIKE && ofLows >= 0.2 - ALIKE) {
            boolean isUp = close - lower >= upper - close;
            all.add(new DrawnShape(
                    PatternKind.SYMMETRICAL_TRIANGLE,
                    isUp,
                    isUp ? upper : lower,
                    isUp ? upper + height : lower - height,
                    isUp ? low.price() : high.price(),
                    height,
                    fit,
                    4));
        }
    }

    private static void flag(List<DrawnShape> all, List<DrawnSwing> swings, int bar, double range) {
        DrawnSwing end = swings.get(0);
        DrawnSwing top = swings.get(1);
        DrawnSwing start = swings.get(2);
        boolean isUp = top.isHigh();
        double pole = Math.abs(top.price() - start.price());
        double back = Math.abs(top.price() - end.price()) / pole;
        int poleBars = top.bar() - start.bar();
        if (pole >= 6 * range
                && poleBars <= 30
                && back <= 0.5 + ALIKE
                && bar - top.bar() <= Math.max(15, 3 * poleBars)) {
            double target = isUp ? end.price() + pole : end.price() - pole;
            PatternKind kind = isUp ? PatternKind.BULL_FLAG : PatternKind.BEAR_FLAG;
            all.add(new DrawnShape(kind, isUp, top.price(), target, end.price(), pole, 1 - 2 * back, 2));
        }
    }

    private static void shoulders(List<DrawnShape> all, List<DrawnSwing> swings, int bar) {
        double[] e = IntStream.range(0, 5)
                .mapToDouble(i -> swings.get(4 - i).price())
                .toArray();
        boolean isTop = swings.get(0).isHigh();
        boolean isHead = isTop ? e[2] > e[0] && e[2] > e[4] : e[2] < e[0] && e[2] < e[4];
        double height =
                Math.abs(e[2] - at(swings.get(3), swings.get(1), swings.get(2).bar()));
        double uneven = Math.max(Math.abs(e[0] - e[4]), Math.abs(e[1] - e[3]));
        if (isHead && uneven <= (0.3 + ALIKE) * height) {
            double neck = at(swings.get(3), swings.get(1), bar);
            PatternKind kind = isTop ? PatternKind.HEAD_SHOULDERS : PatternKind.INVERSE_HEAD_SHOULDERS;
            double target = isTop ? neck - height : neck + height;
            all.add(new DrawnShape(kind, !isTop, neck, target, e[4], height, 1 - uneven / (0.3 * height), 4));
        }
    }

    private static void doubles(List<DrawnShape> all, List<DrawnSwing> swings) {
        double second = swings.get(0).price();
        double line = swings.get(1).price();
        double first = swings.get(2).price();
        double before = swings.get(3).price();
        boolean isTop = swings.get(0).isHigh();
        double stop = isTop ? Math.max(first, second) : Math.min(first, second);
        double height = Math.abs(stop - line);
        double uneven = Math.abs(first - second);
        if (uneven <= (0.15 + ALIKE) * height && (isTop ? before < line : before > line)) {
            PatternKind kind = isTop ? PatternKind.DOUBLE_TOP : PatternKind.DOUBLE_BOTTOM;
            double target = isTop ? line - height : line + height;
            all.add(new DrawnShape(kind, !isTop, line, target, stop, height, 1 - uneven / (0.15 * height), 2));
        }
    }

    private static double at(DrawnSwing one, DrawnSwing other, int bar) {
        double share = (double) (bar - one.bar()) / (other.bar() - one.bar());
        return one.price() + share * (other.price() - one.price());
    }
}
