package org.alphadetector.ingest.simulator;

import org.alphadetector.ingest.random.RandomStream;

/**
 * The unrounded price of one asset: its share of the market's and its sector's returns, which reach slower assets later,
 * its own news, and the impact of its trades.
 */
final class PricePath {
    /** Share of the variance of the asset's own return that its trades bring. */
    static final double IMPACT_SHARE = 0.55;

    private static final double MICROS_PER_MINUTE = 60e6;
    private static final double MICROS_PER_SECOND = 1e6;
    /** Time over which {@link #momentum} looks back, microseconds. */
    private static final double MOMENTUM_MICROS = 5e6;
    /** Far above the depth of a book, so that no bid falls to zero. */
    private static final long LOWEST_STEPS = 100;
    /** Of a trade, to which its impact is scaled: E[(sign - expected)^2 sqrt(size)]. */
    private static final double MEAN_SQUARED_SURPRISE = 1.02;

    private final Instrument instrument;
    private final Factors factors;
    private final RandomStream random;
    private final Volatility ownVolatility;
    private final double lowestPrice;
    private final double impact;
    private final double newsSigma;
    private double price;
    private double factorLevel;
    private double recentReturn;
    private double ownMultiplier;
    private long lastMicros;

    PricePath(Instrument instrument, Factors factors, RandomStream random, long startMicros, double tradesPerSecond) {
        this.instrument = instrument;
        this.factors = factors;
        this.random = random;
        ownVolatility = new Volatility(random, startMicros);
        lowestPrice = LOWEST_STEPS * instrument.step();
        impact = instrument.ownMinuteSigma() * Math.sqrt(IMPACT_SHARE / (60 * tradesPerSecond * MEAN_SQUARED_SURPRISE));
        newsSigma = instrument.ownMinuteSigma() * Math.sqrt(1 - IMPACT_SHARE);
        price = instrument.startPrice();
        factorLevel = sharedLevel();
        ownMultiplier = ownVolatility.multiplier() * factors.ownMultiplier();
        lastMicros = startMicros;
    }

    /** The price at a time. */
    void advance(long micros) {
        ownVolatility.advance(micros);
        ownMultiplier = ownVolatility.multiplier() * factors.ownMultiplier();
        double elapsedMicros = micros - lastMicros;
        double missing = sharedLevel() - factorLevel;
        double arrived = instrument.lagSeconds() == 0
                ? missing
                : missing * (1 - Exponential.decay(elapsedMicros / MICROS_PER_SECOND / instrument.lagSeconds()));
        factorLevel += arrived;
        double news = newsSigma * ownMultiplier * Math.sqrt(elapsedMicros / MICROS_PER_MINUTE) * random.gaussian();
        recentReturn /= 1 + elapsedMicros / MOMENTUM_MICROS;
        lastMicros = micros;
        move(arrived + news);
    }

    /** The price answers to a trade: {@code surprise} is positive when takers bought unexpectedly. */
    void answer(double surprise) {
        // the rate of trades grows like the root of the multiplier; the rest of its square is left for each
        double root = Math.sqrt(ownMultiplier);
        move(impact * root * Math.sqrt(root) * surprise);
    }

    double price() {
        return price;
    }

    /** The return of the last seconds in its own standard deviations, about standard normal. */
    double momentum() {
        return recentReturn / (minuteSigma() * Math.sqrt(MOMENTUM_MICROS / 2 / MICROS_PER_MINUTE));
    }

    /** By how much the asset's own returns are now larger than over the long run, season included. */
    double ownMultiplier() {
        return ownMultiplier;
    }

    private double minuteSigma() {
        double multiplier = factors.multiplier();
        double market = instrument.beta() * Factors.MARKET_MINUTE_SIGMA * multiplier;
        double sector = instrument.beta() * Factors.SECTOR_MINUTE_SIGMA * multiplier;
        double own = instrument.ownMinuteSigma() * ownMultiplier;
        return Math.sqrt(market * market + sector * sector + own * own);
    }

    private double sharedLevel() {
        return instrument.beta() * (factors.marketLevel() + factors.sectorLevel(instrument.sector()));
    }

    private void move(double simpleReturn) {
        price = Math.max(lowestPrice, price * (1 + simpleReturn));
        recentReturn += simpleReturn;
    }
}
