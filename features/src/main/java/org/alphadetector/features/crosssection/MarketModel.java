package org.alphadetector.features.crosssection;

import org.alphadetector.features.baseline.Baseline;
import org.alphadetector.features.residual.InnovationRegression;
import org.alphadetector.features.residual.ResidualCore;
import org.alphadetector.features.state.SliceParts;
import org.alphadetector.features.state.StateSlice;

/**
 * What the market says an asset's return is, and how unusual the rest is: prediction = robust beta x factor + what the
 * minute before leaves, where the factor is the median return of the others ({@link OthersMedian}), and the rest is
 * predicted from that of the minute before ({@link InnovationRegression}): where the last price bounces between bid and
 * ask, half of a move is taken back.
 *
 * <p>The loading is a pure number, the prediction a log return, z the residual in robust standard deviations of past
 * residuals. All are undefined before {@value #WARMUP_BARS} bars were learnt and where the factor is; z also where the
 * return is. Ask first, then {@link #observe}: everything is as learnt up to the bar before.
 *
 * <p>Formulas and sources: {@link RobustBeta} for the loading; the scale of residuals is the residual core's.
 */
public final class MarketModel {
    /** How many bars must have been learnt, each with the asset's return and the factor. */
    public static final int WARMUP_BARS = 120;

    private static final double HALF_LIFE_BARS = 1_440;
    private static final double PRIOR_BARS = 100;

    private static final double LIMIT = 4;

    private final RobustBeta beta;
    private final InnovationRegression bounce;
    private final ResidualCore residuals;

    /** The model of an asset in {@link #words} words, zero when new. */
    public MarketModel(StateSlice slice) {
        SliceParts parts = new SliceParts(slice);
        beta = new RobustBeta(parts.next(RobustBeta.words()), HALF_LIFE_BARS, PRIOR_BARS);
        bounce = new InnovationRegression(parts.next(InnovationRegression.WORDS), HALF_LIFE_BARS);
        residuals = new ResidualCore(parts.next(ResidualCore.words()), HALF_LIFE_BARS, WARMUP_BARS);
        parts.requireAllDealt();
    }

    /** How many words of state a model needs: 137. */
    public static int words() {
        return RobustBeta.words() + InnovationRegression.WORDS + ResidualCore.words();
    }

    /** How much of the factor's move the asset makes. */
    public double loading() {
        return beta.count() < WARMUP_BARS ? Double.NaN : beta.beta();
    }

    /** The asset's return in the minute that ends then, if nothing happened to the asset alone. */
    public double predict(double factor, long endMicros) {
        return loading() * factor + bounce.predict(endMicros);
    }

    /**
     * How many robust standard deviations the return lies above the prediction.
     *
     * @param floor the smallest scale that means anything: half a price step over the price
     */
    public double z(double assetReturn, double factor, double floor, long endMicros) {
        return residuals.z(assetReturn - predict(factor, endMicros), floor);
    }

    /** What the return is judged by; {@code floor} as in {@link #z}. */
    Baseline baseline(double factor, double floor, long endMicros) {
        return residuals.baseline(predict(factor, endMicros), floor);
    }

    /** Learns a bar, after everything was asked; does nothing where the return or the factor is undefined. */
    public void observe(double assetReturn, double factor, double floor, long endMicros) {
        double rest = assetReturn - beta.beta() * factor;
        if (Double.isFinite(rest)) {
            double expected = bounce.predict(endMicros);
            double limit = LIMIT * residuals.scale(floor);
            residuals.learn(rest - expected, floor);
            beta.learn(assetReturn - expected, factor, floor);
            bounce.learn(rest, limit > 0 ? limit : Double.POSITIVE_INFINITY, endMicros);
        }
    }

    /** Forgets everything. */
    public void clear() {
        beta.clear();
        bounce.clear();
        residuals.clear();
    }
}
