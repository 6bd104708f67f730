package org.alphadetector.features.residual;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** How a forecast did over the bars it judged. */
final class JudgedBars {
    private final Random random = new Random(1);
    private final List<Double> scores = new ArrayList<>();
    private final List<Double> ranks = new ArrayList<>();
    private double naiveErrors;
    private double errors;
    private double aroundMean;
    private double sum;
    private int count;

    /** A bar, with what the simplest forecast would have said; the rank is spread evenly over its cell. */
    void add(double value, double mean, double z, double rank, double cellShare, double naive) {
        if (Double.isNaN(z)) {
            return;
        }
        scores.add(z);
        if (!Double.isNaN(rank)) {
            ranks.add(rank + (random.nextDouble() - 0.5) * cellShare);
        }
        errors += (value - mean) * (value - mean);
        naiveErrors += (value - naive) * (value - naive);
        count++;
        double distance = value - sum / Math.max(1, count - 1);
        aroundMean += count == 1 ? 0 : distance * distance * (count - 1) / count;
        sum += value;
    }

    int bars() {
        return count;
    }

    double robustScale() {
        double[] magnitudes = scores.stream().mapToDouble(Math::abs).sorted().toArray();
        return magnitudes[(int) (0.6827 * magnitudes.length)];
    }

    double autocorrelation() {
        double products = 0;
        double own = 0;
        for (int i = 1; i < scores.size(); i++) {
            products += scores.get(i) * scores.get(i - 1);
            own += scores.get(i) * scores.get(i);
        }
        return products / own;
    }

    double distanceFromUniform() {
        double[] sorted = ranks.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        double distance = 0;
        for (int i = 0; i < sorted.length; i++) {
            distance = Math.max(distance, Math.abs(sorted[i] - (i + 0.5) / sorted.length));
        }
        return distance;
    }

    double largestDistance() {
        return 0.03 + 1.36 / Math.sqrt(ranks.size());
    }

    /** Against the mean of the judged bars, which no forecast knows. */
    double explained() {
        return 1 - errors / aroundMean;
    }

    double explainedOfNaive() {
        return 1 - errors / naiveErrors;
    }

    String line(String asset) {
        return String.format(
                Locale.ROOT,
                "%-9s bars %5d  scale of z %.3f  autocorrelation %+.3f  KS of q %.4f  R2 %+.4f, of naive %+.4f",
                asset,
                count,
                robustScale(),
                autocorrelation(),
                distanceFromUniform(),
                explained(),
                explainedOfNaive());
    }
}
