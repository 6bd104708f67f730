package org.alphadetector.features.divergence;

import java.util.List;
import org.alphadetector.features.bar.Bar;
import org.alphadetector.features.bar.BarFeature;
import org.alphadetector.features.bar.FeatureContext;
import org.alphadetector.features.bar.FeatureFamily;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.SqlType;
import org.alphadetector.features.state.StateSlice;
import org.alphadetector.features.trend.Trend;

/**
 * Hidden divergences of momentum, which speak for the trend to go on: how strong the bullish and the bearish one in
 * force is, the stronger of those against rsi_14 and macd_line, each in [0, 1), 0 when none is; how far the trend supports it, [0, 1]; and
 * whether this bar confirmed one that the trend supports. Undefined in the first 109 bars, and while the price has never
 * moved.
 *
 * <p>Context: the mean of trend_strength and of 1 when trend_direction goes with the stronger side, 0.5 when sideways, 0
 * against it; 0 when no hidden divergence is in force. The trigger needs a context of at least 0.5.
 *
 * <p>B. Fultz, Hidden Divergence, in C. Brown, Technical Analysis for the Trading Professional, 1999.
 */
public final class HiddenMomentum implements BarFeature {
    private static final double LEAST_CONTEXT = 0.5;

    public static final Column HIDDEN_MOMENTUM_BULL_STRENGTH = strength("bull", "hidden_bullish");
    public static final Column HIDDEN_MOMENTUM_BEAR_STRENGTH = strength("bear", "hidden_bearish");
    public static final Column HIDDEN_MOMENTUM_TRIGGER = declare("hidden_momentum_trigger", SqlType.BOOLEAN)
            .range("true|false")
            .formula(
                    "the stronger side was not in force, or was weaker, on the bar before, and hidden_momentum_context_score"
                            + " >= 0.5; Brown 1999")
            .meaning(
                    "Whether this bar confirms a hidden divergence that the trend supports. NULL in the first 109 bars.");
    public static final Column HIDDEN_MOMENTUM_CONTEXT_SCORE = declare("hidden_momentum_context_score", SqlType.DOUBLE)
            .range("[0, 1]")
            .formula(
                    "(trend_strength + 1 with, 0.5 without, 0 against a trend_direction) / 2 of the stronger side; 0 when"
                            + " none is in force")
            .meaning("How far the trend supports the hidden divergence in force. NULL in the first 109 bars.");

    public static final FeatureFamily FAMILY = FeatureFamily.ofBars(
            "hidden_momentum",
            List.of(
                    HIDDEN_MOMENTUM_BULL_STRENGTH,
                    HIDDEN_MOMENTUM_BEAR_STRENGTH,
                    HIDDEN_MOMENTUM_TRIGGER,
                    HIDDEN_MOMENTUM_CONTEXT_SCORE),
            HiddenMomentum::new);

    private static final int BULL = 0;
    private static final int BEAR = 1;
    private static final int WORDS = 2;

    private final StateSlice before;
    private final int indexStrengthLane;
    private final int indexTypeLane;
    private final int lineStrengthLane;
    private final int lineTypeLane;
    private final int trendLane;
    private final int directionLane;
    private final int bullLane;
    private final int bearLane;
    private final int triggerLane;
    private final int contextLane;

    public HiddenMomentum(FeatureContext context) {
        before = context.state().allocate("before", WORDS);
        indexStrengthLane = context.input(MomentumDivergences.PRICE_RSI_DIVERGENCE_STRENGTH);
        indexTypeLane = context.input(MomentumDivergences.RSI_DIVERGENCE_TYPE);
        lineStrengthLane = context.input(MomentumDivergences.PRICE_MACD_DIVERGENCE_STRENGTH);
        lineTypeLane = context.input(MomentumDivergences.MACD_DIVERGENCE_TYPE);
        trendLane = context.input(Trend.TREND_STRENGTH);
        directionLane = context.input(Trend.TREND_DIRECTION);
        bullLane = context.output(HIDDEN_MOMENTUM_BULL_STRENGTH);
        bearLane = context.output(HIDDEN_MOMENTUM_BEAR_STRENGTH);
        triggerLane = context.output(HIDDEN_MOMENTUM_TRIGGER);
        contextLane = context.output(HIDDEN_MOMENTUM_CONTEXT_SCORE);
    }

    @Override
    public void close(Bar bar, Row row) {
        double bull = strength(row, DivergenceType.HIDDEN_BULLISH);
        double bear = strength(row, DivergenceType.HIDDEN_BEARISH);
        boolean isBull = bull > before.real(BULL);
        boolean isBear = bear > before.real(BEAR);
        before.real(BULL, bull);
        before.real(BEAR, bear);
        // Codes are 0 for down, 1 for sideways, 2 for up.
        double direction = row.number(directionLane) - 1;
        if (Double.isNaN(direction) || Double.isNaN(row.number(lineTypeLane))) {
            return;
        }
        int side = bull > bear ? 1 : bear > bull ? -1 : 0;
        double support = side == 0 ? 0 : (row.number(trendLane) + (1 + side * direction) / 2) / 2;
        row.number(bullLane, bull);
        row.number(bearLane, bear);
        row.number(contextLane, support);
        row.flag(triggerLane, ((side > 0 && isBull) || (side < 0 && isBear)) && support >= LEAST_CONTEXT);
    }

    /** The stronger of both indicators' divergences of the type. */
    private double strength(Row row, DivergenceType type) {
        double ofIndex = row.number(indexTypeLane) == type.code() ? row.number(indexStrengthLane) : 0;
        double ofLine = row.number(lineTypeLane) == type.code() ? row.number(lineStrengthLane) : 0;
        return Math.max(ofIndex, ofLine);
    }

    @Override
    public void restart() {
        before.clear();
    }

    private static Column strength(String side, String type) {
        return declare("hidden_momentum_" + side + "_strength", SqlType.DOUBLE)
                .range("[0, 1)")
                .formula("larger of price_rsi_divergence_strength and price_macd_divergence_strength whose type is "
                        + type + ", else 0; Brown 1999")
                .meaning("Strength of the hidden divergence in force that speaks for a " + side
                        + " trend to go on. NULL in the first 109 bars.");
    }

    private static Column.Declaration declare(String name, SqlType type) {
        return Column.named(name, type, "Divergence Detection Features")
                .window("last two confirmed swings of a side")
                .inputs(
                        "price_rsi_divergence_strength",
                        "rsi_divergence_type",
                        "price_macd_divergence_strength",
                        "macd_divergence_type",
                        "trend_strength",
                        "trend_direction")
                .ownBars(Trend.TREND_DIRECTION.warmup())
                .fromCandles();
    }
}
