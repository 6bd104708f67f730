package org.alphadetector.ingest.injection;

import java.util.EnumSet;
import java.util.Set;
import org.alphadetector.ingest.random.RandomStream;

/** One injection at work on one asset. Times are of event time. */
final class Disturbance {
    private static final double MICROS_PER_SECOND = 1e6;

    final Strengths strengths;

    private final Injection injection;
    private final PriceFigure figure;
    private final RandomStream random;
    private final double startPrice;
    private long nextTradeMicros = Long.MAX_VALUE;
    private long nextLiquidationMicros = Long.MAX_VALUE;
    private final boolean addsLiquidations;
    private final Set<InjectedField> felt = EnumSet.noneOf(InjectedField.class);

    /** @param addsLiquidations whether the asset's exchange tells of liquidations at all */
    Disturbance(Injection injection, int direction, AssetGauge gauge, boolean addsLiquidations, long randomNumber) {
        this.injection = injection;
        this.addsLiquidations = addsLiquidations;
        strengths = new Strengths(injection, direction, gauge);
        figure = PriceFigure.of(injection.kind());
        random = new RandomStream(injection.id().hashCode(), randomNumber);
        startPrice = gauge.lastPrice();
        scheduleTrade(injection.startMicros());
        scheduleLiquidation(injection.startMicros());
    }

    boolean isAt(long micros) {
        return micros >= injection.startMicros() && micros < injection.endMicros();
    }

    /** What is added to the log of a price that would otherwise be {@code price}. */
    double logPrice(long micros, double price) {
        double own = (strengths.keptShare - 1) * StrictMath.log(price / startPrice);
        return strengths.logPrice * figure.height(progress(micros)) + own;
    }

    double logOpenInterest(long micros) {
        return strengths.logOpenInterest * progress(micros);
    }

    /** How much of the strength there is, in [0, 1]: shocks fade after their move, levels come within theirs. */
    double level(long micros) {
        return switch (injection.kind().pace()) {
            case SHOCK ->
                Math.max(
                        0,
                        Math.min(
                                1,
                                (double) (injection.endMicros() - micros)
                                        / (injection.endMicros() - injection.moveEndMicros())));
            case STAY -> progress(micros);
            case BURST, SWING, TREND, CANDLES, CHART -> 1;
        };
    }

    /** Whether this trade's taker is made to follow the flow. */
    boolean turnsTaker(long micros) {
        return strengths.sideShare > 0 && random.uniform() < strengths.sideShare * level(micros);
    }

    /** When a message is to be added next, {@code Long.MAX_VALUE} when none is. */
    long nextAddedMicros() {
        return Math.min(nextTradeMicros, nextLiquidationMicros);
    }

    /** Whether the next one is a trade rather than a liquidation; and on to the one after it. */
    boolean takeAdded() {
        if (nextTradeMicros <= nextLiquidationMicros) {
            scheduleTrade(nextTradeMicros);
            return true;
        }
        scheduleLiquidation(nextLiquidationMicros);
        return false;
    }

    /** A multiplier of sizes with mean 1. */
    double sizeDraw() {
        return random.exponential();
    }

    /** Whether ticks were changed in everything without which the injection cannot be seen. */
    boolean isFelt() {
        return felt.containsAll(injection.kind().essentials());
    }

    /** A tick was changed in a field, if {@code isChanged}. */
    void feel(InjectedField field, boolean isChanged) {
        if (isChanged) {
            felt.add(field);
        }
    }

    private double progress(long micros) {
        double share =
                (double) (micros - injection.startMicros()) / (injection.moveEndMicros() - injection.startMicros());
        return Math.max(0, Math.min(1, share));
    }

    private void scheduleTrade(long micros) {
        nextTradeMicros = scheduled(micros, strengths.tradesPerSecond);
    }

    private void scheduleLiquidation(long micros) {
        nextLiquidationMicros = addsLiquidations ? scheduled(micros, strengths.liquidationsPerSecond) : Long.MAX_VALUE;
    }

    private long scheduled(long micros, double perSecond) {
        if (perSecond == 0) {
            return Long.MAX_VALUE;
        }
        double seconds = random.exponential() / (perSecond * Math.max(0.05, level(micros)));
        long next = micros + 1 + (long) (seconds * MICROS_PER_SECOND);
        return next < injection.endMicros() ? next : Long.MAX_VALUE;
    }
}
