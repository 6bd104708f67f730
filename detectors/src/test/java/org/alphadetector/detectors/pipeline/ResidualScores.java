package org.alphadetector.detectors.pipeline;

import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import org.alphadetector.features.baseline.ForgettingRanks;
import org.alphadetector.features.state.StateBuffer;

/** Whether the z of a residual are those of an honest forecast: of scale 1, uncorrelated, their ranks uniform. */
final class ResidualScores {
    private static final int RANKED_FROM = 60;
    private static final double HALF_LIFE = 2_880;

    private final SplittableRandom random = new SplittableRandom(1);
    private final ForgettingRanks past =
            new ForgettingRanks(new StateBuffer().allocate("z", ForgettingRanks.words()), HALF_LIFE);
    private double[] scores = new double[1_024];
    private double[] ranks = new double[1_024];
    private int count;
    private int ranked;
    private double last = Double.NaN;
    private double products;
    private double squares;

    /** The next z; NaN is a gap. */
    void add(double z) {
        if (Double.isNaN(z)) {
            last = Double.NaN;
            return;
        }
        if (count == scores.length) {
            scores = Arrays.copyOf(scores, 2 * count);
            ranks = Arrays.copyOf(ranks, 2 * count);
        }
        if (count >= RANKED_FROM) {
            ranks[ranked++] = past.below(z) + random.nextDouble() * past.within(z);
        }
        scores[count++] = z;
        past.add(z);
        if (!Double.isNaN(last)) {
            products += z * last;
            squares += last * last;
        }
        last = z;
    }

    int count() {
        return count;
    }

    /** The 68.27 % quantile of the size of z. */
    double scale() {
        double[] sizes = Arrays.stream(scores, 0, count).map(Math::abs).sorted().toArray();
        return sizes[(int) (0.6827 * count)];
    }

    double autocorrelation() {
        return products / squares;
    }

    /** The Kolmogorov-Smirnov distance of the ranks, each drawn evenly from its cell, from the uniform distribution. */
    double distance() {
        double[] sorted = Arrays.copyOf(ranks, ranked);
        Arrays.sort(sorted);
        double distance = 0;
        for (int i = 0; i < ranked; i++) {
            distance = Math.max(distance, Math.abs(sorted[i] - (i + 0.5) / ranked));
        }
        return distance;
    }

    /** @param critical the critical value of the Kolmogorov-Smirnov test: 1.36 at 5 %, 1.63 at 1 % */
    double allowedDistance(double critical) {
        return 0.03 + critical / Math.sqrt(ranked);
    }

    String line(String name) {
        if (count < 2 * RANKED_FROM) {
            return String.format(Locale.ROOT, "%-48s n %6d", name, count);
        }
        return String.format(
                Locale.ROOT,
                "%-48s n %6d  scale %.3f  lag-1 %+.3f  KS %.4f of %.4f",
                name,
                count,
                scale(),
                autocorrelation(),
                distance(),
                allowedDistance(1.36));
    }
}
