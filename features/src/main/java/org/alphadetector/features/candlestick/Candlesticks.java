package org.alphadetector.features.candlestick;

import java.util.List;
import org.alphadetector.features.bar.Bar;
import org.alphadetector.features.bar.BarFeature;
import org.alphadetector.features.bar.FeatureContext;
import org.alphadetector.features.bar.FeatureFamily;
import org.alphadetector.features.price.BarPrices;
import org.alphadetector.features.price.PriceStep;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.SqlType;

/**
 * Candlestick patterns that the bar completes. All sizes are relative to the 14 bars before the pattern: the usual range
 * is their mean high - low, the usual body their mean |close - open|, each at least a price step. The trend before a
 * pattern is down when the last close before it is below the mean of the ten closes before it, up when it is above. A
 * market that trades around the clock has no gaps, so an open at the close before counts as inside or beyond. Undefined
 * in the first 16 bars; false in a bar without a range, and until a price step has been seen. Where the usual range is
 * a few price steps, one bar in four closes where it opened and is a doji.
 *
 * <p>Sources: S. Nison, Japanese Candlestick Charting Techniques, 1991, for the patterns; G. L. Morris, Candlestick
 * Charting Explained, 1992, for sizes against an average of the bars before.
 *
 * <p>Lengths that differ by less than a thousandth of a price step count as equal, so that a length which just reaches
 * its limit does so at any price.
 */
public final class Candlesticks implements BarFeature {
    public static final Column IS_DOJI = pattern("is_doji")
            .formula("body <= 0.1 x usual range and range >= 0.5 x usual range; Nison 1991, Morris 1992")
            .meaning("A bar of some range that closes where it opened. NULL in the first 16 bars.");
    public static final Column IS_HAMMER = pattern("is_hammer")
            .formula("after a downtrend: 0 < body <= usual body, lower shadow >= 2 x body, upper shadow <= 0.1 x range,"
                    + " range >= 0.5 x usual range; Nison 1991")
            .meaning("A small body at the top of a long lower shadow after a decline. NULL in the first 16 bars.");
    public static final Column IS_SHOOTING_STAR = pattern("is_shooting_star")
            .formula("after an uptrend: 0 < body <= usual body, upper shadow >= 2 x body, lower shadow <= 0.1 x range,"
                    + " range >= 0.5 x usual range; Nison 1991")
            .meaning("A small body at the bottom of a long upper shadow after a rise. NULL in the first 16 bars.");
    public static final Column IS_BULL_ENGULFING = pattern("is_bull_engulfing")
            .formula("after a downtrend: a falling bar, then a rising one whose body is at least usual, larger than the"
                    + " first and covers it; Nison 1991")
            .meaning("A rising body that covers the falling one before it. NULL in the first 16 bars.");
    public static final Column IS_BEAR_ENGULFING = pattern("is_bear_engulfing")
            .formula("after an uptrend: a rising bar, then a falling one whose body is at least usual, larger than the"
                    + " first and covers it; Nison 1991")
            .meaning("A falling body that covers the rising one before it. NULL in the first 16 bars.");
    public static final Column IS_HARAMI_BULL = pattern("is_harami_bull")
            .formula(
                    "after a downtrend: a falling bar of more than the usual body, then a rising one within its body and"
                            + " at most half as large; Nison 1991")
            .meaning("A small rising body within the long falling one before it. NULL in the first 16 bars.");
    public static final Column IS_HARAMI_BEAR = pattern("is_harami_bear")
            .formula(
                    "after an uptrend: a rising bar of more than the usual body, then a falling one within its body and"
                            + " at most half as large; Nison 1991")
            .meaning("A small falling body within the long rising one before it. NULL in the first 16 bars.");
    public static final Column IS_THREE_WHITE_SOLDIERS = pattern("is_three_white_soldiers")
            .formula("three rising bars with more than the usual body, each opening within the body before and closing"
                    + " higher, upper shadows at most 0.3 x range; Nison 1991")
            .meaning("Three long rising bars in a row that close near their highs. NULL in the first 16 bars.");
    public static final Column IS_THREE_BLACK_CROWS = pattern("is_three_black_crows")
            .formula("three falling bars with more than the usual body, each opening within the body before and closing"
                    + " lower, lower shadows at most 0.3 x range; Nison 1991")
            .meaning("Three long falling bars in a row that close near their lows. NULL in the first 16 bars.");

    public static final FeatureFamily FAMILY = FeatureFamily.ofBars(
            "candlesticks",
            List.of(
                    IS_DOJI,
                    IS_HAMMER,
                    IS_SHOOTING_STAR,
                    IS_BULL_ENGULFING,
                    IS_BEAR_ENGULFING,
                    IS_HARAMI_BULL,
                    IS_HARAMI_BEAR,
                    IS_THREE_WHITE_SOLDIERS,
                    IS_THREE_BLACK_CROWS),
            Candlesticks::new);

    private static final int UP = 1;
    private static final int DOWN = -1;

    private final RecentCandles candles;
    private final int openLane;
    private final int highLane;
    private final int lowLane;
    private final int closeLane;
    private final int stepLane;
    private final int[] lanes;

    public Candlesticks(FeatureContext context) {
        candles = new RecentCandles(context.state());
        openLane = context.input(BarPrices.OPEN);
        highLane = context.input(BarPrices.HIGH);
        lowLane = context.input(BarPrices.LOW);
        closeLane = context.input(BarPrices.CLOSE);
        stepLane = context.input(PriceStep.PRICE_STEP);
        lanes = FAMILY.columns().stream().mapToInt(context::output).toArray();
    }

    @Override
    public void close(Bar bar, Row row) {
        double close = row.number(closeLane);
        if (Double.isNaN(close)) {
            return;
        }
        candles.add(row.number(openLane), row.number(highLane), row.number(lowLane), close, row.number(stepLane));
        if (!candles.isComplete()) {
            return;
        }
        row.flag(lanes[0], isDoji());
        row.flag(lanes[1], isPin(candles.lowerShadow(0), candles.upperShadow(0), DOWN));
        row.flag(lanes[2], isPin(candles.upperShadow(0), candles.lowerShadow(0), UP));
        row.flag(lanes[3], isEngulfing(UP));
        row.flag(lanes[4], isEngulfing(DOWN));
        row.flag(lanes[5], isHarami(UP));
        row.flag(lanes[6], isHarami(DOWN));
        row.flag(lanes[7], isMarch(UP));
        row.flag(lanes[8], isMarch(DOWN));
    }

    private boolean isDoji() {
        double usual = candles.usualRange(1);
        return candles.reaches(0.1 * usual, candles.body(0)) && candles.reaches(candles.range(0), 0.5 * usual);
    }

    /** A small body at one end of a long shadow, after a trend in that direction. */
    private boolean isPin(double longShadow, double shortShadow, int trend) {
        double body = candles.body(0);
        double range = candles.range(0);
        return candles.exceeds(body, 0)
                && candles.reaches(candles.usualBody(1), body)
                && candles.reaches(longShadow, 2 * body)
                && candles.reaches(0.1 * range, shortShadow)
                && candles.reaches(range, 0.5 * candles.usualRange(1))
                && candles.exceeds(trend * candles.trend(1), 0);
    }

    /** A body that covers the opposite one before it, against the trend. */
    private boolean isEngulfing(int direction) {
        return candles.exceeds(-direction * candles.change(1), 0)
                && candles.reaches(direction * candles.change(0), candles.usualBody(2))
                && candles.exceeds(candles.body(0), candles.body(1))
                && candles.reaches(direction * candles.close(1), direction * candles.open(0))
                && candles.reaches(direction * candles.close(0), direction * candles.open(1))
                && candles.exceeds(-direction * candles.trend(2), 0);
    }

    /** A small body within the long opposite one before it, against the trend. */
    private boolean isHarami(int direction) {
        return candles.exceeds(-direction * candles.change(1), candles.usualBody(2))
                && candles.exceeds(direction * candles.change(0), 0)
                && candles.reaches(candles.body(1) / 2, candles.body(0))
                && candles.reaches(direction * candles.open(0), direction * candles.close(1))
                && candles.reaches(direction * candles.open(1), direction * candles.close(0))
                && candles.exceeds(-direction * candles.trend(2), 0);
    }

    /** Three long bars in a row, each opening within the body before, with a short shadow ahead. */
    private boolean isMarch(int direction) {
        double usual = candles.usualBody(3);
        for (int i = 0; i < 3; i++) {
            double ahead = direction > 0 ? candles.upperShadow(i) : candles.lowerShadow(i);
            if (!candles.exceeds(direction * candles.change(i), usual)
                    || !candles.reaches(0.3 * candles.range(i), ahead)) {
                return false;
            }
        }
        return follows(0, direction) && follows(1, direction);
    }

    /** Whether a bar opens within the body of the one before and closes beyond it. */
    private boolean follows(int ago, int direction) {
        double open = direction * candles.open(ago);
        return candles.reaches(open, direction * candles.open(ago + 1))
                && candles.reaches(direction * candles.close(ago + 1), open)
                && candles.exceeds(direction * candles.close(ago), direction * candles.close(ago + 1));
    }

    @Override
    public void restart() {
        candles.clear();
    }

    private static Column.Declaration pattern(String name) {
        return Column.named(name, SqlType.BOOLEAN, "Pattern Detection Features")
                .window("pattern and 14 bars before it")
                .range("true|false")
                .inputs("open", "high", "low", "close", "price_step")
                .ownBars(RecentCandles.NEEDED - 1)
                .fromCandles();
    }
}
