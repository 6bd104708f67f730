package org.alphadetector.features.flow;

import org.alphadetector.features.state.CompensatedSum;
import org.alphadetector.features.state.ExactSum;
import org.alphadetector.features.state.StateSlice;
import org.alphadetector.ingest.tick.Side;
import org.alphadetector.ingest.tick.Tick;

/** What one live minute traded, by aggressor; a candle of the minute is kept beside the trades. */
final class TakerFlow {
    private static final int TRADES = 0;
    private static final int BUY = 1;
    private static final int SELL = BUY + ExactSum.WORDS;
    private static final int UNKNOWN = SELL + ExactSum.WORDS;
    private static final int QUOTE = UNKNOWN + ExactSum.WORDS;
    /** The words that trades change. */
    static final int WORDS = QUOTE + CompensatedSum.WORDS;

    private static final int CANDLES = 0;
    private static final int CANDLE_TRADES = 1;
    private static final int CANDLE_QUOTE = 2;
    private static final int CANDLE_BUY = 3;
    private static final int CANDLE_SELL = CANDLE_BUY + ExactSum.WORDS;
    private static final int CANDLE_TOTAL = CANDLE_SELL + ExactSum.WORDS;
    /** The words that a candle changes. */
    static final int CANDLE_WORDS = CANDLE_TOTAL + ExactSum.WORDS;

    private final StateSlice slice;
    private final StateSlice candle;
    private final ExactSum buy;
    private final ExactSum sell;
    private final ExactSum unknown;
    private final CompensatedSum quote;
    private final ExactSum candleBuy;
    private final ExactSum candleSell;
    private final ExactSum candleTotal;

    TakerFlow(StateSlice slice, StateSlice candle) {
        this.slice = slice;
        this.candle = candle;
        buy = new ExactSum(slice.part(BUY, ExactSum.WORDS));
        sell = new ExactSum(slice.part(SELL, ExactSum.WORDS));
        unknown = new ExactSum(slice.part(UNKNOWN, ExactSum.WORDS));
        quote = new CompensatedSum(slice.part(QUOTE, CompensatedSum.WORDS));
        candleBuy = new ExactSum(candle.part(CANDLE_BUY, ExactSum.WORDS));
        candleSell = new ExactSum(candle.part(CANDLE_SELL, ExactSum.WORDS));
        candleTotal = new ExactSum(candle.part(CANDLE_TOTAL, ExactSum.WORDS));
    }

    void clear() {
        slice.clear();
        candle.clear();
    }

    void addTrade(Tick tick) {
        slice.addWord(TRADES, 1);
        ExactSum side = tick.side == Side.BUY ? buy : tick.side == Side.SELL ? sell : unknown;
        side.add(tick.amountMantissa, tick.amountScale);
        quote.add(tick.price * tick.amount());
    }

    /** The last candle of a minute replaces an earlier one. */
    void takeCandle(Tick tick) {
        candle.word(CANDLES, 1);
        candle.word(CANDLE_TRADES, tick.tradeCount);
        set(candleBuy, tick.buyMantissa, tick.buyScale);
        set(candleSell, tick.sellMantissa, tick.sellScale);
        set(candleTotal, tick.amountMantissa, tick.amountScale);
        boolean isEmpty = tick.amountMantissa == 0;
        double byPrice = isEmpty ? 0 : tick.vwap * tick.amount();
        candle.real(CANDLE_QUOTE, Double.isNaN(tick.quoteVolume) ? byPrice : tick.quoteVolume);
    }

    private boolean isCandle() {
        return slice.word(TRADES) == 0 && candle.word(CANDLES) > 0;
    }

    ExactSum buy() {
        return isCandle() ? candleBuy : buy;
    }

    ExactSum sell() {
        return isCandle() ? candleSell : sell;
    }

    /** Adds everything traded, whatever the side, to the sum. */
    void addTotalTo(ExactSum total) {
        if (isCandle()) {
            total.add(candleTotal);
        } else {
            total.add(buy);
            total.add(sell);
            total.add(unknown);
        }
    }

    double quoteVolume() {
        return isCandle() ? candle.real(CANDLE_QUOTE) : quote.toDouble();
    }

    long tradeCount() {
        return isCandle() ? candle.word(CANDLE_TRADES) : slice.word(TRADES);
    }

    private static void set(ExactSum sum, long mantissa, int scale) {
        sum.clear();
        sum.add(mantissa, scale);
    }
}
