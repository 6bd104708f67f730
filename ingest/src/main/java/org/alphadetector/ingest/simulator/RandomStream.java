package org.alphadetector.ingest.simulator;

/**
 * A stream of random numbers that is the same on every platform: xoshiro256** (Blackman, Vigna: "Scrambled linear
 * pseudorandom number generators", 2018), seeded through SplitMix64 (Steele, Lea, Flood: "Fast splittable pseudorandom
 * number generators", 2014). Streams of the same seed and different numbers are independent for every purpose here.
 */
public final class RandomStream {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final double ULP_OF_UNIT = 0x1.0p-53;

    private long s0;
    private long s1;
    private long s2;
    private long s3;
    private double spareGaussian = Double.NaN;

    /** The stream of this number. */
    public RandomStream(long seed, long streamNumber) {
        long state = mix(seed + GOLDEN_GAMMA) ^ mix(streamNumber * GOLDEN_GAMMA + 1);
        s0 = mix(state += GOLDEN_GAMMA);
        s1 = mix(state += GOLDEN_GAMMA);
        s2 = mix(state += GOLDEN_GAMMA);
        s3 = mix(state + GOLDEN_GAMMA);
    }

    /** 64 random bits. */
    public long nextLong() {
        long result = Long.rotateLeft(s1 * 5, 7) * 9;
        long shifted = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= shifted;
        s3 = Long.rotateLeft(s3, 45);
        return result;
    }

    /** Uniform in [0, 1). */
    public double uniform() {
        return (nextLong() >>> 11) * ULP_OF_UNIT;
    }

    /** Uniform in [low, high). */
    double uniform(double low, double high) {
        return low + (high - low) * uniform();
    }

    /** Uniform among 0 to bound - 1; the bias is below bound / 2^53. */
    public int index(int bound) {
        return (int) (uniform() * bound);
    }

    /** Exponential with mean 1. */
    public double exponential() {
        return -StrictMath.log(1 - uniform());
    }

    /** Standard normal, by the polar method (Marsaglia, Bray: "A convenient method for generating normal variables", 1964). */
    public double gaussian() {
        double spare = spareGaussian;
        if (!Double.isNaN(spare)) {
            spareGaussian = Double.NaN;
            return spare;
        }
        double x;
        double y;
        double squaredRadius;
        do {
            x = 2 * uniform() - 1;
            y = 2 * uniform() - 1;
            squaredRadius = x * x + y * y;
        } while (squaredRadius >= 1 || squaredRadius == 0);
        double scale = Math.sqrt(-2 * StrictMath.log(squaredRadius) / squaredRadius);
        spareGaussian = y * scale;
        return x * scale;
    }

    private static long mix(long value) {
        long z = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
