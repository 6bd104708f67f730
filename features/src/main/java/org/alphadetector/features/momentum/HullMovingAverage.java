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
 * Hull moving average of 100 bars: a smooth line through the closes that hardly lags, in quote currency, and by how
 * much of itself it rises a bar. It is the weighted average over 10 bars of twice the weighted average of 50 closes less
 * that of 100, weights falling evenly from the newest value to the oldest. Undefined in the first 108 bars, its slope in
 * the first 109. It may overshoot the prices, in a collapse even below 0; it is undefined there.
 *
 * <p>A. Hull, How to reduce lag in a moving average, 2005.
 *
 * <p>The averages are taken anew from the closes at each bar, so that rounding does not add up.
 */
public final class HullMovingAverage implements BarFeature {
    private static final int LONG = 100;
    private static final int SHORT = 50;
    private static final int SMOOTHED = 10;

    public static final Column HMA_100 = Column.named("hma_100", SqlType.NUMERIC, "Momentum Indicators")
            .unit("quote currency")
            .window("109 bars")
            .range("> 0")
            .formula("W10 of 2 W50(close) - W100(close), Wn the average with weights n, n - 1, ... 1 from the newest"
                    + " value back; Hull 2005")
            .inputs("close")
            .ownBars(LONG + SMOOTHED - 2)
            .fromCandles()
            .meaning("Hull moving average of the close over 100 bars. NULL in the first 108 bars.");

    public static final Column HMA_100_SLOPE = Column.named("hma_100_slope", SqlType.DOUBLE, "Advanced Trend Features")
            .unit("share per bar")
            .window("110 bars")
            .formula("hma_100 / hma_100 of the bar before - 1")
            .inputs("close")
            .ownBars(LONG + SMOOTHED - 1)
            .fromCandles()
            .meaning("By how much of itself the Hull moving average rose within the bar. NULL in the first 109 bars.");

    public static final FeatureFamily FAMILY =
            FeatureFamily.ofBars("hull_moving_average", List.of(HMA_100, HMA_100_SLOPE), HullMovingAverage::new);

    private final RealRing closes;
    private final RealRing raw;
    private final RealRing previous;
    private final int closeLane;
    private final int lane;
    private final int slopeLane;

    public HullMovingAverage(FeatureContext context) {
        closes = new RealRing(context.state().allocate("closes", RealRing.words(LONG)));
        raw = new RealRing(context.state().allocate("raw", RealRing.words(SMOOTHED)));
        previous = new RealRing(context.state().allocate("previous", RealRing.words(1)));
        closeLane = context.input(BarPrices.CLOSE);
        lane = context.output(HMA_100);
        slopeLane = context.output(HMA_100_SLOPE);
    }

    @Override
    public void close(Bar bar, Row row) {
        double close = row.number(closeLane);
        if (Double.isNaN(close)) {
            return;
        }
        closes.push(close);
        raw.push(2 * closes.weightedMean(SHORT) - closes.weightedMean(LONG));
        double average = raw.weightedMean(SMOOTHED);
        double defined = average > 0 ? average : Double.NaN;
        row.number(lane, defined);
        row.number(slopeLane, defined / previous.ago(0) - 1);
        previous.push(defined);
    }

    @Override
    public void restart() {
        closes.clear();
        raw.clear();
        previous.clear();
    }
}
