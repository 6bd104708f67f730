package org.alphadetector.features.divergence;

import java.util.List;
import org.alphadetector.features.bar.Bar;
import org.alphadetector.features.bar.BarFeature;
import org.alphadetector.features.bar.FeatureContext;
import org.alphadetector.features.bar.FeatureFamily;
import org.alphadetector.features.momentum.AverageTrueRange;
import org.alphadetector.features.momentum.MovingAverageConvergence;
import org.alphadetector.features.momentum.RelativeStrengthIndex;
import org.alphadetector.features.price.PriceStep;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.SqlType;
import org.alphadetector.features.swing.ConfirmedSwings;

/**
 * Where the price and its momentum disagree at confirmed swings, by {@link SwingDivergence}: against the relative
 * strength index, in units of ten points, and against the line of the moving average convergence, in units of half an
 * average true range. The strength is in [0, 1), 0 while no divergence is in force. Undefined in the first 14 bars, for
 * the second in the first 25, and while the price has never moved.
 */
public final class MomentumDivergences implements BarFeature {
    private static final String GROUP = "Divergence Detection Features";
    private static final double INDEX_UNIT = 10;
    private static final double LINE_UNIT_RANGES = 0.5;

    public static final Column PRICE_RSI_DIVERGENCE_STRENGTH =
            strength("price_rsi_divergence_strength", "rsi_14", "10", RelativeStrengthIndex.RSI_14.warmup());
    public static final Column RSI_DIVERGENCE_TYPE =
            type("rsi_divergence_type", "rsi_14", RelativeStrengthIndex.RSI_14.warmup());
    public static final Column PRICE_MACD_DIVERGENCE_STRENGTH = strength(
            "price_macd_divergence_strength", "macd_line", "0.5 atr_14", MovingAverageConvergence.MACD_LINE.warmup());
    public static final Column MACD_DIVERGENCE_TYPE =
            type("macd_divergence_type", "macd_line", MovingAverageConvergence.MACD_LINE.warmup());

    public static final FeatureFamily FAMILY = FeatureFamily.ofBars(
            "momentum_divergences",
            List.of(
                    PRICE_RSI_DIVERGENCE_STRENGTH,
                    PRICE_MACD_DIVERGENCE_STRENGTH,
                    RSI_DIVERGENCE_TYPE,
                    MACD_DIVERGENCE_TYPE),
            MomentumDivergences::new);

    private final ConfirmedSwings swings;
    private final SwingDivergence ofIndex;
    private final SwingDivergence ofLine;
    private final int indexLane;
    private final int lineLane;
    private final int rangeLane;
    private final int stepLane;
    private final int indexStrengthLane;
    private final int indexTypeLane;
    private final int lineStrengthLane;
    private final int lineTypeLane;

    public MomentumDivergences(FeatureContext context) {
        swings = new ConfirmedSwings(context);
        ofIndex = new SwingDivergence("rsi", context.state());
        ofLine = new SwingDivergence("macd", context.state());
        indexLane = context.input(RelativeStrengthIndex.RSI_14);
        lineLane = context.input(MovingAverageConvergence.MACD_LINE);
        rangeLane = context.input(AverageTrueRange.ATR_14);
        stepLane = context.input(PriceStep.PRICE_STEP);
        indexStrengthLane = context.output(PRICE_RSI_DIVERGENCE_STRENGTH);
        indexTypeLane = context.output(RSI_DIVERGENCE_TYPE);
        lineStrengthLane = context.output(PRICE_MACD_DIVERGENCE_STRENGTH);
        lineTypeLane = context.output(MACD_DIVERGENCE_TYPE);
    }

    @Override
    public void close(Bar bar, Row row) {
        double range = Math.max(row.number(rangeLane), row.number(stepLane) / 2);
        double index = row.number(indexLane);
        double line = row.number(lineLane);
        swings.read(row);
        ofIndex.next(row, index, INDEX_UNIT, range, swings);
        ofLine.next(row, line, LINE_UNIT_RANGES * range, range, swings);
        if (!Double.isNaN(range) && !Double.isNaN(index)) {
            row.number(indexStrengthLane, ofIndex.strength());
            row.number(indexTypeLane, ofIndex.type().code());
        }
        if (!Double.isNaN(range) && !Double.isNaN(line)) {
            row.number(lineStrengthLane, ofLine.strength());
            row.number(lineTypeLane, ofLine.type().code());
        }
    }

    @Override
    public void restart() {
        swings.clear();
        ofIndex.clear();
        ofLine.clear();
    }

    private static Column strength(String name, String indicator, String unit, int warmup) {
        return declare(name, SqlType.DOUBLE, indicator, warmup)
                .range("[0, 1)")
                .formula(
                        "sqrt(p / (p + 1) x d / (d + 1)) of the divergence in force, else 0; p: change of the price between"
                                + " two swings of a side over max(atr_14, price_step / 2), d: that of " + indicator
                                + " over "
                                + unit)
                .meaning("How far price and " + indicator
                        + " disagree at the last two swings of a side. NULL in the first " + warmup
                        + " bars, and while the price has never moved.");
    }

    private static Column type(String name, String indicator, int warmup) {
        return declare(name, SqlType.TEXT, indicator, warmup)
                .labels(DivergenceType.labels())
                .formula("regular: lower low of the price with a higher one of " + indicator
                        + ", or higher high with a lower one; hidden: higher low with a lower one, or lower high with a"
                        + " higher one; in force for 20 bars; Murphy 1999, Brown 1999")
                .meaning("How price and " + indicator + " disagree. NULL in the first " + warmup
                        + " bars, and while the price has never moved.");
    }

    private static Column.Declaration declare(String name, SqlType type, String indicator, int warmup) {
        return Column.named(name, type, GROUP)
                .window("last two confirmed swings of a side")
                .inputs(
                        indicator,
                        "atr_14",
                        "price_step",
                        "swing_highs",
                        "swing_lows",
                        "swing_high_times",
                        "swing_low_times")
                .ownBars(warmup)
                .fromCandles();
    }
}
