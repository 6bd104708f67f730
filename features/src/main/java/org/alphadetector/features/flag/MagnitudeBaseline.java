package org.alphadetector.features.flag;

import org.alphadetector.features.baseline.ForgettingHistogram;
import org.alphadetector.features.baseline.RobustScale;
import org.alphadetector.features.state.StateSection;

/** How large a signed quantity usually is, one observation a minute; not ready before 120. */
final class MagnitudeBaseline {
    private static final long OBSERVATIONS_NEEDED = 120;
    private static final double HALF_LIFE = 1_440;

    private final ForgettingHistogram magnitudes;

    MagnitudeBaseline(String name, StateSection barState) {
        magnitudes = new ForgettingHistogram(barState.allocate(name, ForgettingHistogram.words()), HALF_LIFE);
    }

    /** The robust standard deviation, NaN while not ready. */
    double sigma() {
        return magnitudes.count() < OBSERVATIONS_NEEDED ? Double.NaN : RobustScale.ofMagnitudes(magnitudes);
    }

    /** Takes in a minute's value; NaN is no observation. */
    void learn(double value) {
        magnitudes.add(Math.abs(value));
    }

    void clear() {
        magnitudes.clear();
    }
}
