package org.alphadetector.features.support;

import java.util.List;
import org.alphadetector.features.bar.Bar;
import org.alphadetector.features.bar.BarFeature;
import org.alphadetector.features.bar.FeatureContext;
import org.alphadetector.features.bar.FeatureFamily;
import org.alphadetector.features.momentum.AverageTrueRange;
import org.alphadetector.features.price.BarPrices;
import org.alphadetector.features.price.PriceStep;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Member;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.SqlType;
import org.alphadetector.features.state.StateSlice;
import org.alphadetector.features.swing.ConfirmedSwings;

/**
 * Prices at which the market turned at least twice, and how it meets them. Confirmed swings within half a range of each
 * other make a level ({@link SwingLevels}); it is a support while the price is above it and a resistance while it is
 * below. The price goes to the other side with a close beyond the level by a quarter of a range: that is a breakout; when
 * it comes back so within ten bars, a reclaim. The range is the average true range of 14 bars, at least half a price
 * step. Flags are undefined in the first 14 bars and while the price has never moved; strength, age and touches are
 * those of the level nearest to the close, undefined until there is one.
 *
 * <p>C. L. Osler, Support for Resistance: Technical Analysis and Intraday Exchange Rates, FRBNY Economic Policy Review
 * 2000; J. J. Murphy, Technical Analysis of the Financial Markets, 1999, for touches, age and the change of roles.
 *
 * <p>A price that rests at a level is near it in every bar. One that stands breaks none, though the range shrinks.
 */
public final class SupportResistance implements BarFeature {
    private static final double TOLERANCE_RANGES = 0.5;
    private static final double NEAR_RANGES = 0.5;
    private static final double MARGIN_RANGES = 0.25;
    /** Distances that differ by less, in ranges, are alike: prices lie on a grid, and a mean of them may be one of them. */
    private static final double ROUNDING_RANGES = 1e-9;

    private static final int RECLAIM_BARS = 10;
    private static final int WARMUP = AverageTrueRange.ATR_14.warmup();

    private static final Member KIND = Member.code("kind", "support", "resistance");
    private static final int HISTORY = 20;

    public static final Column NEAR_SUPPORT = flag("near_support")
            .formula("0 <= close - level <= 0.5 range for a level of at least two touches below the price; Osler 2000")
            .meaning("Whether the close is just above a support.");
    public static final Column NEAR_RESISTANCE = flag("near_resistance")
            .formula("0 <= level - close <= 0.5 range for a level of at least two touches above the price; Osler 2000")
            .meaning("Whether the close is just below a resistance.");
    public static final Column SUPPORT_BREAKOUT = flag("support_breakout")
            .formula("first close below a support by more than 0.25 range; Murphy 1999")
            .meaning("Whether the bar breaks a support.");
    public static final Column RESISTANCE_BREAKOUT = flag("resistance_breakout")
            .formula("first close above a resistance by more than 0.25 range; Murphy 1999")
            .meaning("Whether the bar breaks a resistance.");
    public static final Column SUPPORT_RECLAIM = flag("support_reclaim")
            .formula("close above a level by more than 0.25 range within 10 bars after it was broken downward")
            .meaning("Whether the bar takes back a support that was broken within ten bars.");
    public static final Column RESISTANCE_RECLAIM = flag("resistance_reclaim")
            .formula("close below a level by more than 0.25 range within 10 bars after it was broken upward")
            .meaning("Whether the bar falls back below a resistance that was broken within ten bars.");
    public static final Column LEVEL_STRENGTH = nearest("level_strength", "1")
            .range("(0, 1)")
            .formula("touches / (touches + 2) x 2^(-bars since the last touch / 500)")
            .meaning("How much the level nearest to the close counts. NULL until there is a level.");
    public static final Column LEVEL_AGE = nearest("level_age", "bars")
            .range(">= 0")
            .formula("bars since the first touch")
            .meaning("How old the level nearest to the close is. NULL until there is a level.");
    public static final Column LEVEL_TOUCHES = nearest("level_touches", "touches")
            .range(">= 2")
            .formula("confirmed swings within 0.5 range of the level")
            .meaning("How often the level nearest to the close was touched. NULL until there is a level.");
    public static final Column LEVEL_HISTORY = history("level_history")
            .members(
                    Member.number("price"),
                    Member.number("touches"),
                    Member.number("strength"),
                    KIND,
                    Member.number("time_ms"))
            .formula(
                    "mean price, touches, strength, whether the price is above it (support) and the close of the bar of the"
                            + " last touch")
            .meaning("The levels of at least two touches, at most twenty, last touched last.");
    public static final Column BREAKOUT_HISTORY = history("breakout_history")
            .members(BreakoutLog.MEMBERS)
            .formula("close of the bar, price of the level, direction of each breakout, and whether it was reclaimed")
            .meaning("The last twenty breakouts of levels, newest last.");

    public static final FeatureFamily FAMILY = FeatureFamily.ofBars(
            "support_resistance",
            List.of(
                    NEAR_SUPPORT,
                    NEAR_RESISTANCE,
                    SUPPORT_BREAKOUT,
                    RESISTANCE_BREAKOUT,
                    SUPPORT_RECLAIM,
                    RESISTANCE_RECLAIM,
                    LEVEL_STRENGTH,
                    LEVEL_AGE,
                    LEVEL_TOUCHES,
                    LEVEL_HISTORY,
                    BREAKOUT_HISTORY),
            SupportResistance::new);

    private final ConfirmedSwings swings;
    private final SwingLevels levels;
    private final BreakoutLog breakouts;
    private final StateSlice closeBefore;
    private final int closeLane;
    private final int rangeLane;
    private final int stepLane;
    private final int[] lanes;

    public SupportResistance(FeatureContext context) {
        swings = new ConfirmedSwings(context);
        levels = new SwingLevels(context.state());
        breakouts = new BreakoutLog(context.state());
        closeBefore = context.state().allocate("close_before", 1);
        closeLane = context.input(BarPrices.CLOSE);
        rangeLane = context.input(AverageTrueRange.ATR_14);
        stepLane = context.input(PriceStep.PRICE_STEP);
        lanes = FAMILY.columns().stream().mapToInt(context::output).toArray();
    }

    @Override
    public void close(Bar bar, Row row) {
        double close = row.number(closeLane);
        double range = Math.max(row.number(rangeLane), row.number(stepLane) / 2);
        swings.read(row);
        if (Double.isNaN(range) || Double.isNaN(close)) {
            return;
        }
        for (int flag = 0; flag < 6; flag++) {
            row.flag(lanes[flag], false);
        }
        double nowMs = bar.endMicros() / 1_000.0;
        meet(row, close, range, nowMs);
        gather(range);
        writeNearest(row, close, range, nowMs);
        row.list(lanes[9], history(nowMs));
        row.list(lanes[10], breakouts.entries());
    }

    /** Compares the close with every level there was before this bar. */
    private void meet(Row row, double close, double range, double nowMs) {
        boolean isMoved = close != closeBefore.real(0);
        closeBefore.real(0, close);
        for (int i = 0; i < levels.size(); i++) {
            int side = levels.side(i);
            double above = close - levels.price(i);
            if (isMoved && side * above < -MARGIN_RANGES * range) {
                cross(row, i, -side, nowMs);
            } else if (levels.isSignificant(i)
                    && side * above >= -ROUNDING_RANGES * range
                    && side * above <= (NEAR_RANGES + ROUNDING_RANGES) * range) {
                row.flag(lanes[side > 0 ? 0 : 1], true);
            }
        }
    }

    private void cross(Row row, int level, int side, double nowMs) {
        boolean wasCrossed = levels.crossedMs(level) > 0;
        double bars = swings.bars(levels.crossedMs(level), nowMs);
        boolean isReclaim = wasCrossed && levels.breakout(level) > 0 && bars <= RECLAIM_BARS;
        long breakout = 0;
        if (isReclaim) {
            breakouts.reclaim(levels.breakout(level));
            row.flag(lanes[side > 0 ? 4 : 5], true);
        } else if (levels.isSignificant(level)) {
            breakout = breakouts.add(nowMs, levels.price(level), side > 0);
            row.flag(lanes[side > 0 ? 3 : 2], true);
        }
        levels.cross(level, side, nowMs, breakout);
    }

    private void gather(double range) {
        if (swings.isNewHigh()) {
            levels.touch(swings.high(0), TOLERANCE_RANGES * range, -1, swings.highTime(0));
        }
        if (swings.isNewLow()) {
            levels.touch(swings.low(0), TOLERANCE_RANGES * range, 1, swings.lowTime(0));
        }
    }

    private void writeNearest(Row row, double close, double range, double nowMs) {
        int nearest = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < levels.size(); i++) {
            double distance = Math.abs(levels.price(i) - close);
            if (levels.isSignificant(i) && distance < least - ROUNDING_RANGES * range) {
                nearest = i;
                least = distance;
            }
        }
        if (nearest >= 0) {
            row.number(lanes[6], levels.strength(nearest, swings.bars(levels.lastMs(nearest), nowMs)));
            row.number(lanes[7], swings.bars(levels.firstMs(nearest), nowMs));
            row.number(lanes[8], (double) levels.touches(nearest));
        }
    }

    private double[] history(double nowMs) {
        int significant = 0;
        for (int i = 0; i < levels.size(); i++) {
            significant += levels.isSignificant(i) ? 1 : 0;
        }
        int left = Math.min(HISTORY, significant);
        double[] list = new double[5 * left];
        for (int i = levels.size() - 1; left > 0; i--) {
            if (levels.isSignificant(i)) {
                left--;
                list[5 * left] = levels.price(i);
                list[5 * left + 1] = (double) levels.touches(i);
                list[5 * left + 2] = levels.strength(i, swings.bars(levels.lastMs(i), nowMs));
                list[5 * left + 3] = KIND.code(levels.side(i) > 0 ? "support" : "resistance");
                list[5 * left + 4] = levels.lastMs(i);
            }
        }
        return list;
    }

    @Override
    public void restart() {
        swings.clear();
        levels.clear();
        breakouts.clear();
        closeBefore.clear();
    }

    private static Column.Declaration flag(String name) {
        return declare(name, SqlType.BOOLEAN).range("true|false");
    }

    private static Column.Declaration nearest(String name, String unit) {
        return declare(name, SqlType.DOUBLE).unit(unit).awaitsEvent();
    }

    private static Column.Declaration history(String name) {
        return declare(name, SqlType.OBJECTS);
    }

    private static Column.Declaration declare(String name, SqlType type) {
        return Column.named(name, type, "Pattern Detection Features")
                .window("24 levels of confirmed swings")
                .inputs(
                        "close",
                        "atr_14",
                        "price_step",
                        "swing_highs",
                        "swing_lows",
                        "swing_high_times",
                        "swing_low_times")
                .ownBars(WARMUP)
                .fromCandles();
    }
}
