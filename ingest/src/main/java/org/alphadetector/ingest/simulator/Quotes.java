package org.alphadetector.ingest.simulator;

import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickType;

/** The book of one asset: best bid and ask around the price, wider and thinner in stress. Never crossed. */
final class Quotes {
    /** Size at the best level in typical trades. */
    private static final double DEPTH_IN_TRADES = 12;
    /** How fast depth grows from level to level. */
    private static final double DEPTH_GROWTH = 0.5;
    /** Momentum from which the spread widens, up to {@link #LARGEST_WIDENING} times. */
    private static final double CALM_MOMENTUM = 2;

    private static final double WIDENING_PER_MOMENTUM = 0.5;
    private static final double LARGEST_WIDENING = 2;

    private final Instrument instrument;
    private final RandomStream random;
    private final double step;
    private long bidSteps;
    private long askSteps;
    private double depthLots;

    Quotes(Instrument instrument, RandomStream random) {
        this.instrument = instrument;
        this.random = random;
        step = instrument.step();
    }

    /** Quotes anew around a price; {@code stress} multiplies the spread. */
    void requote(double price, double momentum, double stress) {
        double widening = 1 + WIDENING_PER_MOMENTUM * Math.max(0, Math.abs(momentum) - CALM_MOMENTUM);
        double width = stress * Math.min(LARGEST_WIDENING, widening);
        double half = price * instrument.halfSpreadRatio() * width * (0.8 + 0.4 * random.uniform());
        bidSteps = (long) Math.floor((price - half) / step);
        askSteps = Math.max(bidSteps + 1, (long) Math.ceil((price + half) / step));
        depthLots = instrument.typicalTradeLots() * DEPTH_IN_TRADES / width;
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
        tick.bidAmount = size(0);
        tick.askPrice = askPrice();
        tick.askAmount = size(0);
    }

    void fillSnapshot(Tick tick) {
        tick.begin(TickType.BOOK_SNAPSHOT);
        tick.bidLevels = Tick.DEPTH;
        tick.askLevels = Tick.DEPTH;
        long bid = bidSteps;
        long ask = askSteps;
        for (int level = 0; level < Tick.DEPTH; level++) {
            tick.bidPrices[level] = instrument.priceOf(bid);
            tick.bidAmounts[level] = size(level);
            tick.askPrices[level] = instrument.priceOf(ask);
            tick.askAmounts[level] = size(level);
            bid -= 1 + random.index(2);
            ask += 1 + random.index(2);
        }
    }

    private double size(int level) {
        double lots = depthLots * (1 + DEPTH_GROWTH * level) * random.uniform(0.4, 1.6);
        return instrument.sizeOf(1 + (long) lots);
    }
}
