package org.alphadetector.ingest.simulator;

/** The return that all assets share, in steps of 100 ms. */
final class MarketFactor {
    /** Standard deviation of the factor's one-minute log return over the long run. */
    static final double MINUTE_SIGMA = 4e-4;

    private static final long STEP_MICROS = 100_000;
    private static final double STEP_SIGMA = MINUTE_SIGMA * Math.sqrt(STEP_MICROS / 60e6);
    private static final long RANDOM_STREAM = -1;

    private final RandomStream random;
    private final Volatility volatility;
    private long nextStepMicros;
    private double level;

    MarketFactor(long seed, long startMicros) {
        random = new RandomStream(seed, RANDOM_STREAM);
        volatility = new Volatility(random, startMicros);
        nextStepMicros = startMicros + STEP_MICROS;
    }

    void advance(long micros) {
        while (micros >= nextStepMicros) {
            volatility.advance(nextStepMicros);
            level += STEP_SIGMA * volatility.multiplier() * random.gaussian();
            nextStepMicros += STEP_MICROS;
        }
    }

    /** The sum of the factor's log returns so far. */
    double level() {
        return level;
    }

    /** Standard deviation of the factor's one-minute log return as it is now. */
    double minuteSigma() {
        return MINUTE_SIGMA * volatility.multiplier();
    }
}
