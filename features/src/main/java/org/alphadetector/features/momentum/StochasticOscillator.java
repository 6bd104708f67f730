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
import org.alphadetector.features.state.StateSection;

/**
 * Slow stochastic oscillator 14/3/3: where the close lies between the lowest low and the highest high of 14 bars, in
 * percent, averaged over three bars, and the average of that over three more; both in [0, 100]. %K is undefined in the
 * first 15 bars, %D in the first 17, and each as long as one of the positions that it averages is: a position has no
 * value where all 14 bars have one price.
 *
 * <p>G. C. Lane, Lane's Stochastics, Technical Analysis of Stocks and Commodities 2(3), 1984.
 *
 * <p>The averages are taken anew from their three values at each bar, so that rounding does not add up.
 */
public final class StochasticOscillator implements BarFeature {
    /** How many bars the range is taken over. */
    public static final int BARS = 14;

    /** How many positions %K averages, and how many %K the slower %D. */
    public static final int SMOOTHED = 3;

    public static final Column STOCH_K_14 = declare("stoch_k_14", BARS + SMOOTHED - 2)
            .formula("mean of the last three 100 (close - L) / (H - L), L and H the lowest low and highest high of 14"
                    + " bars; Lane 1984")
            .meaning("Where the close lies in the range of 14 bars, averaged over three bars. NULL in the first 15"
                    + " bars, and while one of the three ranges is empty.");
    public static final Column STOCH_D_14 = declare("stoch_d_14", BARS + 2 * SMOOTHED - 3)
            .formula("mean of the last three stoch_k_14; Lane 1984")
            .meaning("The average of stoch_k_14 over three bars. NULL in the first 17 bars, and while one of the three"
                    + " is.");

    public static final FeatureFamily FAMILY =
            FeatureFamily.ofBars("stochastic_oscillator", List.of(STOCH_K_14, STOCH_D_14), StochasticOscillator::new);

    private final RealRing highs;
    private final RealRing lows;
    private final RealRing positions;
    private final RealRing smoothed;
    private final int highLane;
    private final int lowLane;
    private final int closeLane;
    private final int kLane;
    private final int dLane;

    public StochasticOscillator(FeatureContext context) {
        StateSection state = context.state();
        highs = new RealRing(state.allocate("highs", RealRing.words(BARS)));
        lows = new RealRing(state.allocate("lows", RealRing.words(BARS)));
        positions = new RealRing(state.allocate("positions", RealRing.words(SMOOTHED)));
        smoothed = new RealRing(state.allocate("smoothed", RealRing.words(SMOOTHED)));
        highLane = context.input(BarPrices.HIGH);
        lowLane = context.input(BarPrices.LOW);
        closeLane = context.input(BarPrices.CLOSE);
        kLane = context.output(STOCH_K_14);
        dLane = context.output(STOCH_D_14);
    }

    @Override
    public void close(Bar bar, Row row) {
        double close = row.number(closeLane);
        if (Double.isNaN(close)) {
            return;
        }
        highs.push(row.number(highLane));
        lows.push(row.number(lowLane));
        positions.push(position(close));
        double k = positions.mean(SMOOTHED);
        smoothed.push(k);
        row.number(kLane, k);
        row.number(dLane, smoothed.mean(SMOOTHED));
    }

    /** Where the close lies in the range of 14 bars, in percent; NaN before they are there and where they have none. */
    private double position(double close) {
        double highest = highs.largest(BARS);
        double lowest = lows.smallest(BARS);
        return highest > lowest ? 100 * ((close - lowest) / (highest - lowest)) : Double.NaN;
    }

    @Override
    public void restart() {
        highs.clear();
        lows.clear();
        positions.clear();
        smoothed.clear();
    }

    private static Column.Declaration declare(String name, int warmup) {
        return Column.named(name, SqlType.DOUBLE, "Momentum Indicators")
                .unit("%")
                .window("14 bars, smoothed over 3")
                .range("[0, 100]")
                .inputs("high", "low", "close")
                .ownBars(warmup)
                .awaitsEvent()
                .fromCandles();
    }
}
