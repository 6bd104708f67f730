package org.alphadetector.ingest.simulator;

/**
 * Stochastic volatility: the logarithm of the multiplier follows an Ornstein-Uhlenbeck process (Scott: "Option pricing when
 * the variance changes randomly", 1987), stepped each second. The mean of the squared multiplier is 1.
 */
final class Volatility {
    private static final long STEP_MICROS = 1_000_000;
    private static final double STATIONARY_SIGMA = 0.3;
    private static final double HALF_LIFE_SECONDS = 900;
    private static final double DECAY = StrictMath.pow(0.5, 1 / HALF_LIFE_SECONDS);
    private static final double STEP_SIGMA = STATIONARY_SIGMA * Math.sqrt(1 - DECAY * DECAY);

    private final RandomStream random;
    private long nextStepMicros;
    private double logMultiplier;
    private double multiplier;

    Volatility(RandomStream random, long startMicros) {
        this.random = random;
        nextStepMicros = startMicros + STEP_MICROS;
        logMultiplier = STATIONARY_SIGMA * random.gaussian();
        multiplier = multiplierNow();
    }

    /** By how much returns are larger or smaller than over the long run. */
    double multiplier() {
        return multiplier;
    }

    void advance(long micros) {
        if (micros < nextStepMicros) {
            return;
        }
        while (micros >= nextStepMicros) {
            logMultiplier = DECAY * logMultiplier + STEP_SIGMA * random.gaussian();
            nextStepMicros += STEP_MICROS;
        }
        multiplier = multiplierNow();
    }

    private double multiplierNow() {
        return StrictMath.exp(logMultiplier - STATIONARY_SIGMA * STATIONARY_SIGMA);
    }
}
