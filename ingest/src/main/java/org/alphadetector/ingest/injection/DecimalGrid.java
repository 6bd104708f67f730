package org.alphadetector.ingest.injection;

import org.alphadetector.ingest.tick.Decimals;

/** The grid on which an asset's prices or sizes lie, learnt from them: their decimals and the greatest common step. */
final class DecimalGrid {
    private static final int MOST_DECIMALS = 12;
    private static final double LARGEST_MANTISSA = 1e15;

    private int scale;
    private long stepMantissa;

    /** Learns from a number as it came, which is not negative. */
    void observe(double number) {
        double scaled = number * Decimals.powerOfTen(scale);
        long mantissa = Math.round(scaled);
        while (scale < MOST_DECIMALS && scaled < LARGEST_MANTISSA && Decimals.toDouble(mantissa, scale) != number) {
            scale++;
            stepMantissa *= 10;
            scaled = number * Decimals.powerOfTen(scale);
            mantissa = Math.round(scaled);
        }
        if (stepMantissa == 0 || mantissa % stepMantissa != 0) {
            stepMantissa = greatestCommonDivisor(mantissa, stepMantissa);
        }
    }

    /** The step, 0 before the first number. */
    double step() {
        return Decimals.toDouble(stepMantissa, scale);
    }

    /** The nearest on the grid, at least one step. */
    double nearest(double number) {
        return numberOf(Math.round(number / step()));
    }

    /** The next on the grid that is not above, at least one step. */
    double floor(double number) {
        return numberOf((long) Math.floor(number / step() + 1e-9));
    }

    /** The next on the grid that is not below, at least one step. */
    double ceil(double number) {
        return numberOf((long) Math.ceil(number / step() - 1e-9));
    }

    private double numberOf(long steps) {
        return Decimals.toDouble(Math.max(1, steps) * stepMantissa, scale);
    }

    private static long greatestCommonDivisor(long a, long b) {
        long x = a;
        long y = b;
        while (y != 0) {
            long rest = x % y;
            x = y;
            y = rest;
        }
        return Math.max(1, x);
    }
}
