package org.alphadetector.ingest.adapter.binance;

import org.alphadetector.ingest.adapter.file.DamagedLineException;
import org.alphadetector.ingest.adapter.file.DecimalText;
import org.alphadetector.ingest.tick.Decimals;
import org.alphadetector.ingest.tick.Tick;

/** The volumes of a candle, exactly: the venue gives total and taker-buy volume, taker-sell volume is the rest. */
final class BarVolumes {
    private BarVolumes() {}

    static void setVolume(Tick tick, DecimalText volume) throws DamagedLineException {
        requireExact(volume, "volume");
        tick.amountMantissa = volume.mantissa();
        tick.amountScale = volume.scale();
    }

    /** Sets the taker-buy volume, and the taker-sell volume from the total set before. */
    static void setBuyVolume(Tick tick, DecimalText buyVolume) throws DamagedLineException {
        requireExact(buyVolume, "taker buy volume");
        tick.buyMantissa = buyVolume.mantissa();
        tick.buyScale = buyVolume.scale();
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

    private static void requireExact(DecimalText number, String what) throws DamagedLineException {
        if (!number.isExact()) {
            throw new DamagedLineException(what + " has more than 18 digits");
        }
    }
}
