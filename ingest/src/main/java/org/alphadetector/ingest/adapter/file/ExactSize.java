package org.alphadetector.ingest.adapter.file;

import org.alphadetector.ingest.codec.NumberReader;
import org.alphadetector.ingest.tick.Tick;

/** Sizes as a tick holds them, {@code mantissa / 10^scale}: exact up to 18 digits, so that their sums are exact. */
public final class ExactSize {
    private ExactSize() {}

    /** Sets the amount of a trade or liquidation, or the volume of a bar. */
    public static void setAmount(Tick tick, NumberReader number) throws DamagedLineException {
        tick.amountMantissa = mantissa(number);
        tick.amountScale = number.decimalScale();
    }

    /** The signed mantissa of a number; its scale is {@link NumberReader#decimalScale} from now on. */
    public static long mantissa(NumberReader number) throws DamagedLineException {
        if (!number.toDecimal()) {
            throw new DamagedLineException("a size has more than 18 digits before the point");
        }
        return number.isNegative() ? -number.decimalMantissa() : number.decimalMantissa();
    }
}
