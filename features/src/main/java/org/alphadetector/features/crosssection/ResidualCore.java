package org.alphadetector.features.crosssection;

import org.alphadetector.features.state.StateSlice;

/** Stand-in with the interface of the residual core: scale by the root of clipped mean squares. */
final class ResidualCore {
    private static final int COUNT = 0;
    private static final int SQUARE = 1;
    private final StateSlice slice;
    private final double gain;
    private final int warmupBars;

    ResidualCore(StateSlice slice, double halfLifeBars, int warmupBars) {
        this.slice = slice;
        this.gain = 1 - StrictMath.pow(0.5, 1 / halfLifeBars);
        this.warmupBars = warmupBars;
    }

    static int words() {
        return 2;
    }

    double scale(double floor) {
        return slice.word(COUNT) < warmupBars ? Double.NaN : Math.max(Math.sqrt(slice.real(SQUARE)), floor);
    }

    double z(double residual, double floor) {
        return residual / scale(floor);
    }

    void learn(double residual, double floor) {
        long count = slice.word(COUNT);
        double bounded = Math.abs(residual);
        if (count >= 16) {
            bounded = Math.min(bounded, 4 * Math.max(Math.sqrt(slice.real(SQUARE)), floor));
        }
        double rate = Math.max(gain, 1.0 / (count + 1));
        slice.real(SQUARE, slice.real(SQUARE) + rate * (bounded * bounded - slice.real(SQUARE)));
        slice.word(COUNT, count + 1);
    }

    void clear() {
        slice.clear();
    }
}
