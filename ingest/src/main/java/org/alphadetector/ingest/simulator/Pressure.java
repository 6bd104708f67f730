package org.alphadetector.ingest.simulator;

import java.util.List;

/** What the injections do to one asset at this moment. Without an injection nothing: additions 0, multipliers 1. */
final class Pressure {
    private static final double SHOCK_ACTIVITY = 8;
    private static final double SHOCK_SPREAD = 6;
    private static final double SHOCK_SIZE = 2;
    private static final double SHOCK_LIQUIDATION_SHARE = 0.3;
    private static final double SHOCK_BUY_BIAS = 0.25;
    private static final double BUILD_UP_ACTIVITY = 1.6;
    private static final double BUILD_UP_BUY_BIAS = 0.12;
    /** Open interest moves by this share for each sigma of the price. */
    private static final double OPEN_INTEREST_PER_SIGMA = 0.0015;

    private final List<Injection> injections;
    private int next;
    private double sigmaAtStart = Double.NaN;
    private double moved;
    private double positioned;

    /** The log return to add since the last call of {@link #advance}. */
    double logReturn;
    /** The relative change of open interest to add since the last call of {@link #advance}. */
    double openInterestChange;
    /** Multiplies the rate of messages. */
    double activity = 1;
    /** Multiplies the spread, and divides the depth. */
    double spread = 1;
    /** Multiplies the size of trades. */
    double size = 1;
    /** Share of messages that are liquidations. */
    double liquidationShare;
    /** Added to the probability that the taker buys. */
    double buyBias;

    /** The injections of one asset, in order and not overlapping. */
    Pressure(List<Injection> injections) {
        this.injections = injections;
    }

    /** Moves on; {@code sigma} is what sizes are measured in, {@link PricePath#injectionSigma}. */
    void advance(long micros, double sigma) {
        logReturn = 0;
        openInterestChange = 0;
        if (next == injections.size() || micros < injections.get(next).startMicros()) {
            return;
        }
        Injection injection = injections.get(next);
        if (Double.isNaN(sigmaAtStart)) {
            sigmaAtStart = sigma;
        }
        move(injection, micros);
        if (micros < injection.endMicros()) {
            press(injection, micros);
        } else {
            release();
            next++;
        }
    }

    private void move(Injection injection, long micros) {
        double move = progress(micros, injection.startMicros(), injection.moveEndMicros());
        double position = progress(micros, injection.startMicros(), injection.endMicros());
        InjectionKind kind = injection.kind();
        logReturn = kind.priceSign() * injection.sizeSigmas() * sigmaAtStart * (move - moved);
        openInterestChange =
                kind.openInterestSign() * injection.sizeSigmas() * OPEN_INTEREST_PER_SIGMA * (position - positioned);
        moved = move;
        positioned = position;
    }

    private void press(Injection injection, long micros) {
        int sign = injection.kind().priceSign();
        if (injection.kind().isShock()) {
            double left = 1 - progress(micros, injection.moveEndMicros(), injection.endMicros());
            activity = 1 + (SHOCK_ACTIVITY - 1) * left;
            spread = 1 + (SHOCK_SPREAD - 1) * left;
            size = 1 + (SHOCK_SIZE - 1) * left;
            liquidationShare = SHOCK_LIQUIDATION_SHARE * left;
            buyBias = sign * SHOCK_BUY_BIAS * left;
        } else {
            activity = BUILD_UP_ACTIVITY;
            buyBias = sign * BUILD_UP_BUY_BIAS;
        }
    }

    private void release() {
        sigmaAtStart = Double.NaN;
        moved = 0;
        positioned = 0;
        activity = 1;
        spread = 1;
        size = 1;
        liquidationShare = 0;
        buyBias = 0;
    }

    private static double progress(long micros, long fromMicros, long toMicros) {
        double share = (double) (micros - fromMicros) / (toMicros - fromMicros);
        return Math.min(1, Math.max(0, share));
    }
}
