package org.alphadetector.ingest.simulator;

import org.alphadetector.ingest.random.RandomStream;
import org.alphadetector.ingest.tick.Side;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickType;

/**
 * The trades and liquidations of one asset. Hidden orders of Pareto-distributed length are worked off piece by piece, a
 * few at a time, which gives the signs of trades their long memory (Lillo, Mike, Farmer: "Theory for long memory in supply
 * and demand", 2005). A price that knows them answers only to the surprise in a sign and stays a martingale (Lillo, Farmer:
 * "The long memory of the efficient market", 2004). Sizes are lognormal.
 */
final class TradeFlow {
    private static final int HIDDEN_ORDERS = 8;
    /** New orders follow the price of the last seconds: this much more often for each sigma, and this much at most. */
    private static final double FOLLOWING_PER_MOMENTUM = 0.2;

    private static final double MOST_FOLLOWING = 0.4;
    private static final int LONGEST_ORDER = 20_000;
    private static final double SIZE_SIGMA = 1.1;
    private static final double LARGEST_SIZE_SIGMAS = 4;
    private static final double LIQUIDATION_SIZE = 3;

    private final Instrument instrument;
    private final RandomStream random;
    private final int[] signs = new int[HIDDEN_ORDERS];
    private final int[] pieces = new int[HIDDEN_ORDERS];
    private int signSum;
    private long lastId;
    private double lastSize;

    TradeFlow(Instrument instrument, RandomStream random) {
        this.instrument = instrument;
        this.random = random;
        for (int i = 0; i < HIDDEN_ORDERS; i++) {
            renew(i, 0);
        }
    }

    /** What the next sign is on average, in [-1, 1]. */
    double expectedSign() {
        return (double) signSum / HIDDEN_ORDERS;
    }

    /** A trade at the quotes; returns the surprise in its sign times the fourth root of its size in usual ones. */
    double fillTrade(Tick tick, Quotes quotes, double momentum) {
        double expected = expectedSign();
        int order = random.index(HIDDEN_ORDERS);
        int sign = signs[order];
        if (--pieces[order] == 0) {
            signSum -= sign;
            renew(order, momentum);
        }
        tick.begin(TickType.TRADE);
        tick.side = sign > 0 ? Side.BUY : Side.SELL;
        fill(tick, quotes, 1);
        tick.idKind = Tick.IdKind.NUMERIC;
        tick.numericId = ++lastId;
        return (sign - expected) * Math.sqrt(Math.sqrt(lastSize));
    }

    /** A rising price liquidates shorts ({@code buy}), a falling one longs ({@code sell}). */
    void fillLiquidation(Tick tick, Quotes quotes, boolean isRising) {
        tick.begin(TickType.LIQUIDATION);
        tick.side = isRising ? Side.BUY : Side.SELL;
        fill(tick, quotes, LIQUIDATION_SIZE);
    }

    /** The last one's size in usual trades. */
    double lastSize() {
        return lastSize;
    }

    private void fill(Tick tick, Quotes quotes, double sizeMultiplier) {
        double logSize = SIZE_SIGMA * Math.min(LARGEST_SIZE_SIGMAS, random.gaussian());
        lastSize = sizeMultiplier * Exponential.of(logSize);
        tick.price = tick.side == Side.BUY ? quotes.askPrice() : quotes.bidPrice();
        tick.amountMantissa = 1 + (long) (instrument.typicalTradeLots() * lastSize);
        tick.amountScale = instrument.lotScale();
    }

    /** A new hidden order: its length exceeds n with a probability of n^-1.5. */
    private void renew(int order, double momentum) {
        double root = StrictMath.cbrt(1 - random.uniform());
        pieces[order] = (int) Math.min(LONGEST_ORDER, 1 / (root * root));
        double following = Math.max(-MOST_FOLLOWING, Math.min(MOST_FOLLOWING, FOLLOWING_PER_MOMENTUM * momentum));
        signs[order] = random.uniform() < 0.5 + following ? 1 : -1;
        signSum += signs[order];
    }
}
