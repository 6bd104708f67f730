package org.alphadetector.ingest.validation;

import org.alphadetector.ingest.tick.Tick;

/** The numbers and times without which a tick says nothing. */
final class RequiredNumbers {
    private static final String NONE = "";

    private RequiredNumbers() {}

    /** The wire name of the first one that is absent; empty when all are there. */
    static String firstMissing(Tick tick) {
        if (tick.localTimestampMicros == Tick.NO_TIME) {
            return "localTimestamp";
        }
        return switch (tick.type) {
            case DISCONNECT -> NONE;
            case CLOCK, DERIVATIVE_TICKER, BOOK_SNAPSHOT -> missingTime(tick);
            case TRADE, LIQUIDATION -> missingInTrade(tick);
            case BOOK_TICKER -> missingInTop(tick);
            case TRADE_BAR -> missingInBar(tick);
        };
    }

    private static String missingTime(Tick tick) {
        return tick.timestampMicros == Tick.NO_TIME ? "timestamp" : NONE;
    }

    private static String missingInTrade(Tick tick) {
        if (Double.isNaN(tick.price)) {
            return "price";
        }
        return tick.amountMantissa == -1 ? "amount" : missingTime(tick);
    }

    private static String missingInTop(Tick tick) {
        if (Double.isNaN(tick.bidPrice) != Double.isNaN(tick.bidAmount)) {
            return Double.isNaN(tick.bidPrice) ? "bidPrice" : "bidAmount";
        }
        if (Double.isNaN(tick.askPrice) != Double.isNaN(tick.askAmount)) {
            return Double.isNaN(tick.askPrice) ? "askPrice" : "askAmount";
        }
        return missingTime(tick);
    }

    private static String missingInBar(Tick tick) {
        if (Double.isNaN(tick.open)) {
            return "open";
        }
        if (Double.isNaN(tick.high)) {
            return "high";
        }
        if (Double.isNaN(tick.low)) {
            return "low";
        }
        if (Double.isNaN(tick.close)) {
            return "close";
        }
        if (tick.amountMantissa == -1) {
            return "volume";
        }
        return missingInBarFlow(tick);
    }

    private static String missingInBarFlow(Tick tick) {
        if (tick.buyMantissa == -1) {
            return "buyVolume";
        }
        if (tick.sellMantissa == -1) {
            return "sellVolume";
        }
        if (tick.tradeCount == -1) {
            return "trades";
        }
        if (tick.intervalMs == -1) {
            return "interval";
        }
        if (tick.openTimestampMicros == Tick.NO_TIME) {
            return "openTimestamp";
        }
        return tick.closeTimestampMicros == Tick.NO_TIME ? "closeTimestamp" : missingTime(tick);
    }
}
