package org.alphadetector.ingest.adapter.file;

/** Why a sound line of a file gives no tick on purpose. */
public enum SkipReason {
    /** A {@code trade} of a symbol whose {@code aggTrade}s are taken, or the reverse: the same trades twice. */
    SECOND_TRADE_STREAM("second trade stream of a symbol"),
    /** A fill of the insurance fund or of auto-deleveraging: not a trade of the market. */
    NOT_A_MARKET_TRADE("trade outside the market"),
    /** A liquidation order that is not filled (yet). */
    UNFILLED_LIQUIDATION("liquidation order not filled"),
    /** A candle still open, or one of another interval than a minute. */
    OTHER_CANDLE("candle still open or not of one minute"),
    /** A book update from before the book's snapshot, or taken in before. */
    OLD_BOOK_UPDATE("book update older than the book"),
    /** A book update that waited for a snapshot longer than such updates are kept. */
    BOOK_WITHOUT_SNAPSHOT("book update without a snapshot"),
    /** A message that says nothing new: all its values are the last known ones. */
    UNCHANGED("message without a change"),
    /** A stream or message type that no tick is made of. */
    OTHER_MESSAGE("message of another kind");

    private final String description;

    SkipReason(String description) {
        this.description = description;
    }

    /** Words for a summary. */
    public String description() {
        return description;
    }
}
