package org.alphadetector.ingest.tick;

/** The message types of the tick schema; {@link #wireName} is the value of the field {@code type}. */
public enum TickType {
    TRADE("trade"),
    BOOK_TICKER("book_ticker"),
    BOOK_SNAPSHOT("book_snapshot"),
    DERIVATIVE_TICKER("derivative_ticker"),
    LIQUIDATION("liquidation"),
    TRADE_BAR("trade_bar"),
    DISCONNECT("disconnect"),
    CLOCK("clock");

    private final String wireName;

    TickType(String wireName) {
        this.wireName = wireName;
    }

    /** The name on the wire, for example {@code book_ticker}. */
    public String wireName() {
        return wireName;
    }

    /** Whether the message speaks of one asset; {@code disconnect} and {@code clock} speak of an exchange. */
    public boolean isAssetMessage() {
        return this != DISCONNECT && this != CLOCK;
    }
}
