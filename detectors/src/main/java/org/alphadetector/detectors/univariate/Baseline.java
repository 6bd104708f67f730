package org.alphadetector.detectors.univariate;

/**
 * What a series usually is at a time, whatever it did just now: its slow level, or the profile of the day or the week with
 * a slow offset – whichever has lately been nearest.
 */
final class Baseline {
    private static final int LEVEL = 0;
    private static final int CANDIDATES = 3;
    private static final double GAIN = 1.0 / 400;
    private static final double FAST_GAIN = 1.0 / 4;
    private static final double ERROR_GAIN = 1.0 / 300;
    /** A profile must be that much better than the level. */
    private static final double PREFERENCE = 0.9;

    private final SeasonProfile[] profiles = {SeasonProfile.daily(), SeasonProfile.weekly()};
    private final double[] offsets = new double[CANDIDATES];
    private final double[] fastOffsets = new double[CANDIDATES];
    private final double[] errors = new double[CANDIDATES];
    private final int[] counts = new int[CANDIDATES];
    private final double[] usual = new double[CANDIDATES];

    /** The usual value at that time; NaN before the first value. */
    double at(long timeMicros) {
        usual[LEVEL] = 0;
        for (int i = 1; i < CANDIDATES; i++) {
            usual[i] = profiles[i - 1].at(timeMicros);
        }
        if (counts[LEVEL] == 0) {
            return Double.NaN;
        }
        int best = LEVEL;
        double least = errors[LEVEL] * PREFERENCE;
        for (int i = 1; i < CANDIDATES; i++) {
            if (counts[i] > 48 && !Double.isNaN(usual[i]) && errors[i] < least) {
                best = i;
                least = errors[i];
            }
        }
        return usual[best] + offsets[best];
    }

    /** The daily (0) or weekly (1) profile moved to where the series is now; NaN where undefined. */
    double seasonal(int profile) {
        int i = profile + 1;
        return counts[i] == 0 ? Double.NaN : usual[i] + fastOffsets[i];
    }

    /** Learns the value at the time {@link #at} was last asked for. */
    void learn(long timeMicros, double value) {
        for (int i = 0; i < CANDIDATES; i++) {
            if (!Double.isNaN(usual[i])) {
                counts[i] = Math.min(counts[i] + 1, Integer.MAX_VALUE - 1);
                double distance = value - usual[i];
                double error = Math.abs(distance - offsets[i]);
                errors[i] += (error - errors[i]) * Math.max(ERROR_GAIN, 1.0 / counts[i]);
                offsets[i] += (distance - offsets[i]) * Math.max(GAIN, 1.0 / counts[i]);
                fastOffsets[i] += (distance - fastOffsets[i]) * Math.max(FAST_GAIN, 1.0 / counts[i]);
            }
        }
        for (SeasonProfile profile : profiles) {
            profile.learn(timeMicros, value);
        }
    }
}
