package org.alphadetector.ingest.simulator;

import org.alphadetector.ingest.random.RandomStream;

/**
 * Stochastic volatility: the logarithm of the multiplier is a sum of Ornstein-Uhlenbeck processes (Scott: "Option pricing
 * when the variance changes randomly", 1987) with half-lives from minutes to days, which makes the clustering long
 * (LeBaron: "Stochastic volatility as a simple generator of apparent financial power laws and long memory", 2001).
 * Stepped each ten seconds. The mean of the squared multiplier is 1.
 */
final class Volatility {
    private static final long STEP_MICROS = 10_000_000;
    private static final double STEP_SECONDS = STEP_MICROS / 1e6;
    private static final double[] HALF_LIVES_SECONDS = {90, 1_200, 14_000, 86_400};
    private static final double[] SIGMAS = {0.25, 0.18, 0.36, 0.34};
    private static final double[] DECAYS = new double[SIGMAS.length];
    private static final double[] STEP_SIGMAS = new double[SIGMAS.length];
    private static final double VARIANCE;

    static {
        double variance = 0;
        for (int i = 0; i < SIGMAS.length; i++) {
            DECAYS[i] = StrictMath.pow(0.5, STEP_SECONDS / HALF_LIVES_SECONDS[i]);
            STEP_SIGMAS[i] = SIGMAS[i] * Math.sqrt(1 - DECAYS[i] * DECAYS[i]);
            variance += SIGMAS[i] * SIGMAS[i];
        }
        VARIANCE = variance;
    }

    private final RandomStream random;
    private final double[] levels = new double[SIGMAS.length];
    private long nextStepMicros;
    private double multiplier;

    Volatility(RandomStream random, long startMicros) {
        this.random = random;
        nextStepMicros = startMicros + STEP_MICROS;
        for (int i = 0; i < levels.length; i++) {
            levels[i] = SIGMAS[i] * random.gaussian();
        }
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
            for (int i = 0; i < levels.length; i++) {
                levels[i] = DECAYS[i] * levels[i] + STEP_SIGMAS[i] * random.gaussian();
            }
            nextStepMicros += STEP_MICROS;
        }
        multiplier = multiplierNow();
    }

    private double multiplierNow() {
        double sum = 0;
        for (double level : levels) {
            sum += level;
        }
        return Exponential.of(sum - VARIANCE);
    }
}
