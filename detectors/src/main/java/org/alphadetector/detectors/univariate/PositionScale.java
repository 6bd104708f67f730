package org.alphadetector.detectors.univariate;

/**
 * Where a quantity usually lies and how far it usually goes to either side: its running median and its 15.87 % and
 * 84.13 % quantiles, each of which moves by a fixed part of their distance (stochastic approximation: H. Robbins, S.
 * Monro, Annals of Mathematical Statistics 1951). A skewed quantity has a wide and a narrow side.
 */
final class PositionScale {
    private static final double LOW_SHARE = 0.1587;
    private static final double HIGH_SHARE = 0.8413;
    private static final int AVERAGED = 16;

    private final double gain;
    private double low;
    private double middle;
    private double high;
    private double firstMean;
    private double firstSquares;
    private int count;

    /** {@code gain}: the part of the distance by which one value moves a quantile once it has settled. */
    PositionScale(double gain) {
        this.gain = gain;
    }

    /** The value in robust standard deviations of its side from the median; NaN in warm-up. */
    double standardized(double value, double floor) {
        if (count < AVERAGED) {
            return Double.NaN;
        }
        double side = value > middle ? high - middle : middle - low;
        double scale = Math.max(side, Math.max(floor, (high - low) / 8));
        return value == middle || scale == 0 ? 0 : (value - middle) / scale;
    }

    void learn(double value) {
        if (count < AVERAGED) {
            learnFirst(value);
            return;
        }
        count = Math.min(count + 1, Integer.MAX_VALUE - 1);
        double width = Math.max(high - low, Math.abs(value - middle) / 64);
        double step = width * Math.max(gain, 1.0 / count);
        low += step * (value < low ? LOW_SHARE - 1 : LOW_SHARE);
        middle += step * (value < middle ? -0.5 : value > middle ? 0.5 : 0);
        high += step * (value > high ? HIGH_SHARE : HIGH_SHARE - 1);
        low = Math.min(low, middle);
        high = Math.max(high, middle);
    }

    /** Mean and standard deviation, by Welford. */
    private void learnFirst(double value) {
        double before = value - firstMean;
        firstMean += before / ++count;
        firstSquares += before * (value - firstMean);
        double sigma = Math.sqrt(firstSquares / count);
        middle = firstMean;
        low = firstMean - sigma;
        high = firstMean + sigma;
    }
}
