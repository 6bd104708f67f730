package org.alphadetector.research.peer;

import com.amazon.randomcutforest.RandomCutForest;

/**
 * Random cut forest (S. Guha, N. Mishra, G. Roy, O. Schrijvers, ICML 2016), in Amazon's implementation: the anomaly score
 * of the whole row. Each value is first put into standard deviations of its own exponentially weighted band, as forests
 * are not indifferent to units; one that is missing counts as usual.
 */
public final class CutForest implements Peer {
    private static final int TREES = 50;
    private static final int SAMPLE = 256;
    private static final int WARMUP = 64;
    private static final double GAIN = 1.0 / 500;
    private static final double LARGEST = 50;

    private final RandomCutForest forest;
    private final double[] means;
    private final double[] variances;
    private final float[] point;
    private int count;

    /**
     * @param values how many values a row has
     * @param seed of the forest's cuts
     */
    public CutForest(int values, long seed) {
        forest = RandomCutForest.builder()
                .dimensions(values)
                .numberOfTrees(TREES)
                .sampleSize(SAMPLE)
                .randomSeed(seed)
                .parallelExecutionEnabled(false)
                .build();
        means = new double[values];
        variances = new double[values];
        point = new float[values];
    }

    @Override
    public double score(double[] values) {
        count++;
        for (int i = 0; i < values.length; i++) {
            point[i] = Double.isNaN(values[i]) ? 0 : standardized(i, values[i]);
        }
        double score = count > WARMUP ? forest.getAnomalyScore(point) : Double.NaN;
        forest.update(point);
        return score;
    }

    private float standardized(int i, double value) {
        double distance = value - means[i];
        double sigma = Math.sqrt(variances[i]);
        double weight = Math.max(GAIN, 1.0 / count);
        means[i] += weight * distance;
        variances[i] = (1 - weight) * (variances[i] + weight * distance * distance);
        return sigma > 0 ? (float) Math.max(-LARGEST, Math.min(LARGEST, distance / sigma)) : 0;
    }
}
