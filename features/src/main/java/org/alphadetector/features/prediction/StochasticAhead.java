package org.alphadetector.features.prediction;

import org.alphadetector.features.momentum.StochasticOscillator;
import org.alphadetector.features.state.RealRing;
import org.alphadetector.features.state.StateSection;

/**
 * %K of the {@link StochasticOscillator} one bar ahead, if that bar's high, low and close are a given price. In percent,
 * [0, 100]; undefined as %K itself.
 */
final class StochasticAhead {
    private static final int BARS = StochasticOscillator.BARS;
    private static final int SMOOTHED = StochasticOscillator.SMOOTHED;

    private final RealRing highs;
    private final RealRing lows;
    private final RealRing positions;

    StochasticAhead(StateSection state) {
        highs = new RealRing(state.allocate("highs", RealRing.words(BARS - 1)));
        lows = new RealRing(state.allocate("lows", RealRing.words(BARS - 1)));
        positions = new RealRing(state.allocate("positions", RealRing.words(SMOOTHED - 1)));
    }

    /** %K of the next bar at that price. */
    double ahead(double price) {
        return (position(price, price, price) + (SMOOTHED - 1) * positions.mean(SMOOTHED - 1)) / SMOOTHED;
    }

    void push(double high, double low, double close) {
        positions.push(position(high, low, close));
        highs.push(high);
        lows.push(low);
    }

    /** Where the close lies in the range of the bars before and this one. */
    private double position(double high, double low, double close) {
        double highest = Math.max(high, highs.largest(BARS - 1));
        double lowest = Math.min(low, lows.smallest(BARS - 1));
        return highest > lowest ? 100 * ((close - lowest) / (highest - lowest)) : Double.NaN;
    }

    void clear() {
        highs.clear();
        lows.clear();
        positions.clear();
    }
}
