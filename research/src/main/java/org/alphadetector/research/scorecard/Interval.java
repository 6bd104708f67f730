package org.alphadetector.research.scorecard;

import java.util.List;

/**
 * An estimate and its 95 % interval. A bound is NaN where the observations are too few to give one.
 *
 * @param value NaN where nothing was observed
 */
public record Interval(double value, double low, double high) {
    private static final double ALPHA = 0.05;
    private static final double NORMAL_975 = Quantiles.normal975();

    /** Nothing was observed. */
    public static final Interval NONE = new Interval(Double.NaN, Double.NaN, Double.NaN);

    /** What one seed counted: events, and the trials or the time in which they could happen. */
    public record Count(double events, double exposure) {}

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

    /**
     * A share over several seeds: of all their counts, by Wilson, and no narrower than the seeds differ among
     * themselves ({@link #betweenSeeds}).
     */
    public static Interval ofShare(List<Count> seeds) {
        double hits = seeds.stream().mapToDouble(Count::events).sum();
        double trials = seeds.stream().mapToDouble(Count::exposure).sum();
        return ofShare(Math.round(hits), Math.round(trials)).widened(betweenSeeds(seeds), 1);
    }

    /**
     * A rate of events over several seeds: of all their counts, by the exact interval of a Poisson mean (F. Garwood,
     * Biometrika 1936), and no narrower than the seeds differ among themselves ({@link #betweenSeeds}).
     */
    public static Interval ofRate(List<Count> seeds) {
        double exposure = seeds.stream().mapToDouble(Count::exposure).sum();
        if (!(exposure > 0)) {
            return NONE;
        }
        long events = Math.round(seeds.stream().mapToDouble(Count::events).sum());
        return new Interval(
                        events / exposure,
                        Quantiles.poissonLow(events, ALPHA / 2) / exposure,
                        Quantiles.poissonHigh(events, ALPHA / 2) / exposure)
                .widened(betweenSeeds(seeds), Double.POSITIVE_INFINITY);
    }

    /**
     * Half the width of the interval of a ratio of totals, by Student's t over the seeds: the variance is that of a
     * ratio estimator (W. G. Cochran, Sampling Techniques, 3rd edition 1977, chapter 6), sum of (events − ratio ×
     * exposure)² × k / (k − 1) over the square of all exposure, of k seeds. 0 of less than two.
     */
    static double betweenSeeds(List<Count> seeds) {
        List<Count> counted = seeds.stream().filter(seed -> seed.exposure() > 0).toList();
        int k = counted.size();
        if (k < 2) {
            return 0;
        }
        double exposure = counted.stream().mapToDouble(Count::exposure).sum();
        double ratio = counted.stream().mapToDouble(Count::events).sum() / exposure;
        double squares = 0;
        for (Count seed : counted) {
            double rest = seed.events() - ratio * seed.exposure();
            squares += rest * rest;
        }
        return Quantiles.student975(k - 1) * Math.sqrt(squares * k / (k - 1)) / exposure;
    }

    /**
     * The p-quantile of a distribution of which values were drawn, between two of the ordered values: those whose ranks
     * bracket it with 95 % by the binomial distribution, whatever the distribution (W. J. Conover, Practical
     * Nonparametric Statistics, 3rd edition 1999, section 3.2). A bound is NaN where no rank is far enough out: of the
     * median below six values, of the 90 % quantile upward below 36.
     *
     * @param sorted in ascending order
     */
    public static Interval ofQuantile(double[] sorted, double p) {
        int n = sorted.length;
        if (n == 0) {
            return NONE;
        }
        double value = sorted[Math.min(n - 1, (int) (p * n))];
        int low = Quantiles.binomial(n, p, ALPHA / 2);
        int high = Quantiles.binomial(n, p, 1 - ALPHA / 2) + 1;
        return new Interval(value, low >= 1 ? sorted[low - 1] : Double.NaN, high <= n ? sorted[high - 1] : Double.NaN);
    }

    /** The same at least so far to either side of the value. */
    private Interval widened(double half, double most) {
        return new Interval(
                value, Math.max(0, Math.min(low, value - half)), Math.min(most, Math.max(high, value + half)));
    }

    /** The same in another unit. */
    public Interval times(double factor) {
        return new Interval(value * factor, low * factor, high * factor);
    }

    /** Whether there is a bound and not only a value. */
    public boolean isBounded() {
        return !Double.isNaN(low) || !Double.isNaN(high);
    }
}
