package org.alphadetector.ingest.adapter.binance;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of Binance USD-M frames that are read, named by what most frames mean by them. */
enum UsdmField {
    STREAM("stream"),
    EVENT_TYPE("e"),
    EVENT_TIME("E"),
    /** T: trade and transaction time; next funding time of a mark price; close time of a candle. */
    TIME("T"),
    /** t: trade id; open time of a candle. */
    TRADE_ID("t"),
    /** a: aggregate trade id; best ask price of a book ticker. */
    LOWER_A("a"),
    /** A: best ask amount. */
    ASK_AMOUNT("A"),
    /** b: best bid price. */
    BID_PRICE("b"),
    /** B: best bid amount. */
    BID_AMOUNT("B"),
    SYMBOL("s"),
    LONG_SYMBOL("symbol"),
    /** p: price; mark price of a mark price update. */
    PRICE("p"),
    /** q: amount; quote volume of a candle. */
    AMOUNT("q"),
    BUYER_IS_MAKER("m"),
    /** X: kind of trade; state of an order. */
    STATE("X"),
    SIDE("S"),
    /** z: amount of an order filled so far. */
    FILLED_AMOUNT("z"),
    INDEX_PRICE("i"),
    FUNDING_RATE("r"),
    FIRST_UPDATE_ID("U"),
    LAST_UPDATE_ID("u"),
    PREVIOUS_UPDATE_ID("pu"),
    SNAPSHOT_UPDATE_ID("lastUpdateId"),
    OPEN_INTEREST("openInterest"),
    LONG_TIME("time"),
    OPEN("o"),
    HIGH("h"),
    LOW("l"),
    /** c: close of a candle; last price of a ticker. */
    CLOSE("c"),
    VOLUME("v"),
    TAKER_BUY_VOLUME("V"),
    TRADE_COUNT("n"),
    IS_CLOSED("x");

    private static final Map<String, UsdmField> BY_NAME = new HashMap<>();

    static {
        for (UsdmField field : values()) {
            BY_NAME.put(field.wireName, field);
        }
    }

    private final String wireName;

    UsdmField(String wireName) {
        this.wireName = wireName;
    }

    /** The field's name in a frame. */
    String wireName() {
        return wireName;
    }

    /** The field of this name, or null where it is not read. */
    static @Nullable UsdmField find(String name) {
        return BY_NAME.get(name);
    }
}
