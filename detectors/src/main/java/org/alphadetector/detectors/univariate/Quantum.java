package org.alphadetector.detectors.univariate;

/**
 * The smallest step a series takes, as the floor of its scales: half of it, so that a series of whole numbers that often
 * stands still does not look infinitely calm. Before its first step that is half a hundredth of its magnitude.
 */
final class Quantum {
    private static final double FIRST_SHARE = 0.005;

    private double smallestStep;
    private double last = Double.NaN;

    double floor() {
        if (smallestStep > 0) {
            return smallestStep / 2;
        }
        return last == 0 || Double.isNaN(last) ? FIRST_SHARE : Math.abs(last) * FIRST_SHARE;
    }

    void learn(double value) {
        double step = Math.abs(value - last);
        if (step > 0 && (smallestStep == 0 || step < smallestStep)) {
            smallestStep = step;
        }
        last = value;
    }
}
