package org.alphadetector.ingest.injection;

import static org.alphadetector.ingest.injection.InjectedField.BASIS;
import static org.alphadetector.ingest.injection.InjectedField.LIQUIDATION;
import static org.alphadetector.ingest.injection.InjectedField.OPEN_INTEREST;
import static org.alphadetector.ingest.injection.InjectedField.SIDE;
import static org.alphadetector.ingest.injection.InjectedField.SPREAD;
import static org.alphadetector.ingest.injection.InjectedField.VOLUME;

/**
 * How strongly an injection disturbs one asset, from its size and the asset's sigmas at the start. What is not disturbed is
 * 0, or 1 for {@link #keptShare}.
 */
final class Strengths {
    /** No quantity is multiplied by more than this, or divided. */
    private static final double LARGEST_LOG_FACTOR = StrictMath.log(200);

    private static final double SHOCK_LOG_VOLUME = StrictMath.log(2);
    private static final double SHOCK_LOG_SPREAD = StrictMath.log(6);
    private static final double SHOCK_SIDE_SHARE = 0.5;
    private static final double SHOCK_OPEN_INTEREST_PER_SIGMA = -0.0015;
    private static final double SHOCK_TRADES_PER_SECOND = 3;
    private static final double SHOCK_MINUTES_OF_NOTIONAL = 6;
    private static final double SHOCK_LIQUIDATIONS_PER_SECOND = 2;
    private static final double SHOCK_MINUTES_OF_LIQUIDATIONS = 0.5;
    private static final double SWING_LOG_VOLUME = StrictMath.log(1.6);
    private static final double SWING_SIDE_SHARE = 0.25;
    private static final double CLUSTER_SHARE_OF_NOTIONAL = 0.02;
    private static final double SIGMAS_THAT_DOUBLE_VOLATILITY = 4;
    private static final double SIGMAS_THAT_TURN_MOST_TAKERS = 4;
    private static final double KEPT_IN_CANDLES = 0.15;
    private static final double KEPT_IN_CHARTS = 0.35;

    /** The log price when the figure's height is 1. */
    final double logPrice;
    /** What is left of the asset's own returns. */
    final double keptShare;
    /** Log of what sizes of trades are multiplied by. */
    final double logVolume;
    /** Log of what the spread is multiplied by and the depth divided. */
    final double logSpread;
    /** Share of trades whose taker is made to follow {@link #flowDirection}. */
    final double sideShare;
    /** 1: takers buy; −1: they sell. */
    final int flowDirection;
    /** The log of open interest at the end of the move. */
    final double logOpenInterest;
    /** Added to the basis. */
    final double basis;
    /** Trades a second that are added, and the notional of each. */
    final double tradesPerSecond;

    final double tradeNotional;
    /** Liquidations a second that are added, and the notional of each. */
    final double liquidationsPerSecond;

    final double liquidationNotional;

    Strengths(Injection injection, int direction, AssetGauge gauge) {
        InjectionKind kind = injection.kind();
        double size = injection.sizeSigmas();
        double rootMinutes = Math.sqrt(Math.max(1, (injection.moveEndMs() - injection.startMs()) / 60_000.0));
        boolean isShock = kind.pace() == Pace.SHOCK;
        InjectedField first = kind.fields().get(0);
        int sign = direction == 0 ? 1 : direction;

        logPrice = sign * size * gauge.priceSigma() * rootMinutes;
        keptShare = keptShare(kind, size);
        double volume = kind.fields().contains(VOLUME) ? isShock ? SHOCK_LOG_VOLUME : SWING_LOG_VOLUME : 0;
        logVolume = first == VOLUME ? bounded(sign * size * gauge.notionalSigma()) : volume;
        double spread = kind.fields().contains(SPREAD) ? SHOCK_LOG_SPREAD : 0;
        logSpread = first == SPREAD ? bounded(sign * size * gauge.spreadSigma()) : spread;
        flowDirection = sign;
        sideShare = kind.fields().contains(SIDE) ? sideShare(kind, size) : 0;
        double openInterest = openInterestDirection(kind) * size * gauge.openInterestSigma() * rootMinutes;
        double ofShock = size * SHOCK_OPEN_INTEREST_PER_SIGMA;
        logOpenInterest = kind.fields().contains(OPEN_INTEREST) ? bounded(isShock ? ofShock : openInterest) : 0;
        basis = first == BASIS ? sign * size * gauge.basisSigma() * rootMinutes : 0;

        tradesPerSecond = isShock ? SHOCK_TRADES_PER_SECOND : 0;
        tradeNotional = gauge.medianNotional() * SHOCK_MINUTES_OF_NOTIONAL / (60 * SHOCK_TRADES_PER_SECOND);
        boolean isCluster = first == LIQUIDATION;
        double liquidations = kind.fields().contains(LIQUIDATION) ? SHOCK_LIQUIDATIONS_PER_SECOND : 0;
        liquidationsPerSecond = isCluster ? 1 : liquidations;
        double minutes = isCluster
                ? CLUSTER_SHARE_OF_NOTIONAL * StrictMath.exp(bounded(size * gauge.notionalSigma()))
                : SHOCK_MINUTES_OF_LIQUIDATIONS / SHOCK_LIQUIDATIONS_PER_SECOND;
        liquidationNotional = gauge.medianNotional() * minutes / 60;
    }

    private static double sideShare(InjectionKind kind, double size) {
        if (kind.anomalyClass() == AnomalyClass.DIVERGENCE) {
            return 1 - StrictMath.exp(-size / SIGMAS_THAT_TURN_MOST_TAKERS);
        }
        return kind.pace() == Pace.SHOCK ? SHOCK_SIDE_SHARE : SWING_SIDE_SHARE;
    }

    private static double keptShare(InjectionKind kind, double size) {
        double widening = 1 + size / SIGMAS_THAT_DOUBLE_VOLATILITY;
        return switch (kind) {
            case SHIFT_VOLATILITY_UP -> widening;
            case SHIFT_VOLATILITY_DOWN -> 1 / widening;
            default ->
                switch (kind.pace()) {
                    case CANDLES -> KEPT_IN_CANDLES;
                    case CHART -> KEPT_IN_CHARTS;
                    case SHOCK, BURST, SWING, STAY, TREND -> 1;
                };
        };
    }

    private static int openInterestDirection(InjectionKind kind) {
        return switch (kind) {
            case SPIKE_OPEN_INTEREST_DOWN, QUADRANT_LONG_LIQUIDATION, QUADRANT_SHORT_COVERING -> -1;
            default -> 1;
        };
    }

    private static double bounded(double logFactor) {
        return Math.max(-LARGEST_LOG_FACTOR, Math.min(LARGEST_LOG_FACTOR, logFactor));
    }
}
