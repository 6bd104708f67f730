package org.alphadetector.ingest.tick;

/** Decimals held as two primitives, {@code mantissa / 10^scale}, with scale 0 to 18. */
public final class Decimals {
    /** The largest scale. */
    public static final int MAX_SCALE = 18;

    private static final double[] POWERS = new double[MAX_SCALE + 1];
    private static final long[] LONG_POWERS = new long[MAX_SCALE + 1];

    static {
        double power = 1;
        long longPower = 1;
        for (int i = 0; i <= MAX_SCALE; i++) {
            POWERS[i] = power;
            LONG_POWERS[i] = longPower;
            power *= 10;
            longPower *= 10;
        }
    }

    private Decimals() {}

    /** The nearest double while {@code |mantissa| < 2^53}, else within one unit in the last place. */
    public static double toDouble(long mantissa, int scale) {
        return mantissa / POWERS[scale];
    }

    /** 10^exponent, for exponent 0 to 18. */
    public static long powerOfTen(int exponent) {
        return LONG_POWERS[exponent];
    }
}
