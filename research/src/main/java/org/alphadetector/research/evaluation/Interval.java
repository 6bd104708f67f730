package org.alphadetector.research.evaluation;

/**
 * An estimate and its 95 % interval.
 *
 * @param value NaN where nothing was observed
 */
public record Interval(double value, double low, double high) {
    private static final double NORMAL_975 = 1.959963984540054;
    /** The 97.5 % quantile of Student's t for 1 to 10 degrees of freedom. */
    private static final double[] STUDENT_975 = {
        12.7062, 4.30265, 3.18245, 2.77645, 2.57058, 2.44691, 2.36462, 2.306, 2.26216, 2.22814
    };

    /** Nothing was observed. */
    public static final Interval NONE = new Interval(Double.NaN, Double.NaN, Double.NaN);

    /** A share of counts, by the score interval (E. B. Wilson, JASA 1927). */
    public static Interval ofShare(long hits, long trials) {
        if (trials == 0) {
            return NONE;
        }
        double z2 = NORMAL_975 * NORMAL_975;
        double share = hits / (double) trials;
        double centre = (share + z2 / (2 * trials)) / (1 + z2 / trials);
        double half =
                NORMAL_975 * Math.sqrt(share * (1 - share) / trials + z2 / (4.0 * trials * trials)) / (1 + z2 / trials);
        return new Interval(share, Math.max(0, centre - half), Math.min(1, centre + half));
    }

    /** The mean over seeds, by Student's t; one seed has no interval. */
    public static Interval ofMean(double... values) {
        int count = 0;
        double sum = 0;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                count++;
                sum += value;
            }
        }
        if (count == 0) {
            return NONE;
        }
        double mean = sum / count;
        double squares = 0;
        for (double value : values) {
            squares += Double.isNaN(value) ? 0 : (value - mean) * (value - mean);
        }
        if (count == 1) {
            return new Interval(mean, Double.NaN, Double.NaN);
        }
        double quantile = count - 2 < STUDENT_975.length ? STUDENT_975[count - 2] : NORMAL_975;
        double half = quantile * Math.sqrt(squares / (count - 1) / count);
        return new Interval(mean, mean - half, mean + half);
    }

    /** Whether there is an interval and not only a value. */
    public boolean isBounded() {
        return !Double.isNaN(low);
    }
}
