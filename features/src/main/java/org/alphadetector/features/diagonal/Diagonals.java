package org.alphadetector.features.diagonal;

import java.util.List;
import org.alphadetector.features.bar.Bar;
import org.alphadetector.features.bar.BarFeature;
import org.alphadetector.features.bar.FeatureContext;
import org.alphadetector.features.bar.FeatureFamily;
import org.alphadetector.features.momentum.AverageTrueRange;
import org.alphadetector.features.price.BarPrices;
import org.alphadetector.features.price.PriceStep;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.SqlType;
import org.alphadetector.features.swing.ConfirmedSwings;

/**
 * Trend lines: a support line through swing lows and a resistance line through swing highs, each the best {@link
 * SwingLine} with a tolerance of half a range; where both are there, the channel between them. The range is the average
 * true range of 14 bars, at least half a price step. A line breaks with a close beyond it by more than the tolerance; it
 * is told of for the last time in that bar. Flags are undefined in the first 14 bars and while the price has never
 * moved, the others until there is such a line, or both for the channel, and until a new one is found after a break.
 *
 * <p>R. D. Edwards, J. Magee, Technical Analysis of Stock Trends, 1948; J. J. Murphy, Technical Analysis of the
 * Financial Markets, 1999, for touches and age as the strength of a line.
 */
public final class Diagonals implements BarFeature {
    private static final double TOLERANCE_RANGES = 0.5;
    private static final int WARMUP = AverageTrueRange.ATR_14.warmup();
    private static final String LINE = "line through two of the last ten swing ";

    public static final Column DIAGONAL_SUPPORT_SLOPE = number("diagonal_support_slope", "share per bar")
            .formula("rise of the " + LINE + "lows a bar / close; Edwards and Magee 1948")
            .meaning("How steeply the support line rises. NULL while there is none.");
    public static final Column DIAGONAL_RESISTANCE_SLOPE = number("diagonal_resistance_slope", "share per bar")
            .formula("rise of the " + LINE + "highs a bar / close; Edwards and Magee 1948")
            .meaning("How steeply the resistance line rises. NULL while there is none.");
    public static final Column DIAGONAL_CHANNEL_WIDTH = number("diagonal_channel_width", "average true ranges")
            .range("> 0.5")
            .formula("(resistance line - support line) / range")
            .meaning(
                    "How wide the channel between both lines is. NULL while one is missing, and while they are nearer than half a range.");
    public static final Column DIAGONAL_SUPPORT_BREAK = flag("diagonal_support_break")
            .formula("close below the support line by more than 0.5 range")
            .meaning("Whether the bar breaks the support line.");
    public static final Column DIAGONAL_RESISTANCE_BREAK = flag("diagonal_resistance_break")
            .formula("close above the resistance line by more than 0.5 range")
            .meaning("Whether the bar breaks the resistance line.");
    public static final Column DIAGONAL_CHANNEL_BREAK = flag("diagonal_channel_break")
            .formula("one of both breaks while diagonal_channel_width is defined")
            .meaning("Whether the bar leaves the channel between both lines.");
    public static final Column DIAGONAL_LINE_STRENGTH = number("diagonal_line_strength", "1")
            .range("(0, 1)")
            .formula(
                    "touches / (touches + 2) x 2^(-bars since the last touch / 500), the larger of both lines; Murphy 1999")
            .meaning("How much the stronger of both lines counts. NULL while there is none.");
    public static final Column DIAGONAL_TOUCHES = number("diagonal_touches", "touches")
            .range(">= 2")
            .formula("swings within 0.5 range of the stronger line")
            .meaning("How often the stronger of both lines was touched. NULL while there is none.");
    public static final Column DIAGONAL_AGE = number("diagonal_age", "bars")
            .range("> 0")
            .formula("bars since the first swing of the stronger line")
            .meaning("How old the stronger of both lines is. NULL while there is none.");
    public static final Column DIAGONAL_SUPPORT_DISTANCE = number("diagonal_support_distance", "average true ranges")
            .formula("(close - support line) / range")
            .meaning("How far the close lies above the support line. NULL while there is none.");
    public static final Column DIAGONAL_RESISTANCE_DISTANCE = number(
                    "diagonal_resistance_distance", "average true ranges")
            .formula("(resistance line - close) / range")
            .meaning("How far the close lies below the resistance line. NULL while there is none.");
    public static final Column DIAGONAL_CONVERGENCE_RATE = number("diagonal_convergence_rate", "share per bar")
            .formula("(slope of the support line - slope of the resistance line) / (resistance line - support line)")
            .meaning("By which share of its width the channel narrows a bar, below 0 where it widens. NULL as"
                    + " diagonal_channel_width.");

    public static final FeatureFamily FAMILY = FeatureFamily.ofBars(
            "diagonals",
            List.of(
                    DIAGONAL_SUPPORT_SLOPE,
                    DIAGONAL_RESISTANCE_SLOPE,
                    DIAGONAL_CHANNEL_WIDTH,
                    DIAGONAL_SUPPORT_BREAK,
                    DIAGONAL_RESISTANCE_BREAK,
                    DIAGONAL_CHANNEL_BREAK,
                    DIAGONAL_LINE_STRENGTH,
                    DIAGONAL_TOUCHES,
                    DIAGONAL_AGE,
                    DIAGONAL_SUPPORT_DISTANCE,
                    DIAGONAL_RESISTANCE_DISTANCE,
                    DIAGONAL_CONVERGENCE_RATE),
            Diagonals::new);

    private final ConfirmedSwings swings;
    private final SwingLine support;
    private final SwingLine resistance;
    private final int closeLane;
    private final int rangeLane;
    private final int stepLane;
    private final int[] lanes;

    public Diagonals(FeatureContext context) {
        swings = new ConfirmedSwings(context);
        support = new SwingLine(context.state().allocate("support", SwingLine.WORDS), swings, false);
        resistance = new SwingLine(context.state().allocate("resistance", SwingLine.WORDS), swings, true);
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
        double tolerance = TOLERANCE_RANGES * range;
        double nowMs = bar.endMicros() / 1_000.0;
        support.next(close, tolerance, nowMs);
        resistance.next(close, tolerance, nowMs);
        boolean isChannel = writeChannel(row, range, nowMs);
        boolean isBelow = writeSupport(row, close, range, nowMs) > tolerance;
        boolean isAbove = writeResistance(row, close, range, nowMs) > tolerance;
        writeStronger(row, nowMs);
        row.flag(lanes[3], isBelow);
        row.flag(lanes[4], isAbove);
        row.flag(lanes[5], isChannel && (isBelow || isAbove));
        if (isBelow) {
            support.clear();
        }
        if (isAbove) {
            resistance.clear();
        }
    }

    /** Writes what is of the support line and gives how far the close lies below it; NaN where there is none. */
    private double writeSupport(Row row, double close, double range, double nowMs) {
        if (!support.isThere()) {
            return Double.NaN;
        }
        double above = close - support.priceAt(nowMs);
        row.number(lanes[0], support.slope() / close);
        row.number(lanes[9], above / range);
        return -above;
    }

    /** Writes what is of the resistance line and gives how far the close lies above it; NaN where there is none. */
    private double writeResistance(Row row, double close, double range, double nowMs) {
        if (!resistance.isThere()) {
            return Double.NaN;
        }
        double below = resistance.priceAt(nowMs) - close;
        row.number(lanes[1], resistance.slope() / close);
        row.number(lanes[10], below / range);
        return -below;
    }

    private boolean writeChannel(Row row, double range, double nowMs) {
        double width = resistance.priceAt(nowMs) - support.priceAt(nowMs);
        if (!support.isThere() || !resistance.isThere() || !(width > TOLERANCE_RANGES * range)) {
            return false;
        }
        row.number(lanes[2], width / range);
        row.number(lanes[11], (support.slope() - resistance.slope()) / width);
        return true;
    }

    private void writeStronger(Row row, double nowMs) {
        double ofSupport = support.isThere() ? support.strength(nowMs) : 0;
        double ofResistance = resistance.isThere() ? resistance.strength(nowMs) : 0;
        if (ofSupport == 0 && ofResistance == 0) {
            return;
        }
        SwingLine stronger = ofResistance > ofSupport ? resistance : support;
        row.number(lanes[6], Math.max(ofSupport, ofResistance));
        row.number(lanes[7], (double) stronger.touches());
        row.number(lanes[8], stronger.age(nowMs));
    }

    @Override
    public void restart() {
        swings.clear();
        support.clear();
        resistance.clear();
    }

    private static Column.Declaration number(String name, String unit) {
        return declare(name, SqlType.DOUBLE).unit(unit).awaitsEvent();
    }

    private static Column.Declaration flag(String name) {
        return declare(name, SqlType.BOOLEAN).range("true|false");
    }

    private static Column.Declaration declare(String name, SqlType type) {
        return Column.named(name, type, "Pattern Detection Features")
                .window("last ten confirmed swings of a side")
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
