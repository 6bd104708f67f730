package org.alphadetector.ingest.simulator;

/** The unrounded price of one asset: its share of the market's return, its own return, and what is injected. */
final class PricePath {
    private static final double MICROS_PER_MINUTE = 60e6;
    /** Time over which {@link #momentum} looks back, microseconds. */
    private static final double MOMENTUM_MICROS = 5e6;
    /** Far above the depth of a book, so that no bid falls to zero. */
    private static final long LOWEST_STEPS = 100;

    private final Instrument instrument;
    private final MarketFactor factor;
    private final RandomStream random;
    private final Volatility ownVolatility;
    private final double lowestPrice;
    private final double longRunMinuteSigma;
    private double price;
    private double factorLevel;
    private double recentReturn;
    private long lastMicros;

    PricePath(Instrument instrument, MarketFactor factor, RandomStream random, long startMicros) {
        this.instrument = instrument;
        this.factor = factor;
        this.random = random;
        ownVolatility = new Volatility(random, startMicros);
        lowestPrice = LOWEST_STEPS * instrument.step();
        double shared = instrument.beta() * MarketFactor.MINUTE_SIGMA;
        longRunMinuteSigma = Math.sqrt(shared * shared + instrument.ownMinuteSigma() * instrument.ownMinuteSigma());
        price = instrument.startPrice();
        factorLevel = factor.level();
        lastMicros = startMicros;
    }

    /** The price at a time; {@code injectedLogReturn} is what is injected since the last call. */
    void advance(long micros, double injectedLogReturn) {
        ownVolatility.advance(micros);
        double elapsedMicros = micros - lastMicros;
        double ownSigma = instrument.ownMinuteSigma() * ownVolatility.multiplier();
        double simpleReturn = instrument.beta() * (factor.level() - factorLevel)
                + ownSigma * Math.sqrt(elapsedMicros / MICROS_PER_MINUTE) * random.gaussian()
                + injectedLogReturn;
        price = Math.max(lowestPrice, price * (1 + simpleReturn));
        recentReturn = recentReturn / (1 + elapsedMicros / MOMENTUM_MICROS) + simpleReturn;
        factorLevel = factor.level();
        lastMicros = micros;
    }

    double price() {
        return price;
    }

    /** The return of the last seconds in its own standard deviations, about standard normal without injections. */
    double momentum() {
        return recentReturn / (minuteSigma() * Math.sqrt(MOMENTUM_MICROS / 2 / MICROS_PER_MINUTE));
    }

    /** Standard deviation of the one-minute log return as it is now. */
    double minuteSigma() {
        double shared = instrument.beta() * factor.minuteSigma();
        double own = instrument.ownMinuteSigma() * ownVolatility.multiplier();
        return Math.sqrt(shared * shared + own * own);
    }

    /** What injections are measured in: {@link #minuteSigma}, but never less than over the long run. */
    double injectionSigma() {
        return Math.max(longRunMinuteSigma, minuteSigma());
    }

    /** How busy the asset is because its price moves more or less than usual. */
    double excitement() {
        return ownVolatility.multiplier();
    }
}
