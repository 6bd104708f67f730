package org.alphadetector.features.row;

import org.alphadetector.ingest.tick.Decimals;

/** Cleans what adding and subtracting decimals as doubles leaves behind the fifteenth significant digit. */
public final class FifteenDigits {
    private static final int DIGITS = 15;
    private static final double LARGEST_EXACT = 1L << 53;

    private FifteenDigits() {}

    /**
     * The value rounded to the decimal places that 15 significant digits of the magnitude have: exact for sums and
     * differences of decimals of at most 15 digits that are no larger than the magnitude.
     */
    public static double round(double value, double magnitude) {
        double scaled = Math.abs(value) * Decimals.powerOfTen(places(Math.abs(magnitude)));
        if (!(scaled < LARGEST_EXACT)) {
            return value;
        }
        double power = Decimals.powerOfTen(places(Math.abs(magnitude)));
        return Math.rint(value * power) / power;
    }

    private static int places(double magnitude) {
        int places = DIGITS;
        while (places > 0 && magnitude >= Decimals.powerOfTen(DIGITS - places)) {
            places--;
        }
        double leading = magnitude * 10;
        while (leading < 1 && places < Decimals.MAX_SCALE) {
            leading *= 10;
            places++;
        }
        return places;
    }
}
