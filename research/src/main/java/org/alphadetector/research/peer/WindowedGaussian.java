package org.alphadetector.research.peer;

/**
 * The tail probability of a value under a normal distribution with mean and standard deviation of a sliding window of the
 * values before it: the baseline of the Numenta Anomaly Benchmark (A. Lavin, S. Ahmad, ICMLA 2015), whose window is 6,400.
 */
public final class WindowedGaussian {
    /** The benchmark's window. */
    public static final int NAB_WINDOW = 6_400;

    private static final double LN_2 = Math.log(2);

    private final double[] window;
    private int count;
    private double sum;
    private double squares;

    public WindowedGaussian(int windowRows) {
        window = new double[windowRows];
    }

    /** -ln of the tail probability of the value's side, by the window before it; then the value enters the window. */
    public double surprise(double value) {
        double surprise = 0;
        int held = Math.min(count, window.length);
        if (held > 1) {
            double mean = sum / held;
            double sigma = Math.sqrt(Math.max(0, squares / held - mean * mean));
            double distance = Math.abs(value - mean);
            surprise = distance == 0 ? LN_2 : negativeLogTail(distance / Math.max(sigma, 1e-12));
        }
        int slot = count % window.length;
        double leaving = count >= window.length ? window[slot] : 0;
        sum += value - leaving;
        squares += value * value - leaving * leaving;
        window[slot] = value;
        count++;
        return surprise;
    }

    /** -ln of the upper tail of the normal distribution at z, 0 or more, by its continued fraction (Laplace) beyond 5. */
    static double negativeLogTail(double z) {
        if (z < 5) {
            return -Math.log(upperTail(z));
        }
        double fraction = z;
        for (int k = 20; k >= 1; k--) {
            fraction = z + k / fraction;
        }
        return z * z / 2 + Math.log(fraction) + Math.log(2 * Math.PI) / 2;
    }

    /** The upper tail by the series of the error function (Abramowitz, Stegun 26.2.11). */
    private static double upperTail(double z) {
        double term = z;
        double sum = z;
        for (int k = 1; k < 200 && Math.abs(term) > 1e-18; k++) {
            term *= z * z / (2 * k + 1);
            sum += term;
        }
        return Math.max(1e-300, 0.5 - sum * Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI));
    }
}
