package org.alphadetector.ingest.simulator;

import org.alphadetector.ingest.tick.AssetId;
import org.alphadetector.ingest.tick.Decimals;

/**
 * What does not change about a simulated perpetual.
 *
 * @param asset exchange and symbol
 * @param stepMantissa the price step is {@code stepMantissa / 10^priceScale}
 * @param priceScale decimals of a price, 0 to 17
 * @param lotScale decimals of a size; a lot is {@code 1 / 10^lotScale}
 * @param startPrice first price
 * @param beta how much of the market's and its sector's return it takes
 * @param sector which sector, 0 to {@link Factors#SECTORS} - 1
 * @param lagSeconds mean delay with which it takes them; 0 for the leaders
 * @param ownMinuteSigma standard deviation of its own one-minute log return, market and sector apart, over the long run
 * @param halfSpreadRatio half the usual spread, as a share of the price
 * @param activity its messages relative to the average asset's
 * @param typicalTradeLots median size of a trade
 * @param typicalOpenInterestLots level to which open interest returns
 */
record Instrument(
        AssetId asset,
        long stepMantissa,
        int priceScale,
        int lotScale,
        double startPrice,
        double beta,
        int sector,
        double lagSeconds,
        double ownMinuteSigma,
        double halfSpreadRatio,
        double activity,
        double typicalTradeLots,
        double typicalOpenInterestLots) {

    /** The price step. */
    double step() {
        return Decimals.toDouble(stepMantissa, priceScale);
    }

    /** A price on the grid, from its number of steps. */
    double priceOf(long steps) {
        return Decimals.toDouble(steps * stepMantissa, priceScale);
    }

    /** A size from its number of lots. */
    double sizeOf(long lots) {
        return Decimals.toDouble(lots, lotScale);
    }

    /** A price off the grid, such as an index, rounded to one decimal more than traded prices. */
    double finePriceOf(double price) {
        long mantissa = (long) Math.rint(price * Decimals.powerOfTen(priceScale + 1));
        return Decimals.toDouble(mantissa, priceScale + 1);
    }
}
