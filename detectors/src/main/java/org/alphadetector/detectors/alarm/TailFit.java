package org.alphadetector.detectors.alarm;

import org.alphadetector.features.baseline.Distribution;
import org.alphadetector.features.baseline.ForgettingHistogram;
import org.alphadetector.features.state.StateSlice;

/**
 * The upper tail of a distribution of scores, beyond what has been seen: a generalised Pareto distribution of the
 * excess over a level u (peaks over threshold: J. Pickands, Annals of Statistics 1975; for streams: A. Siffer, P.-A.
 * Fouque, A. Termier, C. Largouet, Anomaly Detection in Streams with Extreme Value Theory, KDD 2017).
 *
 * <p>p(x) = p(u) (1 + xi (x - u) / sigma)^(-1 / xi). By moments of the excess (J. R. M. Hosking, J. R. Wallis,
 * Technometrics 1987): xi = (1 - m^2 / v) / 2 and sigma = m (1 - xi), with mean m and variance v. Few observations must
 * not make a tail look thin, so m and xi are averaged with a prior that is worth ten observations: xi = 1/4, the tail
 * index 4 that standardised returns have about (R. Cont, Quantitative Finance 2001: 2 to 5), and the mean excess u / 3
 * of a Pareto tail of that index.
 *
 * <p>u is the level exceeded by the 40 largest scores, but by no less than 2.5 % and no more than 10 % of all, and
 * where fewer than a fifth are positive, by half of those.
 */
public final class TailFit {
    private static final double TAIL_COUNT = 40;
    private static final double SMALLEST_SHARE = 0.025;
    private static final double LARGEST_SHARE = 0.1;
    private static final double PRIOR_WEIGHT = 10;
    private static final double PRIOR_SHAPE = 0.25;
    private static final double SMALLEST_SHAPE = 0.01;
    private static final double LARGEST_SHAPE = 0.5;

    private static final int START = 0;
    private static final int START_P_VALUE = 1;
    private static final int SHAPE = 2;
    private static final int SCALE = 3;
    /** The words a fit needs to be kept. */
    public static final int WORDS = 4;

    private final Distribution scores;
    private double start;
    private double startPValue;
    private double shape;
    private double scale;

    /** The tail of the scores of 0 and more that are remembered. */
    public TailFit(Distribution scores) {
        this.scores = scores;
    }

    /** Fits the tail anew; whether there is one. */
    boolean fit() {
        return fit(1);
    }

    /**
     * Fits the tail anew; whether there is one.
     *
     * @param independentShare what a score is worth as an observation: below 1 where neighbours repeat each other
     */
    public boolean fit(double independentShare) {
        double weight = scores.weight() * independentShare;
        double positiveShare = scores.upperTail(ForgettingHistogram.SMALLEST);
        double share = Math.max(SMALLEST_SHARE, Math.min(LARGEST_SHARE, TAIL_COUNT / weight));
        share = Math.min(share, positiveShare / 2);
        if (!(share > 0)) {
            return false;
        }
        double level = scores.quantile(1 - share);
        if (!(level > 0)) {
            return false;
        }
        start = scores.upperEdge(level);
        double above = weight * scores.upperTail(start);
        startPValue = (1 + above) / (1 + weight);
        double priorMean = start * PRIOR_SHAPE / (1 - PRIOR_SHAPE);
        double mean = priorMean;
        shape = PRIOR_SHAPE;
        double seenMean = scores.meanExcess(level, 1);
        if (seenMean > 0) {
            double seenVariance = scores.meanExcess(level, 2) - seenMean * seenMean;
            double seenShape = seenVariance > 0 ? (1 - seenMean * seenMean / seenVariance) / 2 : PRIOR_SHAPE;
            shape = average(above, bounded(seenShape), PRIOR_SHAPE);
            mean = average(above, seenMean, priorMean);
        }
        scale = mean * (1 - shape);
        return true;
    }

    /** Writes the fit into {@link #WORDS} words. */
    public void keep(StateSlice fit) {
        fit.real(START, start);
        fit.real(START_P_VALUE, startPValue);
        fit.real(SHAPE, shape);
        fit.real(SCALE, scale);
    }

    /** Goes on with a fit that was kept. */
    public void recall(StateSlice fit) {
        start = fit.real(START);
        startPValue = fit.real(START_P_VALUE);
        shape = fit.real(SHAPE);
        scale = fit.real(SCALE);
    }

    /** Where the tail starts. */
    public double start() {
        return start;
    }

    /** The p-value of a score in the tail. */
    double pValue(double score) {
        return startPValue * StrictMath.exp(-StrictMath.log1p(shape * (score - start) / scale) / shape);
    }

    /** -ln of the p-value of a score in the tail, which keeps telling apart what is too small for a double. */
    public double surprise(double score) {
        return StrictMath.log1p(shape * (score - start) / scale) / shape - StrictMath.log(startPValue);
    }

    /** The score of a p-value, at least the tail's start. */
    public double scoreOf(double pValue) {
        double ratio = Math.max(1, startPValue / pValue);
        return start + scale / shape * StrictMath.expm1(shape * StrictMath.log(ratio));
    }

    private static double average(double weight, double seen, double prior) {
        return (weight * seen + PRIOR_WEIGHT * prior) / (weight + PRIOR_WEIGHT);
    }

    private static double bounded(double shape) {
        return Math.max(SMALLEST_SHAPE, Math.min(LARGEST_SHAPE, shape));
    }
}
