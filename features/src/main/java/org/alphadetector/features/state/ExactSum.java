package org.alphadetector.features.state;

import org.alphadetector.ingest.tick.Decimals;

/**
 * A sum of decimals without rounding, held as {@code units / 10^scale} in two words; zero words are the sum 0.
 *
 * <p>The scale grows to that of the finest addend. Where the units would overflow, the finest digits are rounded away,
 * half to even.
 */
public final class ExactSum {
    /** The words a sum needs. */
    public static final int WORDS = 2;

    private static final int UNITS = 0;
    private static final int SCALE = 1;
    private static final double LARGEST_EXACT = 1L << 53;

    private final StateSlice slice;

    public ExactSum(StateSlice slice) {
        this.slice = slice;
    }

    public long units() {
        return slice.word(UNITS);
    }

    public int scale() {
        return (int) slice.word(SCALE);
    }

    public void clear() {
        slice.clear();
    }

    /** Adds another sum. */
    public void add(ExactSum other) {
        add(other.units(), other.scale());
    }

    /** Subtracts another sum. */
    public void subtract(ExactSum other) {
        add(-other.units(), other.scale());
    }

    /** Adds {@code mantissa / 10^scale}, scale 0 to 18. */
    public void add(long mantissa, int mantissaScale) {
        long units = slice.word(UNITS);
        int scale = (int) slice.word(SCALE);
        if (mantissaScale == scale) {
            long sum = units + mantissa;
            if (!overflows(units, mantissa, sum)) {
                slice.word(UNITS, sum);
                return;
            }
        }
        addRescaled(units, scale, mantissa, mantissaScale);
    }

    /** Adds the decimal of fewest digits after the point that is written as this double. */
    public void add(double value) {
        int scale = 0;
        while (scale < Decimals.MAX_SCALE && fits(value, scale + 1) && !isWrittenWith(value, scale)) {
            scale++;
        }
        add((long) Math.rint(value * Decimals.powerOfTen(scale)), scale);
    }

    /** The double nearest to the sum while it has at most 15 significant digits, else within one unit in the last. */
    public double toDouble() {
        long units = slice.word(UNITS);
        int scale = (int) slice.word(SCALE);
        while (scale > 0 && units % 10 == 0) {
            units /= 10;
            scale--;
        }
        return Decimals.toDouble(units, scale);
    }

    /** Adds on the finest scale that holds the sum; a sum beyond 2^63 whole units stays at the limit. */
    private void addRescaled(long units, int scale, long mantissa, int mantissaScale) {
        for (int common = Math.max(scale, mantissaScale); common >= 0; common--) {
            if (!canRescale(units, common - scale) || !canRescale(mantissa, common - mantissaScale)) {
                continue;
            }
            long left = rescale(units, common - scale);
            long right = rescale(mantissa, common - mantissaScale);
            long sum = left + right;
            if (!overflows(left, right, sum)) {
                slice.word(UNITS, sum);
                slice.word(SCALE, common);
                return;
            }
        }
        slice.word(UNITS, (units < 0 ? -1 : 1) * Long.MAX_VALUE);
        slice.word(SCALE, 0);
    }

    private static boolean overflows(long left, long right, long sum) {
        return ((left ^ sum) & (right ^ sum)) < 0;
    }

    private static boolean canRescale(long value, int digits) {
        return digits <= 0 || Math.abs(value) <= Long.MAX_VALUE / Decimals.powerOfTen(digits);
    }

    private static long rescale(long value, int digits) {
        if (digits >= 0) {
            return value * Decimals.powerOfTen(digits);
        }
        long divisor = Decimals.powerOfTen(-digits);
        long quotient = value / divisor;
        long twice = 2 * Math.abs(value % divisor);
        boolean away = twice > divisor || (twice == divisor && (quotient & 1) != 0);
        return away ? quotient + Long.signum(value) : quotient;
    }

    private static boolean fits(double value, int scale) {
        return Math.abs(value) * Decimals.powerOfTen(scale) < LARGEST_EXACT;
    }

    private static boolean isWrittenWith(double value, int scale) {
        double power = Decimals.powerOfTen(scale);
        return Math.rint(value * power) / power == value;
    }
}
