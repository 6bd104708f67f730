package org.alphadetector.features.residual;

import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.state.SliceParts;
import org.alphadetector.features.state.StateSlice;

/**
 * Predicts a minute's residual from how far the one before was off its own prediction: a moving average of first order,
 * x(t) = e(t) + c e(t-1), as the bounce between bid and ask leaves it in returns (R. Roll, Journal of Finance 1984). c is
 * the slope of x on the e before by extended least squares (L. Ljung, System Identification, 1999), forgetting, shrunk
 * and bounded as in {@link FirstOrderRegression}. Zero words are the start.
 */
public final class InnovationRegression {
    /** The words it needs. */
    public static final int WORDS = FirstOrderRegression.WORDS + 1;

    private static final int LEARNT_AT = 0;

    private final FirstOrderRegression regression;
    private final StateSlice learntAt;

    /**
     * @param slice {@link #WORDS} words
     * @param halfLife after how many further pairs one counts half
     */
    public InnovationRegression(StateSlice slice, double halfLife) {
        SliceParts parts = new SliceParts(slice);
        regression = new FirstOrderRegression(parts.next(FirstOrderRegression.WORDS), halfLife);
        learntAt = parts.next(1);
        parts.requireAllDealt();
    }

    /** The residual of the minute that ends then; 0 where that of the minute before was not learnt. */
    public double predict(long endMicros) {
        return isNext(endMicros) ? regression.predict() : 0;
    }

    /**
     * Learns the residual of the minute that ends then.
     *
     * @param limit beyond which it counts as that
     */
    public void learn(double residual, double limit, long endMicros) {
        double expected = predict(endMicros);
        if (!isNext(endMicros)) {
            regression.skip();
        }
        regression.learn(residual, residual - expected, limit);
        learntAt.word(LEARNT_AT, endMicros);
    }

    /** Forgets everything. */
    public void clear() {
        regression.clear();
        learntAt.clear();
    }

    private boolean isNext(long endMicros) {
        return endMicros - learntAt.word(LEARNT_AT) == Timeframe.M1.micros();
    }
}
