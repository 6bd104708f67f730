package org.alphadetector.features.swing;

import org.alphadetector.features.state.RealRing;
import org.alphadetector.features.state.StateSection;

/** The last confirmed swings of one side, prices and times. */
final class SwingList {
    /** How many are kept. */
    static final int LENGTH = 10;

    private final RealRing prices;
    private final RealRing times;

    SwingList(String name, StateSection state) {
        prices = new RealRing(state.allocate(name + ".prices", RealRing.words(LENGTH)));
        times = new RealRing(state.allocate(name + ".times", RealRing.words(LENGTH)));
    }

    void add(double price, long timeMs) {
        prices.push(price);
        times.push((double) timeMs);
    }

    /** The newest price, NaN when there is none. */
    double current() {
        return prices.ago(0);
    }

    /** A new array of the prices, newest last. */
    double[] prices() {
        return prices.values();
    }

    /** A new array of the times, milliseconds since the epoch, in the order of the prices. */
    double[] times() {
        return times.values();
    }

    void clear() {
        prices.clear();
        times.clear();
    }
}
