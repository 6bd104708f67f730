package org.alphadetector.features.momentum;

import java.util.List;
import org.alphadetector.features.bar.Bar;
import org.alphadetector.features.bar.BarFeature;
import org.alphadetector.features.bar.FeatureContext;
import org.alphadetector.features.bar.FeatureFamily;
import org.alphadetector.features.price.BarPrices;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.SqlType;
import org.alphadetector.features.state.RealRing;

/**
 * Average true range: how far the price usually moves within a bar and from the close before it, in quote currency, at
 * least 0. The true range needs a close before, so the second bar has the first one; the first {@link WilderAverage}
 * over n of them is there on bar n + 1, undefined before. A bar without trades has a true range of zero.
 *
 * <p>J. Welles Wilder, New Concepts in Technical Trading Systems, 1978.
 */
public final class AverageTrueRange implements BarFeature {
    public static final Column ATR_14 = atr(14);
    public static final Column ATR_21 = atr(21);

    public static final FeatureFamily FAMILY =
            FeatureFamily.ofBars("average_true_range", List.of(ATR_14, ATR_21), AverageTrueRange::new);

    private final RealRing previousClose;
    private final WilderAverage[] averages;
    private final int[] lanes;
    private final int highLane;
    private final int lowLane;
    private final int closeLane;

    public AverageTrueRange(FeatureContext context) {
        previousClose = new RealRing(context.state().allocate("previous_close", RealRing.words(1)));
        averages = FAMILY.columns().stream()
                .map(column -> new WilderAverage(
                        context.state().allocate(column.name(), WilderAverage.WORDS), column.warmup()))
                .toArray(WilderAverage[]::new);
        lanes = FAMILY.columns().stream().mapToInt(context::output).toArray();
        highLane = context.input(BarPrices.HIGH);
        lowLane = context.input(BarPrices.LOW);
        closeLane = context.input(BarPrices.CLOSE);
    }

    @Override
    public void close(Bar bar, Row row) {
        double close = row.number(closeLane);
        if (Double.isNaN(close)) {
            return;
        }
        double previous = previousClose.ago(0);
        double trueRange = Math.max(row.number(highLane), previous) - Math.min(row.number(lowLane), previous);
        previousClose.push(close);
        if (Double.isNaN(trueRange)) {
            return;
        }
        for (int i = 0; i < averages.length; i++) {
            row.number(lanes[i], averages[i].add(trueRange));
        }
    }

    @Override
    public void restart() {
        previousClose.clear();
        for (WilderAverage average : averages) {
            average.clear();
        }
    }

    private static Column atr(int bars) {
        return Column.named("atr_" + bars, SqlType.DOUBLE, "Momentum Indicators")
                .unit("quote currency")
                .window(bars + " bars, Wilder's smoothing")
                .range(">= 0")
                .formula("average of max(high, previous close) - min(low, previous close), first the mean of " + bars
                        + ", then (" + (bars - 1) + " before + next) / " + bars + "; Wilder 1978")
                .inputs("high", "low", "close")
                .ownBars(bars)
                .fromCandles()
                .meaning("Average true range of " + bars + " bars. NULL until " + bars
                        + " bars with a close before them are there.");
    }
}
