package org.alphadetector.ingest.validation;

import org.alphadetector.ingest.tick.Decimals;
import org.alphadetector.ingest.tick.Tick;

/** Whether the numbers of a tick lie where they can. */
final class TickNumbers {
    private static final String NONE = "";
    private static final long MANTISSA_LIMIT = Decimals.powerOfTen(18);
    /** How far taker-buy plus taker-sell volume may be from the volume, relative: what rounding explains. */
    private static final double VOLUME_TOLERANCE = 1e-6;

    private TickNumbers() {}

    /** The wire name of the first bad number; empty when all are good. */
    static String firstBad(Tick tick) {
        return switch (tick.type) {
            case TRADE, LIQUIDATION -> badInTrade(tick);
            case BOOK_TICKER -> badInTop(tick);
            case BOOK_SNAPSHOT -> badInBook(tick);
            case DERIVATIVE_TICKER -> badInTicker(tick);
            case TRADE_BAR -> badInBar(tick);
            case DISCONNECT, CLOCK -> NONE;
        };
    }

    private static String badInTrade(Tick tick) {
        if (!NumberBounds.isPrice(tick.price)) {
            return "price";
        }
        if (tick.amountMantissa <= 0 || !isDecimal(tick.amountMantissa, tick.amountScale)) {
            return "amount";
        }
        return NumberBounds.isNotional(tick.price * tick.amount()) ? NONE : "price times amount";
    }

    private static String badInTop(Tick tick) {
        if (!isAbsentOrPrice(tick.bidPrice)) {
            return "bidPrice";
        }
        if (!isAbsentOrPositiveSize(tick.bidAmount)) {
            return "bidAmount";
        }
        if (!isAbsentOrPrice(tick.askPrice)) {
            return "askPrice";
        }
        return isAbsentOrPositiveSize(tick.askAmount) ? NONE : "askAmount";
    }

    private static String badInBook(Tick tick) {
        if (!areLevels(tick.bidPrices, tick.bidAmounts, tick.bidLevels)) {
            return "a level of bids";
        }
        return areLevels(tick.askPrices, tick.askAmounts, tick.askLevels) ? NONE : "a level of asks";
    }

    private static boolean areLevels(double[] prices, double[] amounts, int count) {
        for (int i = 0; i < count; i++) {
            if (!NumberBounds.isPrice(prices[i]) || !NumberBounds.isSize(amounts[i]) || amounts[i] == 0) {
                return false;
            }
        }
        return true;
    }

    private static String badInTicker(Tick tick) {
        if (!isAbsentOrPrice(tick.lastPrice)) {
            return "lastPrice";
        }
        if (!Double.isNaN(tick.openInterest) && !NumberBounds.isSize(tick.openInterest)) {
            return "openInterest";
        }
        if (!isAbsentOrRate(tick.fundingRate)) {
            return "fundingRate";
        }
        if (!isAbsentOrRate(tick.predictedFundingRate)) {
            return "predictedFundingRate";
        }
        if (!isAbsentOrPrice(tick.indexPrice)) {
            return "indexPrice";
        }
        return isAbsentOrPrice(tick.markPrice) ? NONE : "markPrice";
    }

    private static String badInBar(Tick tick) {
        if (!NumberBounds.isPrice(tick.low)) {
            return "low";
        }
        if (!NumberBounds.isPrice(tick.high) || tick.high < tick.low) {
            return "high";
        }
        if (!isWithin(tick.open, tick)) {
            return "open";
        }
        return isWithin(tick.close, tick) ? badInBarFlow(tick) : "close";
    }

    private static boolean isWithin(double price, Tick bar) {
        return price >= bar.low && price <= bar.high;
    }

    private static String badInBarFlow(Tick tick) {
        if (!isDecimal(tick.amountMantissa, tick.amountScale)) {
            return "volume";
        }
        if (!isDecimal(tick.buyMantissa, tick.buyScale)) {
            return "buyVolume";
        }
        if (!isDecimal(tick.sellMantissa, tick.sellScale)) {
            return "sellVolume";
        }
        double volume = tick.amount();
        double flow = Decimals.toDouble(tick.buyMantissa, tick.buyScale)
                + Decimals.toDouble(tick.sellMantissa, tick.sellScale);
        if (Math.abs(flow - volume) > VOLUME_TOLERANCE * Math.max(flow, volume)) {
            return "buyVolume plus sellVolume against volume";
        }
        if (tick.tradeCount < 0) {
            return "trades";
        }
        if (!Double.isNaN(tick.vwap) && !(tick.vwap >= 0 && tick.vwap <= NumberBounds.HIGHEST_PRICE)) {
            return "vwap";
        }
        if (!NumberBounds.isNotional(tick.high * volume)) {
            return "price times volume";
        }
        return Double.isNaN(tick.quoteVolume) || NumberBounds.isNotional(tick.quoteVolume) ? NONE : "quoteVolume";
    }

    private static boolean isDecimal(long mantissa, int scale) {
        return mantissa >= 0 && mantissa < MANTISSA_LIMIT && scale >= 0 && scale <= Decimals.MAX_SCALE;
    }

    private static boolean isAbsentOrPrice(double value) {
        return Double.isNaN(value) || NumberBounds.isPrice(value);
    }

    private static boolean isAbsentOrPositiveSize(double value) {
        return Double.isNaN(value) || (NumberBounds.isSize(value) && value > 0);
    }

    private static boolean isAbsentOrRate(double value) {
        return Double.isNaN(value) || NumberBounds.isRate(value);
    }
}
