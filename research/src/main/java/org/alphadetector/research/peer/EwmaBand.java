package org.alphadetector.research.peer;

/**
 * The largest distance of a value from its exponentially weighted mean, in standard deviations of the same weighting (the
 * control chart of S. W. Roberts, Technometrics 1959, as a band round single values).
 */
public final class EwmaBand implements Peer {
    private static final int WARMUP = 30;

    private final double gain;
    private final double[] means;
    private final double[] variances;
    private final int[] counts;

    /**
     * @param values how many values a row has
     * @param halfLifeRows after how many rows one counts half
     */
    public EwmaBand(int values, double halfLifeRows) {
        gain = 1 - Math.pow(0.5, 1 / halfLifeRows);
        means = new double[values];
        variances = new double[values];
        counts = new int[values];
    }

    @Override
    public double score(double[] values) {
        double largest = Double.NaN;
        for (int i = 0; i < values.length; i++) {
            if (Double.isNaN(values[i])) {
                continue;
            }
            double distance = values[i] - means[i];
            if (counts[i] >= WARMUP) {
                double score = variances[i] > 0 ? Math.abs(distance) / Math.sqrt(variances[i]) : 0;
                largest = Double.isNaN(largest) ? score : Math.max(largest, score);
            }
            double weight = Math.max(gain, 1.0 / ++counts[i]);
            means[i] += weight * distance;
            variances[i] = (1 - weight) * (variances[i] + weight * distance * distance);
        }
        return largest;
    }
}
