package org.alphadetector.features.residual;

import org.alphadetector.features.state.SliceParts;
import org.alphadetector.features.state.StateSlice;

/**
 * The standard deviation that the next residual of a prediction is expected to have, in the unit of the residual: v c,
 * at least the floor; v is the {@link ExponentialVolatility} of past residuals, c the robust scale of the residuals
 * over v ({@link MagnitudeScale}). Undefined until a stated number of residuals is learnt, and while all of them and
 * the floor are 0.
 *
 * <p>Learning is bounded: a residual counts up to four expected standard deviations, in warm-up up to eight of v. Zero
 * words are the start.
 */
public final class ResidualDeviation {
    /** The words it needs. */
    public static final int WORDS = 1 + ExponentialVolatility.WORDS + MagnitudeScale.WORDS;

    private static final double SCALE_HALF_LIFE = 2_880;
    private static final int SCALED_FROM = 30;
    private static final double LIMIT = 4;
    private static final double WARMUP_LIMIT = 8;

    private static final int LEARNT = 0;

    private final StateSlice slice;
    private final ExponentialVolatility volatility;
    private final MagnitudeScale scale;
    private final int warmup;

    private double floor;
    private double raw;

    /**
     * @param slice {@link #WORDS} words
     * @param halfLife after how many further residuals one counts half in the volatility
     * @param warmup how many residuals are learnt before the first answer, more than 30
     */
    public ResidualDeviation(StateSlice slice, double halfLife, int warmup) {
        SliceParts parts = new SliceParts(slice);
        this.slice = slice;
        parts.next(1);
        volatility = new ExponentialVolatility(parts.next(ExponentialVolatility.WORDS), halfLife);
        scale = new MagnitudeScale(parts.next(MagnitudeScale.WORDS), MagnitudeScale.gainOf(SCALE_HALF_LIFE));
        this.warmup = warmup;
        parts.requireAllDealt();
    }

    /** Looks ahead to the next residual; to be called before it is judged or learnt. */
    public void predict(double floor) {
        this.floor = floor;
        double sigma = volatility.sigma();
        raw = Double.isNaN(sigma) ? floor : Math.max(sigma, floor);
    }

    /** Whether enough is learnt. */
    public boolean isReady() {
        return slice.word(LEARNT) >= warmup;
    }

    /** The expected standard deviation; NaN in warm-up and where all was 0. */
    public double standardDeviation() {
        return isReady() && raw > 0 ? scale.scale(floor / raw) * raw : Double.NaN;
    }

    /** The residual in expected standard deviations, at most a million to either side. */
    public double z(double residual) {
        double z = residual / standardDeviation();
        return Math.max(-ResidualCore.LARGEST_Z, Math.min(ResidualCore.LARGEST_Z, z));
    }

    /** How far a residual counts; infinite before the first. */
    public double limit() {
        double deviation = standardDeviation();
        if (deviation > 0) {
            return LIMIT * deviation;
        }
        return raw > 0 && slice.word(LEARNT) > 0 ? WARMUP_LIMIT * raw : Double.POSITIVE_INFINITY;
    }

    /** Learns the residual; one that is not finite is ignored. */
    public void learn(double residual) {
        if (!Double.isFinite(residual)) {
            return;
        }
        double limit = limit();
        if (slice.word(LEARNT) >= SCALED_FROM && raw > 0) {
            scale.learn(Math.min(Math.abs(residual), LIMIT * raw) / raw, floor / raw);
        }
        volatility.learn(residual, limit);
        slice.addWord(LEARNT, 1);
    }

    /** How many residuals were learnt. */
    public long count() {
        return slice.word(LEARNT);
    }

    /** Forgets everything. */
    public void clear() {
        slice.clear();
    }
}
