package org.alphadetector.ingest.simulator;

import java.util.List;
import org.alphadetector.ingest.tick.Tick;

/** One perpetual: when its next message comes, and what it says. */
final class SimulatedAsset {
    private static final double MICROS_PER_SECOND = 1e6;
    private static final double TRADE_SHARE = 0.45;
    private static final double TICKER_SHARE = 0.45;
    private static final double CALM_LIQUIDATION_SHARE = 3e-4;
    private static final double LIQUIDATION_MOMENTUM = 3.5;
    private static final double LARGEST_LIQUIDATION_SHARE = 0.1;
    private static final double LIQUIDATION_SHARE_PER_MOMENTUM = 0.02;
    /** A derivative ticker each three seconds, or each tenth message of a quiet asset. */
    private static final double DERIVATIVE_TICKER_SECONDS = 3;

    private static final double DERIVATIVE_TICKER_MESSAGES = 10;
    private static final long LEAST_LATENCY_MICROS = 800;
    private static final long LATENCY_MASK_MICROS = 4095;

    private final Instrument instrument;
    private final RandomStream random;
    private final Pressure pressure;
    private final PricePath path;
    private final Quotes quotes;
    private final TradeFlow trades;
    private final PerpetualState perpetual;
    private final double ticksPerSecond;
    private final long derivativeIntervalMicros;
    private final long endMicros;
    private long nextMicros;
    private long nextDerivativeMicros;

    SimulatedAsset(
            SimulatorSettings settings,
            Instrument instrument,
            MarketFactor factor,
            RandomStream random,
            List<Injection> injections) {
        this.instrument = instrument;
        this.random = random;
        pressure = new Pressure(injections);
        path = new PricePath(instrument, factor, random, settings.startMicros());
        quotes = new Quotes(instrument, random);
        trades = new TradeFlow(instrument, random);
        perpetual = new PerpetualState(instrument, random, settings.startMicros());
        ticksPerSecond = settings.ticksPerSecond() * instrument.activity();
        double derivativeSeconds = Math.max(DERIVATIVE_TICKER_SECONDS, DERIVATIVE_TICKER_MESSAGES / ticksPerSecond);
        derivativeIntervalMicros = (long) (derivativeSeconds * MICROS_PER_SECOND);
        endMicros = settings.endMicros();
        nextDerivativeMicros = settings.startMicros();
        nextMicros = settings.startMicros();
        schedule();
    }

    /** When the next message comes, {@code Long.MAX_VALUE} when there is none. */
    long nextMicros() {
        return nextMicros;
    }

    /** Fills in the message due at {@link #nextMicros} and schedules the one after. The factor has advanced to it. */
    void emit(Tick tick) {
        long micros = nextMicros;
        pressure.advance(micros, path.injectionSigma());
        path.advance(micros, pressure.logReturn);
        perpetual.position(pressure.openInterestChange);
        double momentum = path.momentum();
        quotes.requote(path.price(), momentum, pressure.spread);
        fill(tick, micros, momentum);
        tick.exchange = instrument.asset().exchange();
        tick.symbol = instrument.asset().symbol();
        tick.timestampMicros = micros;
        tick.localTimestampMicros = micros + LEAST_LATENCY_MICROS + (random.nextLong() & LATENCY_MASK_MICROS);
        schedule();
    }

    private void fill(Tick tick, long micros, double momentum) {
        if (micros >= nextDerivativeMicros) {
            nextDerivativeMicros = micros + derivativeIntervalMicros;
            perpetual.fill(tick, micros, path.price(), momentum);
            return;
        }
        double draw = random.uniform() - liquidationShare(momentum);
        if (draw < 0) {
            trades.fillLiquidation(tick, quotes, momentum, pressure);
        } else if (draw < TRADE_SHARE) {
            trades.fillTrade(tick, quotes, momentum, pressure);
        } else if (draw < TRADE_SHARE + TICKER_SHARE) {
            quotes.fillTicker(tick);
        } else {
            quotes.fillSnapshot(tick);
        }
    }

    private double liquidationShare(double momentum) {
        double forced = LIQUIDATION_SHARE_PER_MOMENTUM * (Math.abs(momentum) - LIQUIDATION_MOMENTUM);
        return CALM_LIQUIDATION_SHARE
                + Math.min(LARGEST_LIQUIDATION_SHARE, Math.max(0, forced))
                + pressure.liquidationShare;
    }

    private void schedule() {
        double rate = ticksPerSecond * path.excitement() * pressure.activity;
        nextMicros += 1 + (long) (random.exponential() * MICROS_PER_SECOND / rate);
        if (nextMicros >= endMicros) {
            nextMicros = Long.MAX_VALUE;
        }
    }
}
