package org.alphadetector.features.baseline;

/** What can be asked of a remembered, forgetting distribution. */
public interface Distribution {
    /** The smallest value with at least the share {@code p} of the weight at or below it; NaN while empty. */
    double quantile(double p);

    /** The share of the weight at or above {@code v}, the whole bucket of {@code v} included; NaN while empty. */
    double upperTail(double v);

    /**
     * The mean of {@code (x - u)^power} over the values x above the bucket of {@code v}, {@code v > 0}, whose upper
     * edge is {@code u}; NaN when nothing lies above.
     *
     * @param power 1 or 2
     */
    double meanExcess(double v, int power);

    /** Where the bucket of {@code v} ends, for {@code v > 0}: values from there on lie above it. */
    double upperEdge(double v);

    /** The remembered weight, in units of the latest observation: at most halfLife / ln 2 and a half. */
    double weight();
}
