package org.alphadetector.detectors.univariate;

import org.alphadetector.features.state.SliceParts;
import org.alphadetector.features.state.StateSlice;

/**
 * Predicts a series from its last values by the weights that its own autocovariances imply: Yule-Walker equations,
 * solved by the recursion of Levinson and Durbin (G. U. Yule 1927, G. Walker 1931, J. Durbin, Review of the ISI 1960).
 * The autocovariances forget, so the weights follow the series; the fit is stable whatever the series does. It follows
 * oscillations of any period without being told it.
 */
final class AutoRegression {
    /** How many past values it looks at. */
    static final int ORDER = 8;

    private static final double GAIN = 1.0 / 400;
    private static final double LEVEL_GAIN = 1.0 / 200;
    /** White noise of a millionth of the variance, so that a perfectly regular series has a solution. */
    private static final double RIDGE = 1 + 1e-6;

    private static final int LEVEL = 0;
    private static final int COUNT = 1;
    private static final int COUNT_AT_LEVEL = 2;
    private static final int OWN_WORDS = 3;
    static final int WORDS = OWN_WORDS + ORDER + (ORDER + 1) + ORDER;

    private final StateSlice own;
    private final StateSlice past;
    private final StateSlice covariance;
    private final StateSlice weights;
    private final double[] solution = new double[ORDER];
    private final double[] earlier = new double[ORDER];

    AutoRegression(StateSlice slice) {
        SliceParts parts = new SliceParts(slice);
        own = parts.next(OWN_WORDS);
        past = parts.next(ORDER);
        covariance = parts.next(ORDER + 1);
        weights = parts.next(ORDER);
        parts.requireAllDealt();
    }

    /** The next value; NaN until {@value #ORDER} were seen four times over. */
    double predict() {
        if (own.word(COUNT) < 4 * ORDER) {
            return Double.NaN;
        }
        double level = own.real(LEVEL);
        double sum = level;
        for (int lag = 0; lag < ORDER; lag++) {
            sum += weights.real(lag) * (past.real(lag) - level);
        }
        return sum;
    }

    /** Goes on from a level that was jumped to, as if it had always been there; how values hang together stays. */
    void moveTo(double value) {
        past.fillReal(value);
        own.real(LEVEL, value);
        own.word(COUNT_AT_LEVEL, 1);
    }

    void learn(double value) {
        own.addWord(COUNT, 1);
        own.addWord(COUNT_AT_LEVEL, 1);
        long count = own.word(COUNT);
        double level = own.real(LEVEL);
        level += (value - level) * Math.max(LEVEL_GAIN, 1.0 / own.word(COUNT_AT_LEVEL));
        own.real(LEVEL, level);
        double centred = value - level;
        double gain = Math.max(GAIN, 1.0 / count);
        learnCovariance(0, centred * centred, gain);
        for (int lag = 1; lag <= ORDER && lag < count; lag++) {
            learnCovariance(lag, centred * (past.real(lag - 1) - level), gain);
        }
        past.move(0, 1, ORDER - 1);
        past.real(0, value);
        solve();
    }

    private void learnCovariance(int lag, double product, double gain) {
        double covarianceOfLag = covariance.real(lag);
        covariance.real(lag, covarianceOfLag + (product - covarianceOfLag) * gain);
    }

    private void solve() {
        double variance = covariance.real(0);
        double error = variance * RIDGE;
        if (!(error > 0)) {
            return;
        }
        int order = 0;
        while (order < ORDER && (order == 0 || error > variance * 1e-12)) {
            double unexplained = covariance.real(order + 1);
            for (int lag = 0; lag < order; lag++) {
                unexplained -= solution[lag] * covariance.real(order - lag);
            }
            double reflection = Math.max(-1, Math.min(1, unexplained / error));
            System.arraycopy(solution, 0, earlier, 0, order);
            for (int lag = 0; lag < order; lag++) {
                solution[lag] = earlier[lag] - reflection * earlier[order - 1 - lag];
            }
            solution[order] = reflection;
            error *= 1 - reflection * reflection;
            order++;
        }
        for (int lag = 0; lag < ORDER; lag++) {
            weights.real(lag, lag < order ? solution[lag] : 0);
        }
    }
}
