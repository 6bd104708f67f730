package org.alphadetector.ingest.codec;

import java.util.List;

/** The fields of the tick schema, and how the value of each is read. */
@SuppressWarnings("ImmutableEnumChecker") // NextBytes has final numbers only.
enum Field {
    TYPE("type", Kind.TYPE),
    EXCHANGE("exchange", Kind.NAME),
    SYMBOL("symbol", Kind.NAME),
    TIMESTAMP("timestamp", Kind.TIME),
    LOCAL_TIMESTAMP("localTimestamp", Kind.TIME),
    ID("id", Kind.ID),
    PRICE("price", Kind.NUMBER),
    AMOUNT("amount", Kind.SIZE),
    SIDE("side", Kind.SIDE),
    BID_PRICE("bidPrice", Kind.NUMBER),
    BID_AMOUNT("bidAmount", Kind.NUMBER),
    ASK_PRICE("askPrice", Kind.NUMBER),
    ASK_AMOUNT("askAmount", Kind.NUMBER),
    NAME("name", Kind.LABEL),
    DEPTH("depth", Kind.LABEL),
    KIND("kind", Kind.LABEL),
    INTERVAL("interval", Kind.WHOLE),
    BIDS("bids", Kind.LEVELS),
    ASKS("asks", Kind.LEVELS),
    IS_SNAPSHOT("isSnapshot", Kind.FLAG),
    LAST_PRICE("lastPrice", Kind.NUMBER),
    OPEN_INTEREST("openInterest", Kind.NUMBER),
    FUNDING_RATE("fundingRate", Kind.NUMBER),
    FUNDING_TIMESTAMP("fundingTimestamp", Kind.TIME),
    PREDICTED_FUNDING_RATE("predictedFundingRate", Kind.NUMBER),
    INDEX_PRICE("indexPrice", Kind.NUMBER),
    MARK_PRICE("markPrice", Kind.NUMBER),
    OPEN("open", Kind.NUMBER),
    HIGH("high", Kind.NUMBER),
    LOW("low", Kind.NUMBER),
    CLOSE("close", Kind.NUMBER),
    VOLUME("volume", Kind.SIZE),
    BUY_VOLUME("buyVolume", Kind.SIZE),
    SELL_VOLUME("sellVolume", Kind.SIZE),
    TRADES("trades", Kind.WHOLE),
    VWAP("vwap", Kind.NUMBER),
    QUOTE_VOLUME("quoteVolume", Kind.NUMBER),
    OPEN_TIMESTAMP("openTimestamp", Kind.TIME),
    CLOSE_TIMESTAMP("closeTimestamp", Kind.TIME),
    SYMBOLS("symbols", Kind.SYMBOLS);

    /** How a value is read. */
    enum Kind {
        TYPE,
        NAME,
        TIME,
        ID,
        NUMBER,
        SIZE,
        SIDE,
        /** Must be there; its value is not used. */
        LABEL,
        /** An integer. */
        WHOLE,
        LEVELS,
        FLAG,
        SYMBOLS
    }

    /** The fields by their names on the wire. */
    static final ByteNames<Field> NAMES = new ByteNames<>(List.of(values()), field -> field.wireName);

    /** How many fields there are. */
    static final int COUNT = values().length;

    final String wireName;
    final Kind kind;
    /** Its place in tables. */
    final int index;
    /** The name as a member after another nearly always begins: comma, quoted name, colon. */
    final NextBytes nextMember;
    /** One bit of its own, for sets of fields. */
    final long bit;

    // Place and bit live in memory only, so they may depend on the order of the constants.
    @SuppressWarnings("EnumOrdinal")
    Field(String wireName, Kind kind) {
        this.wireName = wireName;
        this.kind = kind;
        index = ordinal();
        bit = 1L << index;
        nextMember = new NextBytes(",\"" + wireName + "\":");
    }

    /** The field of the lowest bit in a set. */
    static Field first(long bits) {
        for (Field field : values()) {
            if ((bits & field.bit) != 0) {
                return field;
            }
        }
        throw new IllegalArgumentException("no field in the set: bits=" + bits);
    }
}
