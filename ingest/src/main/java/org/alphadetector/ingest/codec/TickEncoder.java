package org.alphadetector.ingest.codec;

import java.util.Arrays;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickType;

/**
 * Writes ticks as messages of the tick schema: absent fields left out, doubles as shortest decimals, sizes with all their
 * digits, times with microseconds. Decoding the bytes gives the same tick, field by field. Not for several threads.
 */
public final class TickEncoder {
    private final JsonWriter json = new JsonWriter();
    private final TimestampWriter timestamps = new TimestampWriter();

    /** Writes one message; it lies in {@link #buffer} from 0 to the length given back, until the next call. */
    public int encode(Tick tick) {
        json.clear();
        json.raw("{\"type\":\"");
        json.raw(tick.type.wireName());
        json.raw('"');
        text(Field.EXCHANGE, tick.exchange);
        if (tick.type.isAssetMessage()) {
            text(Field.SYMBOL, tick.symbol);
        }
        if (tick.type != TickType.DISCONNECT) {
            time(Field.TIMESTAMP, tick.timestampMicros);
        }
        time(Field.LOCAL_TIMESTAMP, tick.localTimestampMicros);
        switch (tick.type) {
            case TRADE, LIQUIDATION -> writeTrade(tick);
            case BOOK_TICKER -> writeTop(tick);
            case BOOK_SNAPSHOT -> writeBook(tick);
            case DERIVATIVE_TICKER -> writeTicker(tick);
            case TRADE_BAR -> writeBar(tick);
            case DISCONNECT -> writeSymbols(tick);
            case CLOCK -> {}
        }
        json.raw('}');
        return json.length();
    }

    /** Holds the last message from 0 on; a later call may replace the array. */
    public byte[] buffer() {
        return json.buffer();
    }

    /** The message as an array of its own. */
    public byte[] bytes(Tick tick) {
        int length = encode(tick);
        return Arrays.copyOf(json.buffer(), length);
    }

    private void writeTrade(Tick tick) {
        if (tick.idKind == Tick.IdKind.NUMERIC) {
            name(Field.ID);
            json.raw('"');
            json.integer(tick.numericId);
            json.raw('"');
        } else if (tick.idKind == Tick.IdKind.TEXT) {
            text(Field.ID, tick.textId);
        }
        number(Field.PRICE, tick.price);
        size(Field.AMOUNT, tick.amountMantissa, tick.amountScale);
        text(Field.SIDE, tick.side.wireName());
    }

    private void writeTop(Tick tick) {
        number(Field.ASK_AMOUNT, tick.askAmount);
        number(Field.ASK_PRICE, tick.askPrice);
        number(Field.BID_PRICE, tick.bidPrice);
        number(Field.BID_AMOUNT, tick.bidAmount);
    }

    private void writeBook(Tick tick) {
        text(Field.NAME, "book_snapshot_5_0ms");
        whole(Field.DEPTH, Tick.DEPTH);
        whole(Field.INTERVAL, 0);
        levels(Field.BIDS, tick.bidPrices, tick.bidAmounts, tick.bidLevels);
        levels(Field.ASKS, tick.askPrices, tick.askAmounts, tick.askLevels);
    }

    private void levels(Field side, double[] prices, double[] amounts, int count) {
        name(side);
        json.raw('[');
        for (int i = 0; i < count; i++) {
            json.raw(i == 0 ? "{\"price\":" : ",{\"price\":");
            json.number(prices[i]);
            json.raw(",\"amount\":");
            json.number(amounts[i]);
            json.raw('}');
        }
        json.raw(']');
    }

    private void writeTicker(Tick tick) {
        number(Field.LAST_PRICE, tick.lastPrice);
        number(Field.OPEN_INTEREST, tick.openInterest);
        number(Field.FUNDING_RATE, tick.fundingRate);
        time(Field.FUNDING_TIMESTAMP, tick.fundingTimestampMicros);
        number(Field.PREDICTED_FUNDING_RATE, tick.predictedFundingRate);
        number(Field.INDEX_PRICE, tick.indexPrice);
        number(Field.MARK_PRICE, tick.markPrice);
    }

    private void writeBar(Tick tick) {
        text(Field.NAME, "trade_bar_60000ms");
        whole(Field.INTERVAL, tick.intervalMs);
        text(Field.KIND, "time");
        number(Field.OPEN, tick.open);
        number(Field.HIGH, tick.high);
        number(Field.LOW, tick.low);
        number(Field.CLOSE, tick.close);
        size(Field.VOLUME, tick.amountMantissa, tick.amountScale);
        size(Field.BUY_VOLUME, tick.buyMantissa, tick.buyScale);
        size(Field.SELL_VOLUME, tick.sellMantissa, tick.sellScale);
        whole(Field.TRADES, tick.tradeCount);
        number(Field.VWAP, tick.vwap);
        number(Field.QUOTE_VOLUME, tick.quoteVolume);
        time(Field.OPEN_TIMESTAMP, tick.openTimestampMicros);
        time(Field.CLOSE_TIMESTAMP, tick.closeTimestampMicros);
    }

    private void writeSymbols(Tick tick) {
        if (tick.disconnectedSymbols.isEmpty()) {
            return;
        }
        name(Field.SYMBOLS);
        char separator = '[';
        for (String symbol : tick.disconnectedSymbols) {
            json.raw(separator);
            json.string(symbol);
            separator = ',';
        }
        json.raw(']');
    }

    private void name(Field field) {
        json.raw(",\"");
        json.raw(field.wireName);
        json.raw("\":");
    }

    private void text(Field field, String value) {
        name(field);
        json.string(value);
    }

    private void number(Field field, double value) {
        if (Double.isNaN(value)) {
            return;
        }
        name(field);
        if (Double.isInfinite(value)) {
            // JSON has no infinity; a decoder reads this as one and calls it a bad number.
            json.raw(value > 0 ? "1e999" : "-1e999");
        } else {
            json.number(value);
        }
    }

    private void whole(Field field, long value) {
        if (value != -1) {
            name(field);
            json.decimal(value, 0);
        }
    }

    private void size(Field field, long mantissa, int scale) {
        if (mantissa != -1) {
            name(field);
            json.decimal(mantissa, scale);
        }
    }

    private void time(Field field, long micros) {
        if (micros != Tick.NO_TIME) {
            name(field);
            timestamps.write(json, micros);
        }
    }
}
