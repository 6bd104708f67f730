package org.alphadetector.research.series;

import java.util.Random;

/** Kinds of ordinary series, as metrics, counts, prices and measurements have them. */
public enum Background {
    GAUSSIAN(300),
    STUDENT_T(300),
    AUTOREGRESSIVE(300),
    POISSON(300),
    SPARSE_COUNTS(300),
    DAILY(300),
    WEEKLY(1_800),
    OSCILLATING(60),
    RANDOM_WALK(60),
    CLUSTERED(60),
    TREND(3_600),
    PROCESSOR(300),
    LATENCY(60),
    TEMPERATURE(300),
    MOSTLY_CONSTANT(300);

    private static final double DAY_SECONDS = 86_400;

    private final int stepSeconds;

    Background(int stepSeconds) {
        this.stepSeconds = stepSeconds;
    }

    /** The time between two values. */
    public int stepSeconds() {
        return stepSeconds;
    }

    /** So many ordinary values from a seed. */
    public double[] values(int rows, long seed) {
        Random random = new Random(seed * 1_000_003 + name().hashCode());
        double[] values = new double[rows];
        double[] state = new double[3];
        for (int i = 0; i < rows; i++) {
            values[i] = next(i, state, random);
        }
        return values;
    }

    private double next(int i, double[] state, Random random) {
        double noise = random.nextGaussian();
        double dayPhase = 2 * Math.PI * (i * (double) stepSeconds / DAY_SECONDS);
        return switch (this) {
            case GAUSSIAN -> 50 + 3 * noise;
            case STUDENT_T -> 20 + studentT(3, random);
            case AUTOREGRESSIVE -> 100 + (state[0] = 0.8 * state[0] + noise);
            case POISSON -> poisson(4, random);
            case SPARSE_COUNTS -> random.nextDouble() < 0.1 ? 1 + poisson(1.5, random) : 0;
            case DAILY -> 200 + 60 * Math.sin(dayPhase) + 20 * Math.sin(2 * dayPhase + 1) + 6 * noise;
            case WEEKLY -> traffic(i, random);
            case OSCILLATING -> 10 * Math.sin(2 * Math.PI * i / 37) + 1.5 * noise;
            case RANDOM_WALK -> 1_000 * Math.exp(state[0] += 0.0008 * studentT(4, random));
            case CLUSTERED -> clustered(state, noise);
            case TREND -> 5 + 0.02 * i + 2 * noise;
            case PROCESSOR -> processor(state, random);
            case LATENCY -> Math.exp(3 + 0.4 * noise + (random.nextDouble() < 0.002 ? 1.5 : 0));
            case TEMPERATURE ->
                Math.round(10 * (70 + (state[0] = 0.995 * state[0] + 0.15 * noise) + 4 * Math.sin(dayPhase))) / 10.0;
            case MOSTLY_CONSTANT -> (state[0] += random.nextDouble() < 0.01 ? (random.nextBoolean() ? 1 : -1) : 0) + 30;
        };
    }

    private double traffic(int i, Random random) {
        double seconds = i * (double) stepSeconds;
        int day = (int) (seconds / DAY_SECONDS) % 7;
        double hour = seconds % DAY_SECONDS / 3_600;
        double rush = Math.exp(-Math.pow(hour - 8.5, 2) / 4) + Math.exp(-Math.pow(hour - 18, 2) / 6);
        double mean = 200 + 1_500 * rush * (day >= 5 ? 0.45 : 1);
        return Math.max(0, Math.round(mean + Math.sqrt(mean) * 2 * random.nextGaussian()));
    }

    private static double clustered(double[] state, double noise) {
        state[0] = 0.05 + 0.12 * state[1] * state[1] + 0.83 * state[0];
        state[1] = Math.sqrt(state[0]) * noise;
        return state[1];
    }

    /** A load with a slow level, bursts of its own and a job that runs now and then. */
    private static double processor(double[] state, Random random) {
        state[0] = 0.97 * state[0] + 0.4 * random.nextGaussian();
        if (random.nextDouble() < 0.003) {
            state[1] = 8;
        }
        state[1] *= 0.85;
        return Math.max(0, 25 + state[0] + state[1] + 0.8 * random.nextGaussian());
    }

    static double studentT(int degrees, Random random) {
        double square = 0;
        for (int i = 0; i < degrees; i++) {
            double normal = random.nextGaussian();
            square += normal * normal;
        }
        return random.nextGaussian() / Math.sqrt(square / degrees);
    }

    static int poisson(double mean, Random random) {
        double limit = Math.exp(-mean);
        double product = random.nextDouble();
        int count = 0;
        while (product > limit) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }
}
