package org.alphadetector.features.residual;

import java.util.List;

/** Means and scales of everything that was ever learnt, as their documentation says, from the first value each time. */
final class WholeHistory {
    private WholeHistory() {}

    static double weight(int age, double halfLife) {
        return Math.pow(2, -age / halfLife);
    }

    static double mean(List<Double> values, double halfLife) {
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < values.size(); i++) {
            double weight = weight(values.size() - 1 - i, halfLife);
            sum += weight * values.get(i);
            weights += weight;
        }
        return sum / weights;
    }

    static double rootMeanSquare(List<Double> values, double halfLife) {
        return Math.sqrt(mean(values.stream().map(value -> value * value).toList(), halfLife));
    }

    /** The running 68.27 % quantile of magnitudes, each with the least that the scale may be, half-life 2,880. */
    static double scale(List<double[]> magnitudes) {
        double sigma = 0;
        for (int i = 0; i < magnitudes.size(); i++) {
            double magnitude = magnitudes.get(i)[0];
            if (i < 16) {
                sigma += (magnitude * Math.sqrt(Math.PI / 2) - sigma) / (i + 1);
            } else {
                double gain = Math.max(Math.log(2) / 0.484 / 2_880, Math.min(0.02, 2.0 / (i + 1)));
                sigma *= Math.exp(gain * (magnitude > sigma ? 0.6827 : 0.6827 - 1));
                sigma = Math.max(magnitudes.get(i)[1], sigma);
            }
        }
        return sigma;
    }

    static double bounded(double value, double limit) {
        return Math.max(-limit, Math.min(limit, value));
    }
}
