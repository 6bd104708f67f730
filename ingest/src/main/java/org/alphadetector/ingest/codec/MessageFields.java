package org.alphadetector.ingest.codec;

import static org.alphadetector.ingest.codec.Field.*;

import org.alphadetector.ingest.tick.TickType;

/** Which fields a message type reads and which of them it must have, as the tick schema says. */
enum MessageFields {
    TRADE(assetMessage(PRICE, AMOUNT, Field.SIDE), set(ID)),
    BOOK_TICKER(assetMessage(), set(BID_PRICE, BID_AMOUNT, ASK_PRICE, ASK_AMOUNT)),
    BOOK_SNAPSHOT(assetMessage(NAME, DEPTH, INTERVAL, BIDS, ASKS), 0),
    DERIVATIVE_TICKER(
            assetMessage(),
            set(
                    LAST_PRICE,
                    OPEN_INTEREST,
                    FUNDING_RATE,
                    FUNDING_TIMESTAMP,
                    PREDICTED_FUNDING_RATE,
                    INDEX_PRICE,
                    MARK_PRICE)),
    LIQUIDATION(assetMessage(PRICE, AMOUNT, Field.SIDE), set(ID)),
    TRADE_BAR(
            assetMessage(
                    NAME,
                    INTERVAL,
                    KIND,
                    OPEN,
                    HIGH,
                    LOW,
                    CLOSE,
                    VOLUME,
                    BUY_VOLUME,
                    SELL_VOLUME,
                    TRADES,
                    OPEN_TIMESTAMP,
                    CLOSE_TIMESTAMP),
            set(VWAP, QUOTE_VOLUME)),
    DISCONNECT(set(EXCHANGE, LOCAL_TIMESTAMP), set(SYMBOLS)),
    CLOCK(set(EXCHANGE, TIMESTAMP, LOCAL_TIMESTAMP), 0),
    BOOK_CHANGE(assetMessage(IS_SNAPSHOT, BIDS, ASKS), 0);

    /** Bits of the fields whose values a tick does not hold, except in a bar. */
    static final long UNUSED = set(NAME, DEPTH, INTERVAL, KIND);

    /** Bits of the fields that must be there. */
    final long required;
    /** Bits of the fields that are read; all others are skipped. */
    final long read;

    MessageFields(long required, long optional) {
        this.required = required;
        this.read = required | optional;
    }

    static MessageFields of(TickType type) {
        return switch (type) {
            case TRADE -> TRADE;
            case BOOK_TICKER -> BOOK_TICKER;
            case BOOK_SNAPSHOT -> BOOK_SNAPSHOT;
            case DERIVATIVE_TICKER -> DERIVATIVE_TICKER;
            case LIQUIDATION -> LIQUIDATION;
            case TRADE_BAR -> TRADE_BAR;
            case DISCONNECT -> DISCONNECT;
            case CLOCK -> CLOCK;
        };
    }

    private static long assetMessage(Field... more) {
        return set(EXCHANGE, SYMBOL, TIMESTAMP, LOCAL_TIMESTAMP) | set(more);
    }

    private static long set(Field... fields) {
        long bits = 0;
        for (Field field : fields) {
            bits |= field.bit;
        }
        return bits;
    }
}
