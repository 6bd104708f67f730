package org.alphadetector.ingest.simulator;

import org.alphadetector.ingest.random.RandomStream;
import org.alphadetector.ingest.tick.Tick;

/** One perpetual: when its next message comes, and what it says. */
final class SimulatedAsset {
    private static final double MICROS_PER_SECOND = 1e6;
    private static final double TRADE_SHARE = 0.45;
    private static final double TICKER_SHARE = 0.45;
    private static final double CALM_LIQUIDATION_SHARE = 3e-4;
    private static final double LIQUIDATION_MOMENTUM = 3;
    private static final double LARGEST_LIQUIDATION_SHARE = 0.1;
    private static final double LIQUIDATION_SHARE_PER_MOMENTUM = 0.02;
    /** A liquidation moves the price and draws messages like so many surprising trades. */
    private static final double LIQUIDATION_WEIGHT = 2;
    /** The mean root of an asset's multiplier, season included, to which the rate of messages is scaled. */
    private static final double MEAN_ROOT_MULTIPLIER = 0.8;
    /** A derivative ticker each three seconds, or each tenth message of a quiet asset. */
    private static final double DERIVATIVE_TICKER_SECONDS = 3;

    private static final double DERIVATIVE_TICKER_MESSAGES = 10;
    private static final long LEAST_LATENCY_MICROS = 800;
    private static final long LATENCY_MASK_MICROS = 4095;

    private final Instrument instrument;
    private final RandomStream random;
    private final MessageTimes times;
    private final PricePath path;
    private final Quotes quotes;
    private final TradeFlow trades;
    private final PerpetualState perpetual;
    private final long derivativeIntervalMicros;
    private final long endMicros;
    private long nextMicros;
    private long nextDerivativeMicros;

    SimulatedAsset(Listing listing, double messagesPerSecond, Factors factors, RandomStream random) {
        instrument = listing.instrument();
        this.random = random;
        double ownPerSecond = messagesPerSecond * instrument.activity();
        times = new MessageTimes(random, ownPerSecond, TRADE_SHARE);
        path = new PricePath(instrument, factors, random, listing.startMicros(), ownPerSecond * TRADE_SHARE);
        quotes = new Quotes(instrument, random);
        trades = new TradeFlow(instrument, random);
        perpetual = new PerpetualState(instrument, random, listing.startMicros());
        double derivativeSeconds = Math.max(DERIVATIVE_TICKER_SECONDS, DERIVATIVE_TICKER_MESSAGES / ownPerSecond);
        derivativeIntervalMicros = (long) (derivativeSeconds * MICROS_PER_SECOND);
        endMicros = listing.endMicros();
        nextDerivativeMicros = listing.startMicros();
        nextMicros = listing.startMicros();
        schedule();
    }

    /** When the next message comes, {@code Long.MAX_VALUE} when there is none. */
    long nextMicros() {
        return nextMicros;
    }

    /** Fills in the message due at {@link #nextMicros} and schedules the one after. The factors have advanced to it. */
    void emit(Tick tick) {
        long micros = nextMicros;
        path.advance(micros);
        double momentum = path.momentum();
        quotes.requote(path.price(), momentum, path.ownMultiplier(), trades.expectedSign());
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
            perpetual.fill(tick, micros, path.price(), trades.expectedSign());
            return;
        }
        double draw = random.uniform() - liquidationShare(momentum);
        if (draw < 0) {
            liquidate(tick, momentum > 0);
        } else if (draw < TRADE_SHARE) {
            trade(tick, momentum);
        } else if (draw < TRADE_SHARE + TICKER_SHARE) {
            quotes.fillTicker(tick);
        } else {
            quotes.fillSnapshot(tick);
        }
    }

    private void trade(Tick tick, double momentum) {
        double expected = trades.expectedSign();
        path.answer(trades.fillTrade(tick, quotes, momentum));
        perpetual.trade(instrument.typicalTradeLots() * trades.lastSize(), expected);
        times.excite(1);
    }

    /** What a falling price liquidates is sold and makes it fall further: a cascade. */
    private void liquidate(Tick tick, boolean isRising) {
        trades.fillLiquidation(tick, quotes, isRising);
        path.answer(isRising ? LIQUIDATION_WEIGHT : -LIQUIDATION_WEIGHT);
        perpetual.liquidate(instrument.typicalTradeLots() * trades.lastSize());
        times.excite(LIQUIDATION_WEIGHT);
    }

    private static double liquidationShare(double momentum) {
        double forced = LIQUIDATION_SHARE_PER_MOMENTUM * (Math.abs(momentum) - LIQUIDATION_MOMENTUM);
        return CALM_LIQUIDATION_SHARE + Math.min(LARGEST_LIQUIDATION_SHARE, Math.max(0, forced));
    }

    private void schedule() {
        nextMicros = times.next(nextMicros, Math.sqrt(path.ownMultiplier()) / MEAN_ROOT_MULTIPLIER);
        if (nextMicros >= endMicros) {
            nextMicros = Long.MAX_VALUE;
        }
    }
}
