package org.alphadetector.ingest.simulator;

import org.alphadetector.ingest.tick.Side;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickType;

/** The trades and liquidations of one asset: takers follow the price and themselves, sizes are lognormal. */
final class TradeFlow {
    private static final double SIZE_SIGMA = 1.1;
    private static final double LARGEST_SIZE_SIGMAS = 4;
    private static final double LIQUIDATION_SIZE = 3;
    private static final double BUY_PER_MOMENTUM = 0.1;
    private static final double REPEAT_SHARE = 0.3;
    private static final double LEAST_SHARE = 0.05;

    private final Instrument instrument;
    private final RandomStream random;
    private long lastId;
    private Side lastSide = Side.BUY;

    TradeFlow(Instrument instrument, RandomStream random) {
        this.instrument = instrument;
        this.random = random;
    }

    void fillTrade(Tick tick, Quotes quotes, double momentum, Pressure pressure) {
        double buyShare = 0.5 + BUY_PER_MOMENTUM * momentum + pressure.buyBias;
        if (random.uniform() >= REPEAT_SHARE) {
            lastSide = random.uniform() < Math.min(1 - LEAST_SHARE, Math.max(LEAST_SHARE, buyShare))
                    ? Side.BUY
                    : Side.SELL;
        }
        tick.begin(TickType.TRADE);
        tick.side = lastSide;
        fill(tick, quotes, pressure.size);
        tick.idKind = Tick.IdKind.NUMERIC;
        tick.numericId = ++lastId;
    }

    /** A rising price liquidates shorts ({@code buy}), a falling one longs ({@code sell}). */
    void fillLiquidation(Tick tick, Quotes quotes, double momentum, Pressure pressure) {
        tick.begin(TickType.LIQUIDATION);
        double direction = pressure.buyBias == 0 ? momentum : pressure.buyBias;
        tick.side = direction > 0 ? Side.BUY : Side.SELL;
        fill(tick, quotes, pressure.size * LIQUIDATION_SIZE);
    }

    private void fill(Tick tick, Quotes quotes, double sizeMultiplier) {
        double logSize = SIZE_SIGMA * Math.min(LARGEST_SIZE_SIGMAS, random.gaussian());
        double lots = instrument.typicalTradeLots() * sizeMultiplier * StrictMath.exp(logSize);
        tick.price = tick.side == Side.BUY ? quotes.askPrice() : quotes.bidPrice();
        tick.amountMantissa = 1 + (long) lots;
        tick.amountScale = instrument.lotScale();
    }
}
