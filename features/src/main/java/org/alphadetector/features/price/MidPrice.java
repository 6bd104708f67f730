package org.alphadetector.features.price;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.alphadetector.features.bar.Bar;
import org.alphadetector.features.bar.FeatureContext;
import org.alphadetector.features.bar.FeatureFamily;
import org.alphadetector.features.bar.TickFeature;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.FifteenDigits;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.SqlType;
import org.alphadetector.features.state.SlotSlices;
import org.alphadetector.features.state.StateSlice;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickType;

/**
 * The middle of the best bid and ask in force at the close, in quote currency. Undefined before the first quote, when a
 * side of the book is empty and when the last quote is older than five minutes.
 */
public final class MidPrice implements TickFeature {
    public static final Column MID_CLOSE = Column.named("mid_close", SqlType.NUMERIC, "Price/Returns/Volatility")
            .unit("quote currency")
            .window("in force at the close")
            .range("> 0")
            .formula("(best bid + best ask) / 2 of the last quote by (event time, arrival); a minute with book_ticker"
                    + " takes it from there, else from book_snapshot")
            .inputs("book_ticker", "book_snapshot")
            .lookBack(0)
            .fromTicksOnly()
            .meaning("Middle of the last quote. NULL before the first, when a side is empty, when it is older than"
                    + " five minutes.");

    public static final FeatureFamily FAMILY = FeatureFamily.ofTicks("mid_price", List.of(MID_CLOSE), MidPrice::new);

    private static final long STALE_MICROS = 300_000_000L;

    private static final int TICKERS = 0;
    private static final int TICKER_MICROS = 1;
    private static final int TICKER_MID = 2;
    private static final int BOOKS = 3;
    private static final int BOOK_MICROS = 4;
    private static final int BOOK_MID = 5;
    private static final int SLOT_WORDS = 6;

    private static final int HAS_MID = 0;
    private static final int MID_MICROS = 1;
    private static final int MID = 2;
    private static final int BAR_WORDS = 3;

    private static final Set<TickType> INPUTS =
            Collections.unmodifiableSet(EnumSet.of(TickType.BOOK_TICKER, TickType.BOOK_SNAPSHOT));

    private final SlotSlices slots;
    private final StateSlice carried;
    private final int lane;

    public MidPrice(FeatureContext context) {
        slots = new SlotSlices(context.tickState(), "mid_price", SLOT_WORDS);
        carried = context.state().allocate("mid_price", BAR_WORDS);
        lane = context.output(MID_CLOSE);
    }

    @Override
    public Set<TickType> inputs() {
        return INPUTS;
    }

    @Override
    public void open(int slot, long startMicros) {
        slots.of(slot).clear();
    }

    @Override
    public void accept(int slot, Tick tick) {
        StateSlice live = slots.of(slot);
        if (tick.type == TickType.BOOK_TICKER) {
            keepLast(live, TICKERS, tick.timestampMicros, tick.bidPrice, tick.askPrice);
        } else {
            double bid = tick.bidLevels > 0 ? tick.bidPrices[0] : Double.NaN;
            double ask = tick.askLevels > 0 ? tick.askPrices[0] : Double.NaN;
            keepLast(live, BOOKS, tick.timestampMicros, bid, ask);
        }
    }

    @Override
    public void close(Bar bar, Row row) {
        int slot = bar.slot();
        StateSlice live = slots.of(slot);
        if (live.word(TICKERS) > 0) {
            carry(live.word(TICKER_MICROS), live.real(TICKER_MID));
        } else if (live.word(BOOKS) > 0) {
            carry(live.word(BOOK_MICROS), live.real(BOOK_MID));
        }
        if (carried.word(HAS_MID) > 0 && bar.endMicros() - carried.word(MID_MICROS) <= STALE_MICROS) {
            row.number(lane, carried.real(MID));
        }
    }

    @Override
    public void restart() {
        carried.clear();
    }

    private void carry(long micros, double mid) {
        carried.word(HAS_MID, 1);
        carried.word(MID_MICROS, micros);
        carried.real(MID, mid);
    }

    private static void keepLast(StateSlice live, int count, long micros, double bid, double ask) {
        if (live.word(count) == 0 || micros >= live.word(count + 1)) {
            live.word(count + 1, micros);
            live.real(count + 2, FifteenDigits.round((bid + ask) / 2, bid));
        }
        live.addWord(count, 1);
    }
}
