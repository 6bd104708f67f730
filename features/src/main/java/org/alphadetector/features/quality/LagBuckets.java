package org.alphadetector.features.quality;

/**
 * Numbers buckets of signed whole milliseconds in ascending order: one a millisecond up to 127, from there 64 an
 * octave, mirrored below zero.
 */
final class LagBuckets {
    private static final int EXACT = 128;
    private static final int PARTS = 64;
    private static final int PART_BITS = 6;

    private LagBuckets() {}

    static int of(long lagMs) {
        long magnitude = Math.min(Math.abs(lagMs), Integer.MAX_VALUE);
        int octave = Math.max(0, 63 - Long.numberOfLeadingZeros(magnitude | 1) - PART_BITS);
        int bucket = PARTS * octave + (int) (magnitude >> octave);
        return lagMs < 0 ? -bucket : bucket;
    }

    /** The middle of a bucket in milliseconds. */
    static long middle(int bucket) {
        int magnitude = Math.abs(bucket);
        if (magnitude < EXACT) {
            return bucket;
        }
        int octave = magnitude / PARTS - 1;
        long middle = ((long) (magnitude - PARTS * octave) << octave) + (1L << (octave - 1));
        return bucket < 0 ? -middle : middle;
    }
}
