package org.alphadetector.ingest.codec;

import org.alphadetector.ingest.tick.Tick;

/** Which slot of a tick belongs to a field. */
final class TickSlots {
    private TickSlots() {}

    static void setNumber(Tick tick, Field field, double value) {
        switch (field) {
            case PRICE -> tick.price = value;
            case BID_PRICE -> tick.bidPrice = value;
            case BID_AMOUNT -> tick.bidAmount = value;
            case ASK_PRICE -> tick.askPrice = value;
            case ASK_AMOUNT -> tick.askAmount = value;
            case LAST_PRICE -> tick.lastPrice = value;
            case OPEN_INTEREST -> tick.openInterest = value;
            case FUNDING_RATE -> tick.fundingRate = value;
            case PREDICTED_FUNDING_RATE -> tick.predictedFundingRate = value;
            case INDEX_PRICE -> tick.indexPrice = value;
            case MARK_PRICE -> tick.markPrice = value;
            case OPEN -> tick.open = value;
            case HIGH -> tick.high = value;
            case LOW -> tick.low = value;
            case CLOSE -> tick.close = value;
            case VWAP -> tick.vwap = value;
            case QUOTE_VOLUME -> tick.quoteVolume = value;
            default -> throw notHeld(field);
        }
    }

    static void setSize(Tick tick, Field field, long mantissa, int scale) {
        switch (field) {
            case AMOUNT, VOLUME -> {
                tick.amountMantissa = mantissa;
                tick.amountScale = scale;
            }
            case BUY_VOLUME -> {
                tick.buyMantissa = mantissa;
                tick.buyScale = scale;
            }
            case SELL_VOLUME -> {
                tick.sellMantissa = mantissa;
                tick.sellScale = scale;
            }
            default -> throw notHeld(field);
        }
    }

    static void setTime(Tick tick, Field field, long micros) {
        switch (field) {
            case TIMESTAMP -> tick.timestampMicros = micros;
            case LOCAL_TIMESTAMP -> tick.localTimestampMicros = micros;
            case FUNDING_TIMESTAMP -> tick.fundingTimestampMicros = micros;
            case OPEN_TIMESTAMP -> tick.openTimestampMicros = micros;
            case CLOSE_TIMESTAMP -> tick.closeTimestampMicros = micros;
            default -> throw notHeld(field);
        }
    }

    static void setWhole(Tick tick, Field field, long value) {
        switch (field) {
            case INTERVAL -> tick.intervalMs = value;
            case TRADES -> tick.tradeCount = value;
            default -> throw notHeld(field);
        }
    }

    private static IllegalArgumentException notHeld(Field field) {
        return new IllegalArgumentException("a tick does not hold it: field=" + field.wireName);
    }
}
