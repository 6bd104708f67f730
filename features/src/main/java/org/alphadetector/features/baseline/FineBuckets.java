package org.alphadetector.features.baseline;

/**
 * Numbers buckets of positive values in ascending order: every octave cut into 64 equal parts, so that the middle of a
 * bucket is within 0.8 % of every value in it (the linear parts of an octave of HdrHistogram).
 */
public final class FineBuckets {
    private static final int DROPPED_BITS = 46;

    private FineBuckets() {}

    /** The bucket of a finite value above 0. */
    public static int of(double value) {
        return (int) (Double.doubleToRawLongBits(value) >>> DROPPED_BITS);
    }

    /** The middle of a bucket. */
    public static double middle(int bucket) {
        return Double.longBitsToDouble(((long) bucket << DROPPED_BITS) | (1L << (DROPPED_BITS - 1)));
    }
}
