package org.alphadetector.features.regime;

import org.alphadetector.features.baseline.RankWindow;
import org.alphadetector.features.momentum.WilderAverage;
import org.alphadetector.features.state.StateSection;

/**
 * Where the 14-bar Wilder average of a quantity stands among those of the 252 bars before, in percent, [0, 100], equal
 * ones counting half. Undefined until 14 values and 252 averages before are there; a bar without a value is passed over
 * and has no percentile.
 */
final class SmoothedRank {
    /** Of how many values the first one that has a percentile is the next. */
    static final int WARMUP = 13 + 252;

    private static final int SMOOTHED = 14;
    private static final int BARS = 252;

    private final WilderAverage average;
    private final RankWindow window;

    SmoothedRank(String name, StateSection state) {
        average = new WilderAverage(state.allocate(name + ".average", WilderAverage.WORDS), SMOOTHED);
        window = new RankWindow(state.allocate(name + ".window", RankWindow.words(BARS)), BARS);
    }

    /** Takes in the next value, or NaN, and gives its percentile. */
    double next(double value) {
        if (Double.isNaN(value)) {
            return Double.NaN;
        }
        double smoothed = average.add(value);
        if (Double.isNaN(smoothed)) {
            return Double.NaN;
        }
        double percentile = 100 * window.midRank(smoothed);
        window.add(smoothed);
        return percentile;
    }

    void clear() {
        average.clear();
        window.clear();
    }
}
