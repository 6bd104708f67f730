package org.alphadetector.research.scorecard;

/** Quantiles of the distributions that intervals are made of. */
final class Quantiles {
    private static final double NORMAL_975 = 1.959963984540054;
    /** The 97.5 % quantile of Student's t for 1 to 10 degrees of freedom. */
    private static final double[] STUDENT_975 = {
        12.7062047, 4.3026527, 3.1824463, 2.7764451, 2.5705818, 2.4469119, 2.3646243, 2.3060041, 2.2621572, 2.2281389
    };

    private static final int HALVINGS = 200;

    private Quantiles() {}

    static double normal975() {
        return NORMAL_975;
    }

    /**
     * The 97.5 % quantile of Student's t; beyond ten degrees of freedom by the expansion in their reciprocal (M.
     * Abramowitz, I. A. Stegun, Handbook of Mathematical Functions, 1964, 26.7.5).
     */
    static double student975(int degrees) {
        if (degrees <= STUDENT_975.length) {
            return STUDENT_975[degrees - 1];
        }
        double z = NORMAL_975;
        double z3 = z * z * z;
        double z5 = z3 * z * z;
        double z7 = z5 * z * z;
        return z
                + (z3 + z) / (4 * degrees)
                + (5 * z5 + 16 * z3 + 3 * z) / (96.0 * degrees * degrees)
                + (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / (384.0 * degrees * degrees * degrees);
    }

    /** The mean of a Poisson distribution that has so many events or more with that probability; 0 of none. */
    static double poissonLow(long events, double probability) {
        return events == 0 ? 0 : poissonMean(events - 1, 1 - probability);
    }

    /** The mean of a Poisson distribution that has so many events or fewer with that probability. */
    static double poissonHigh(long events, double probability) {
        return poissonMean(events, probability);
    }

    /** The mean at which at most so many events have a probability, which falls as the mean grows. */
    private static double poissonMean(long events, double probability) {
        double low = 0;
        double high = events + 20 + 20 * Math.sqrt(events + 1.0);
        for (int i = 0; i < HALVINGS && low < high; i++) {
            double middle = (low + high) / 2;
            if (poissonAtMost(events, middle) > probability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    private static double poissonAtMost(long events, double mean) {
        double sum = 0;
        double log = -mean;
        for (long k = 0; k <= events; k++) {
            sum += Math.exp(log);
            log += Math.log(mean) - Math.log(k + 1.0);
        }
        return Math.min(1, sum);
    }

    /** The least number that a binomial variable is at most with a probability of at least {@code probability}. */
    static int binomial(int n, double p, double probability) {
        double log = n * Math.log1p(-p);
        double sum = Math.exp(log);
        int k = 0;
        while (sum < probability && k < n) {
            log += Math.log((double) (n - k) / (k + 1)) + Math.log(p) - Math.log1p(-p);
            sum += Math.exp(log);
            k++;
        }
        return k;
    }
}
