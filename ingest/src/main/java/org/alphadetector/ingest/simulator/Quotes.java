package org.alphadetector.ingest.simulator;

import org.alphadetector.ingest.random.RandomStream;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickType;

/**
 * The book of one asset: best bid and ask around the price, wider and thinner when volatility is high or the price has just
 * run, with more size on the side of the expected takers' counterparties. Never crossed.
 */
final class Quotes {
    /** Size at the best level in typical trades. */
    private static final double DEPTH_IN_TRADES = 12;
    /** How fast depth grows from level to level. */
    private static final double DEPTH_GROWTH = 0.5;
    /** Momentum from which the spread widens, up to {@link #LARGEST_WIDENING} times. */
    private static final double CALM_MOMENTUM = 2;

    private static final double WIDENING_PER_MOMENTUM = 0.5;
    private static final double LARGEST_WIDENING = 4;
    /** How far the expected sign of trades leans the book. */
    private static final double LEAN = 0.4;

    private final Instrument instrument;
    private final RandomStream random;
    private final double step;
    private final double stepsPerUnit;
    private long bidSteps;
    private long askSteps;
    private double bidDepthLots;
    private double askDepthLots;

    Quotes(Instrument instrument, RandomStream random) {
        this.instrument = instrument;
        this.random = random;
        step = instrument.step();
        stepsPerUnit = 1 / step;
    }

    /** Quotes anew around a price. */
    void requote(double price, double momentum, double volatilityMultiplier, double expectedSign) {
        double widening = 1 + WIDENING_PER_MOMENTUM * Math.max(0, Math.abs(momentum) - CALM_MOMENTUM);
        double width = Math.sqrt(volatilityMultiplier) * Math.min(LARGEST_WIDENING, widening);
        double half = price * instrument.halfSpreadRatio() * width * (0.8 + 0.4 * random.uniform());
        bidSteps = (long) Math.floor((price - half) * stepsPerUnit);
        askSteps = Math.max(bidSteps + 1, (long) Math.ceil((price + half) * stepsPerUnit));
        double depth = instrument.typicalTradeLots() * DEPTH_IN_TRADES / width;
        bidDepthLots = depth * (1 + LEAN * expectedSign);
        askDepthLots = depth * (1 - LEAN * expectedSign);
    }

    double bidPrice() {
        return instrument.priceOf(bidSteps);
    }

    double askPrice() {
        return instrument.priceOf(askSteps);
    }

    void fillTicker(Tick tick) {
        tick.begin(TickType.BOOK_TICKER);
        tick.bidPrice = bidPrice();
        tick.bidAmount = size(bidDepthLots, 0);
        tick.askPrice = askPrice();
        tick.askAmount = size(askDepthLots, 0);
    }

    void fillSnapshot(Tick tick) {
        tick.begin(TickType.BOOK_SNAPSHOT);
        tick.bidLevels = Tick.DEPTH;
        tick.askLevels = Tick.DEPTH;
        long bid = bidSteps;
        long ask = askSteps;
        for (int level = 0; level < Tick.DEPTH; level++) {
            tick.bidPrices[level] = instrument.priceOf(bid);
            tick.bidAmounts[level] = size(bidDepthLots, level);
            tick.askPrices[level] = instrument.priceOf(ask);
            tick.askAmounts[level] = size(askDepthLots, level);
            bid -= 1 + random.index(2);
            ask += 1 + random.index(2);
        }
    }

    private double size(double depthLots, int level) {
        double lots = depthLots * (1 + DEPTH_GROWTH * level) * random.uniform(0.4, 1.6);
        return instrument.sizeOf(1 + (long) lots);
    }
}
