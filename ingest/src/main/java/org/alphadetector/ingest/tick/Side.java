package org.alphadetector.ingest.tick;

/** The aggressor's (taker's) side of a trade; of a liquidation, {@code BUY} closes a short and {@code SELL} a long. */
public enum Side {
    BUY("buy"),
    SELL("sell"),
    UNKNOWN("unknown");

    private final String wireName;

    Side(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }
}
