package org.alphadetector.features.baseline;

/**
 * Numbers the buckets of {@link ForgettingHistogram} and {@link ForgettingQuantiles} in ascending order of the values
 * they hold.
 */
final class LogBuckets {
    private static final int PARTS_PER_OCTAVE = 24;
    private static final int LOWEST_EXPONENT = -30;
    private static final int HIGHEST_EXPONENT = 29;
    private static final int MAGNITUDES = (HIGHEST_EXPONENT - LOWEST_EXPONENT + 1) * PARTS_PER_OCTAVE;
    private static final long MANTISSA_MASK = (1L << 52) - 1;

    /** Where zero and everything too small lies. */
    static final int ZERO = MAGNITUDES;

    /** How many buckets there are. */
    static final int CELLS = 2 * MAGNITUDES + 1;

    private LogBuckets() {}

    /** The bucket of a value that is not NaN. */
    static int cell(double value) {
        double magnitude = Math.abs(value);
        if (magnitude < ForgettingHistogram.SMALLEST) {
            return ZERO;
        }
        int offset = 1 + magnitudeIndex(magnitude);
        return value > 0 ? ZERO + offset : ZERO - offset;
    }

    /** The middle of a bucket, 0 for that of zero. */
    static double middle(int cell) {
        if (cell == ZERO) {
            return 0;
        }
        int index = Math.abs(cell - ZERO) - 1;
        double part = (index % PARTS_PER_OCTAVE + 0.5) / PARTS_PER_OCTAVE;
        double magnitude = Math.scalb(1 + part, LOWEST_EXPONENT + index / PARTS_PER_OCTAVE);
        return cell > ZERO ? magnitude : -magnitude;
    }

    /** Where a bucket of positive values ends; for that of zero, the smallest magnitude. */
    static double upperEdge(int cell) {
        int index = Math.max(cell, ZERO) - ZERO;
        double part = index % PARTS_PER_OCTAVE / (double) PARTS_PER_OCTAVE;
        return Math.scalb(1 + part, LOWEST_EXPONENT + index / PARTS_PER_OCTAVE);
    }

    /** The bucket of a positive value that is not too small, 0 for the lowest. */
    static int magnitudeIndex(double magnitude) {
        if (magnitude >= ForgettingHistogram.LARGEST) {
            return MAGNITUDES - 1;
        }
        long bits = Double.doubleToRawLongBits(magnitude);
        int exponent = (int) (bits >>> 52) - 1023;
        int part = (int) (((bits & MANTISSA_MASK) * PARTS_PER_OCTAVE) >>> 52);
        return (exponent - LOWEST_EXPONENT) * PARTS_PER_OCTAVE + part;
    }
}
