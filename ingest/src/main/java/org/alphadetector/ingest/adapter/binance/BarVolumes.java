package org.alphadetector.ingest.adapter.binance;

import org.alphadetector.ingest.adapter.file.DamagedLineException;
import org.alphadetector.ingest.adapter.file.ExactSize;
import org.alphadetector.ingest.codec.NumberReader;
import org.alphadetector.ingest.tick.Decimals;
import org.alphadetector.ingest.tick.Tick;

/** The volumes of a candle, exactly: the venue gives total and taker-buy volume, taker-sell volume is the rest. */
final class BarVolumes {
    private BarVolumes() {}

    /** Sets the taker-buy volume, and the taker-sell volume from the total set before. */
    static void setBuyVolume(Tick tick, NumberReader buyVolume) throws DamagedLineException {
        tick.buyMantissa = ExactSize.mantissa(buyVolume);
        tick.buyScale = buyVolume.decimalScale();
        tick.sellScale = Math.max(tick.amountScale, tick.buyScale);
        try {
            tick.sellMantissa = Math.subtractExact(
                    rescale(tick.amountMantissa, tick.sellScale - tick.amountScale),
                    rescale(tick.buyMantissa, tick.sellScale - tick.buyScale));
        } catch (ArithmeticException e) {
            throw new DamagedLineException("volume and taker buy volume have too many digits together");
        }
        if (tick.sellMantissa < 0) {
            throw new DamagedLineException("taker buy volume is above volume");
        }
    }

    private static long rescale(long mantissa, int decimals) {
        return Math.multiplyExact(mantissa, Decimals.powerOfTen(decimals));
    }
}
