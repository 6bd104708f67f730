package org.alphadetector.ingest.random;

/**
 * A stream of random numbers that is the same on every platform: xoshiro256** (Blackman, Vigna: "Scrambled linear
 * pseudorandom number generators", 2018), seeded through SplitMix64 (Steele, Lea, Flood: "Fast splittable pseudorandom
 * number generators", 2014). Streams of the same seed and different numbers are independent for every purpose here.
 */
public final class RandomStream {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final double ULP_OF_UNIT = 0x1.0p-53;
    private static final Ziggurat GAUSSIAN = Ziggurat.GAUSSIAN;
    private static final Ziggurat EXPONENTIAL = Ziggurat.EXPONENTIAL;

    private long s0;
    private long s1;
    private long s2;
    private long s3;

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
    public double uniform(double low, double high) {
        return low + (high - low) * uniform();
    }

    /** Uniform among 0 to bound - 1; the bias is below bound / 2^53. */
    public int index(int bound) {
        return (int) (uniform() * bound);
    }

    /** Exponential with mean 1. */
    public double exponential() {
        double beyond = 0;
        while (true) {
            long bits = nextLong();
            int layer = (int) (bits & 0xFF);
            double share = (bits >>> 11) * ULP_OF_UNIT;
            double x = share * EXPONENTIAL.edges[layer];
            if (share < EXPONENTIAL.inside[layer]) {
                return beyond + x;
            }
            if (layer == 0) {
                // the tail beyond a point is the distribution again
                beyond += Ziggurat.EXPONENTIAL_TAIL;
            } else if (isBelow(EXPONENTIAL, layer, StrictMath.exp(-x))) {
                return beyond + x;
            }
        }
    }

    /** Standard normal. */
    public double gaussian() {
        while (true) {
            long bits = nextLong();
            int layer = (int) (bits & 0x7F);
            double share = (bits >> 11) * (2 * ULP_OF_UNIT);
            double x = share * GAUSSIAN.edges[layer];
            if (Math.abs(share) < GAUSSIAN.inside[layer]) {
                return x;
            }
            if (layer == 0) {
                return share < 0 ? -gaussianTail() : gaussianTail();
            }
            if (isBelow(GAUSSIAN, layer, StrictMath.exp(-0.5 * x * x))) {
                return x;
            }
        }
    }

    private boolean isBelow(Ziggurat ziggurat, int layer, double density) {
        double low = ziggurat.densities[layer];
        return low + uniform() * (ziggurat.densities[layer + 1] - low) < density;
    }

    /** The normal distribution beyond the tail's begin (Marsaglia: "Generating a variable from the tail", 1964). */
    private double gaussianTail() {
        double x;
        double y;
        do {
            x = exponential() / Ziggurat.GAUSSIAN_TAIL;
            y = exponential();
        } while (2 * y < x * x);
        return Ziggurat.GAUSSIAN_TAIL + x;
    }

    private static long mix(long value) {
        long z = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
