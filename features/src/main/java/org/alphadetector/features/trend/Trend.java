package org.alphadetector.features.trend;

import java.util.List;
import org.alphadetector.features.bar.Bar;
import org.alphadetector.features.bar.BarFeature;
import org.alphadetector.features.bar.FeatureContext;
import org.alphadetector.features.bar.FeatureFamily;
import org.alphadetector.features.momentum.AverageTrueRange;
import org.alphadetector.features.momentum.DirectionalMovement;
import org.alphadetector.features.momentum.HullMovingAverage;
import org.alphadetector.features.price.BarPrices;
import org.alphadetector.features.price.PriceStep;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.SqlType;
import org.alphadetector.features.state.RealRing;
import org.alphadetector.features.state.StateSlice;

/**
 * Whether the price trends, where to, and how strongly.
 *
 * <p>Strength, [0, 1]: the mean of the average directional index over 50, at most 1, and of Kaufman's efficiency ratio
 * of 20 bars, the net move over the sum of all moves (P. J. Kaufman, Smarter Trading, 1995). A price that stands has an
 * efficiency of 0. Regime: trending from an index above 25 on until it is below 20 (J. Welles Wilder, New Concepts in
 * Technical Trading Systems, 1978, takes 20 to 25). Direction: by the rise of the Hull moving average a bar in average
 * true ranges, up from above 0.05 on until below 0.02, down alike, else sideways; a range counts as at least half a
 * price step. Strength and regime are undefined in the first 27 bars, the direction in the first 109 and while the price
 * has never moved.
 */
public final class Trend implements BarFeature {
    private static final int EFFICIENCY_BARS = 20;
    private static final double STRONG_INDEX = 50;
    private static final double TRENDING_FROM = 25;
    private static final double TRENDING_UNTIL = 20;
    private static final double DIRECTION_FROM = 0.05;
    private static final double DIRECTION_UNTIL = 0.02;

    public static final Column TREND_STRENGTH = Column.named(
                    "trend_strength", SqlType.DOUBLE, "Advanced Trend Features")
            .window("14 and 20 bars")
            .range("[0, 1]")
            .formula(
                    "(min(1, adx_14 / 50) + |close - close 20 bars before| / sum of the 20 |changes|) / 2; Wilder 1978,"
                            + " Kaufman 1995")
            .inputs("adx_14", "close")
            .ownBars(DirectionalMovement.ADX_14.warmup())
            .fromCandles()
            .meaning("How one-sided and how straight the price moves. NULL in the first 27 bars.");

    public static final Column TREND_REGIME = Column.named(
                    "trend_regime", SqlType.TEXT, "Regime Classification Features")
            .labels("ranging", "trending")
            .window("14 bars, smoothed")
            .formula("trending from adx_14 above 25 until below 20; Wilder 1978")
            .inputs("adx_14")
            .ownBars(DirectionalMovement.ADX_14.warmup())
            .fromCandles()
            .meaning("Whether the price trends or ranges. NULL in the first 27 bars.");

    public static final Column TREND_DIRECTION = Column.named(
                    "trend_direction", SqlType.TEXT, "Regime Classification Features")
            .labels("down", "sideways", "up")
            .window("110 bars")
            .formula(
                    "by hma_100_slope x hma_100 / max(atr_14, price_step / 2): up from above 0.05 until below 0.02, down"
                            + " from below -0.05 until above -0.02, else sideways; Hull 2005")
            .inputs("hma_100", "hma_100_slope", "atr_14", "price_step")
            .ownBars(HullMovingAverage.HMA_100_SLOPE.warmup())
            .fromCandles()
            .meaning("Where the smoothed price goes. NULL in the first 109 bars, and while the price has never moved.");

    public static final FeatureFamily FAMILY =
            FeatureFamily.ofBars("trend", List.of(TREND_STRENGTH, TREND_REGIME, TREND_DIRECTION), Trend::new);

    private static final int IS_TRENDING = 0;
    private static final int DIRECTION = 1;
    private static final int WORDS = 2;

    private final StateSlice last;
    private final RealRing closes;
    private final int closeLane;
    private final int indexLane;
    private final int averageLane;
    private final int slopeLane;
    private final int rangeLane;
    private final int stepLane;
    private final int strengthLane;
    private final int regimeLane;
    private final int directionLane;

    public Trend(FeatureContext context) {
        last = context.state().allocate("last", WORDS);
        closes = new RealRing(context.state().allocate("closes", RealRing.words(EFFICIENCY_BARS + 1)));
        closeLane = context.input(BarPrices.CLOSE);
        indexLane = context.input(DirectionalMovement.ADX_14);
        averageLane = context.input(HullMovingAverage.HMA_100);
        slopeLane = context.input(HullMovingAverage.HMA_100_SLOPE);
        rangeLane = context.input(AverageTrueRange.ATR_14);
        stepLane = context.input(PriceStep.PRICE_STEP);
        strengthLane = context.output(TREND_STRENGTH);
        regimeLane = context.output(TREND_REGIME);
        directionLane = context.output(TREND_DIRECTION);
    }

    @Override
    public void close(Bar bar, Row row) {
        double close = row.number(closeLane);
        if (Double.isNaN(close)) {
            return;
        }
        closes.push(close);
        double index = row.number(indexLane);
        if (!Double.isNaN(index)) {
            row.number(strengthLane, (Math.min(1, index / STRONG_INDEX) + efficiency()) / 2);
            row.number(regimeLane, regime(index));
        }
        double range = Math.max(row.number(rangeLane), row.number(stepLane) / 2);
        double slope = row.number(slopeLane) * row.number(averageLane) / range;
        if (!Double.isNaN(slope)) {
            row.number(directionLane, direction(slope) + 1);
        }
    }

    private double efficiency() {
        double path = 0;
        for (int i = 0; i < EFFICIENCY_BARS; i++) {
            path += Math.abs(closes.ago(i) - closes.ago(i + 1));
        }
        double net = Math.abs(closes.ago(0) - closes.ago(EFFICIENCY_BARS));
        return path > 0 ? Math.min(1, net / path) : 0;
    }

    private int regime(double index) {
        boolean isTrending = last.word(IS_TRENDING) > 0 ? index >= TRENDING_UNTIL : index > TRENDING_FROM;
        last.word(IS_TRENDING, isTrending ? 1 : 0);
        return isTrending ? 1 : 0;
    }

    private int direction(double slope) {
        int before = (int) last.word(DIRECTION);
        int sign = slope > 0 ? 1 : -1;
        double size = Math.abs(slope);
        boolean isDirected = before == sign ? size >= DIRECTION_UNTIL : size > DIRECTION_FROM;
        int direction = isDirected ? sign : 0;
        last.word(DIRECTION, direction);
        return direction;
    }

    @Override
    public void restart() {
        last.clear();
        closes.clear();
    }
}
