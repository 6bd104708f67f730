package org.alphadetector.ingest.codec;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;
import org.alphadetector.ingest.tick.Decimals;

/**
 * Reads a JSON number as {@code mantissa * 10^exponent} and gives it as the nearest double or as a decimal of at most 18
 * digits. Digits after the 18th significant one are kept as a rounding digit and a flag, so a number of any length is
 * rounded once, from its exact value.
 */
public final class NumberReader {
    private static final int MAX_DIGITS = 18;
    private static final int EXPONENT_LIMIT = 100_000_000;
    private static final long EXACT_DOUBLE = 1L << 53;
    /** 18 digits with a lower one are below 1e-324, less than half of the smallest double. */
    private static final int LEAST_EXPONENT = -342;
    /** Any digits with a higher one are above the greatest double, 1.8e308. */
    private static final int GREATEST_EXPONENT = 308;

    private static final double[] POWERS = new double[23];

    static {
        double power = 1;
        for (int i = 0; i < POWERS.length; i++) {
            POWERS[i] = power;
            power *= 10;
        }
    }

    private byte[] buffer = new byte[0];
    private int start;
    private int end;
    private boolean negative;
    private long mantissa;
    private int exponent;
    private boolean integerLiteral;
    /** Whether the mantissa is less than the number: then {@link #longDigits} know the rest. */
    private boolean truncated;

    private final LongDigits longDigits = new LongDigits();

    private long decimalMantissa;
    private int decimalScale;

    /** Reads the number that comes next at the cursor; false when there is none, and the cursor has failed. */
    boolean readToken(JsonCursor cursor) {
        int after = read(cursor.buffer(), cursor.position(), cursor.end());
        if (after < 0) {
            return cursor.fail("expected a value");
        }
        cursor.moveTo(after);
        return true;
    }

    /** Reads the number that starts at {@code from}; gives the position after it, or -1 when there is none. */
    public int read(byte[] bytes, int from, int to) {
        int after = readUsual(bytes, from, to);
        return after > 0 ? after : readAny(bytes, from, to);
    }

    /**
     * Reads what nearly every number is, 1 to 7 digits and perhaps a point and 1 to 8 more; gives 0, which is no position after
     * a number, when another one comes.
     */
    private int readUsual(byte[] bytes, int from, int to) {
        long word = Words.at(bytes, from, to);
        int digits = Digits.count(word);
        boolean isUsual = digits > 0 && digits < Long.BYTES && (digits == 1 || (byte) word != '0');
        if (!isUsual) {
            return 0;
        }
        long value = Digits.value(word, digits);
        int places = 0;
        int at = from + digits;
        byte next = (byte) (word >>> (Byte.SIZE * digits));
        if (next == '.') {
            long fraction = Words.at(bytes, at + 1, to);
            places = Digits.count(fraction);
            if (places == 0) {
                return 0;
            }
            at += 1 + places;
            value = value * Decimals.powerOfTen(places) + Digits.value(fraction, places);
            next = places < Long.BYTES ? (byte) (fraction >>> (Byte.SIZE * places)) : at < to ? bytes[at] : 0;
        }
        if ((next | 0x20) == 'e' || (next >= '0' && next <= '9')) {
            return 0;
        }
        // Of 15 digits at most: its text is never asked for.
        negative = false;
        mantissa = value;
        exponent = -places;
        integerLiteral = places == 0;
        truncated = false;
        return at;
    }

    private int readAny(byte[] bytes, int from, int to) {
        buffer = bytes;
        start = from;
        negative = from < to && bytes[from] == '-';
        int digitsFrom = negative ? from + 1 : from;
        mantissa = 0;
        int at = readDigits(bytes, digitsFrom, to);
        int digits = at - digitsFrom;
        if (digits == 0 || (digits > 1 && bytes[digitsFrom] == '0')) {
            return -1;
        }
        integerLiteral = true;
        exponent = 0;
        if (at < to && bytes[at] == '.') {
            int fractionFrom = ++at;
            at = readDigits(bytes, at, to);
            exponent = fractionFrom - at;
            if (exponent == 0) {
                return -1;
            }
            integerLiteral = false;
        }
        truncated = false;
        if (digits - exponent > MAX_DIGITS) {
            longDigits.read(bytes, digitsFrom, at);
            mantissa = longDigits.mantissa();
            exponent += longDigits.dropped();
            truncated = longDigits.isTruncated();
        }
        end = at < to && (bytes[at] | 0x20) == 'e' ? readExponent(at + 1, to) : at;
        return end;
    }

    /** Appends the digits from here on to the mantissa and gives the position after them. */
    private int readDigits(byte[] bytes, int from, int to) {
        int at = from;
        int count;
        do {
            long word = Words.at(bytes, at, to);
            count = Digits.count(word);
            if (count > 0) {
                mantissa = mantissa * Decimals.powerOfTen(count) + Digits.value(word, count);
                at += count;
            }
        } while (count == Long.BYTES);
        return at;
    }

    private int readExponent(int from, int to) {
        integerLiteral = false;
        int at = from;
        boolean isNegative = at < to && buffer[at] == '-';
        if (at < to && (buffer[at] == '-' || buffer[at] == '+')) {
            at++;
        }
        int digitsFrom = at;
        int power = 0;
        while (at < to && buffer[at] >= '0' && buffer[at] <= '9') {
            power = Math.min(power * 10 + buffer[at] - '0', EXPONENT_LIMIT);
            at++;
        }
        exponent += isNegative ? -power : power;
        return at == digitsFrom ? -1 : at;
    }

    /** Whether the number has a minus sign. */
    public boolean isNegative() {
        return negative;
    }

    /** Whether the number is written without fraction and exponent and has at most 18 digits. */
    public boolean isInteger() {
        return integerLiteral && exponent == 0;
    }

    /** The value when {@link #isInteger}. */
    public long integer() {
        return negative ? -mantissa : mantissa;
    }

    /** The nearest double; infinite when there is none. */
    public double toDouble() {
        if (!truncated && mantissa <= EXACT_DOUBLE && exponent >= -22 && exponent <= 22) {
            double magnitude = exponent < 0 ? mantissa / POWERS[-exponent] : mantissa * POWERS[exponent];
            return negative ? -magnitude : magnitude;
        }
        // What is far off the range of doubles needs no look at its digits, of which there may be thousands.
        if (mantissa == 0 || exponent < LEAST_EXPONENT) {
            return negative ? -0.0 : 0;
        }
        if (exponent > GREATEST_EXPONENT) {
            return negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        return JavaDoubleParser.parseDouble(buffer, start, end - start);
    }

    /**
     * Makes {@link #decimalMantissa()} and {@link #decimalScale()} of the magnitude, rounding half to even what lies beyond 18
     * digits or scale 18; false when there are more than 18 digits before the point.
     */
    public boolean toDecimal() {
        decimalMantissa = mantissa;
        decimalScale = 0;
        if (mantissa == 0) {
            decimalScale = Math.min(Math.max(-exponent, 0), Decimals.MAX_SCALE);
            return true;
        }
        if (exponent > 0) {
            boolean fits = exponent < MAX_DIGITS && mantissa < Decimals.powerOfTen(MAX_DIGITS - exponent);
            decimalMantissa = fits ? mantissa * Decimals.powerOfTen(exponent) : 0;
            return fits;
        }
        decimalScale = Math.min(-exponent, Decimals.MAX_SCALE);
        int excess = -exponent - decimalScale;
        if (excess > 0 || truncated) {
            decimalMantissa = roundHalfEven(excess);
        }
        return normalizeCarry();
    }

    private long roundHalfEven(int excess) {
        if (excess > MAX_DIGITS) {
            return 0;
        }
        long divisor = Decimals.powerOfTen(excess);
        long quotient = mantissa / divisor;
        long remainder = mantissa % divisor;
        int comparison = excess > 0
                ? Long.compare(remainder, divisor / 2)
                : Integer.compare(truncated ? longDigits.roundingDigit() : 0, 5);
        boolean isAboveTie = truncated && (excess > 0 || longDigits.hasTail());
        boolean roundsUp = comparison > 0 || (comparison == 0 && (isAboveTie || (quotient & 1) == 1));
        return roundsUp ? quotient + 1 : quotient;
    }

    private boolean normalizeCarry() {
        if (decimalMantissa < Decimals.powerOfTen(MAX_DIGITS)) {
            return true;
        }
        decimalMantissa /= 10;
        decimalScale--;
        return decimalScale >= 0;
    }

    /** The magnitude is this by 10^-{@link #decimalScale}; only after {@link #toDecimal}. */
    public long decimalMantissa() {
        return decimalMantissa;
    }

    /** Decimals, 0 to 18; only after {@link #toDecimal}. */
    public int decimalScale() {
        return decimalScale;
    }
}
