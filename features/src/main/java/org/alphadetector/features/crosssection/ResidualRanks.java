package org.alphadetector.features.crosssection;

/**
 * Where an asset's residual z-score stands among those of the assets at the point.
 *
 * <p>Pure number in [0, 1]: 0 is the lowest, 1 the highest, equal ones share their mean rank. Undefined where the asset
 * has no z-score or fewer than {@value OthersMedian#OTHERS_NEEDED} others have one. Formula: (midrank - 1) / (n - 1) of
 * n scores (M. G. Kendall, Rank Correlation Methods, 1948, on tied ranks).
 */
public final class ResidualRanks {
    private final SortedValues scores = new SortedValues();

    /** Takes the first {@code count} z-scores of a point, one of each asset, NaN where it has none. */
    public void measure(double[] zScores, int count) {
        scores.sort(zScores, count);
    }

    /** The rank of a z-score of the point measured last. */
    public double of(double z) {
        int others = scores.size() - 1;
        if (Double.isNaN(z) || others < OthersMedian.OTHERS_NEEDED) {
            return Double.NaN;
        }
        return (scores.below(z) + scores.upTo(z) - 1) / (2.0 * others);
    }
}
