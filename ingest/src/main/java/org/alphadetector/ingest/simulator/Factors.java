package org.alphadetector.ingest.simulator;

import org.alphadetector.ingest.random.RandomStream;

/** The returns that assets share, in steps of 100 ms: the market's, and one for each sector. */
final class Factors {
    /** Sectors of the market. */
    static final int SECTORS = 5;
    /** Standard deviation of the market's one-minute log return over the long run. */
    static final double MARKET_MINUTE_SIGMA = 4e-4;
    /** Standard deviation of a sector's one-minute log return over the long run. */
    static final double SECTOR_MINUTE_SIGMA = 2e-4;

    private static final long STEP_MICROS = 100_000;
    private static final double ROOT_STEP_MINUTES = Math.sqrt(STEP_MICROS / 60e6);
    private static final long RANDOM_STREAM = -1;

    private final RandomStream random;
    private final Volatility volatility;
    private final double[] sectorLevels = new double[SECTORS];
    private long nextStepMicros;
    private double marketLevel;
    private double season;
    private double rootVolatility;

    Factors(long seed, long startMicros) {
        random = new RandomStream(seed, RANDOM_STREAM);
        volatility = new Volatility(random, startMicros);
        nextStepMicros = startMicros + STEP_MICROS;
        season = Season.at(startMicros);
        rootVolatility = Math.sqrt(volatility.multiplier());
    }

    void advance(long micros) {
        while (micros >= nextStepMicros) {
            volatility.advance(nextStepMicros);
            rootVolatility = Math.sqrt(volatility.multiplier());
            season = Season.at(nextStepMicros);
            double scale = ROOT_STEP_MINUTES * volatility.multiplier() * season;
            marketLevel += MARKET_MINUTE_SIGMA * scale * random.gaussian();
            for (int i = 0; i < SECTORS; i++) {
                sectorLevels[i] += SECTOR_MINUTE_SIGMA * scale * random.gaussian();
            }
            nextStepMicros += STEP_MICROS;
        }
    }

    /** The sum of the market's log returns so far. */
    double marketLevel() {
        return marketLevel;
    }

    /** The sum of a sector's log returns so far, the market's apart. */
    double sectorLevel(int sector) {
        return sectorLevels[sector];
    }

    /** By how much the shared returns are now larger than over the long run, season included. */
    double multiplier() {
        return volatility.multiplier() * season;
    }

    /** What the market's state does to the volatility of each asset's own return: season, and half of its own state. */
    double ownMultiplier() {
        return rootVolatility * season;
    }
}
