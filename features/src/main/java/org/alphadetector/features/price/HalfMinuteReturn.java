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
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.SqlType;
import org.alphadetector.features.state.SlotSlices;
import org.alphadetector.features.state.StateSlice;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickType;

/**
 * The log return of the last thirty seconds before the close, a pure number. Undefined until a trade lies at or before
 * that instant, and where prices come from candles.
 */
public final class HalfMinuteReturn implements TickFeature {
    public static final Column RET_S_30 = Column.named("ret_s_30", SqlType.DOUBLE, "Price/Returns/Volatility")
            .unit("log return")
            .window("30 s ending at the close")
            .formula("ln(close / price of the last trade at or before close - 30 s)")
            .inputs("trade", "close")
            .lookBack(0)
            .fromTicksOnly()
            .meaning("Log return of the last thirty seconds. NULL until a trade lies at or before that instant, and"
                    + " from candles.");

    public static final FeatureFamily FAMILY =
            FeatureFamily.ofTicks("half_minute_return", List.of(RET_S_30), HalfMinuteReturn::new);

    private static final long HALF_MINUTE_MICROS = 30_000_000L;

    private static final int HALF_MICROS = 0;
    private static final int EARLY_TRADES = 1;
    private static final int EARLY_MICROS = 2;
    private static final int EARLY_PRICE = 3;
    private static final int TRADES = 4;
    private static final int SLOT_WORDS = 5;

    /** 1 when the close before this minute is a trade's. */
    private static final int HAS_TRADED_CLOSE = 0;

    private static final int TRADED_CLOSE = 1;

    private static final Set<TickType> INPUTS = Collections.unmodifiableSet(EnumSet.of(TickType.TRADE));

    private final SlotSlices slots;
    private final StateSlice carried;
    private final int lane;
    private final int closeLane;

    public HalfMinuteReturn(FeatureContext context) {
        slots = new SlotSlices(context.tickState(), "half_minute_return", SLOT_WORDS);
        carried = context.state().allocate("half_minute_return", 2);
        lane = context.output(RET_S_30);
        closeLane = context.input(BarPrices.CLOSE);
    }

    @Override
    public Set<TickType> inputs() {
        return INPUTS;
    }

    @Override
    public void open(int slot, long startMicros) {
        StateSlice live = slots.of(slot);
        live.clear();
        live.word(HALF_MICROS, startMicros + HALF_MINUTE_MICROS);
    }

    @Override
    public void accept(int slot, Tick tick) {
        StateSlice live = slots.of(slot);
        live.addWord(TRADES, 1);
        if (tick.timestampMicros > live.word(HALF_MICROS)) {
            return;
        }
        if (live.word(EARLY_TRADES) == 0 || tick.timestampMicros >= live.word(EARLY_MICROS)) {
            live.word(EARLY_MICROS, tick.timestampMicros);
            live.real(EARLY_PRICE, tick.price);
        }
        live.addWord(EARLY_TRADES, 1);
    }

    @Override
    public void close(Bar bar, Row row) {
        int slot = bar.slot();
        if (bar.isCandle()) {
            carried.clear();
            return;
        }
        StateSlice live = slots.of(slot);
        double close = row.number(closeLane);
        if (live.word(EARLY_TRADES) > 0) {
            row.number(lane, StrictMath.log(close / live.real(EARLY_PRICE)));
        } else if (carried.word(HAS_TRADED_CLOSE) > 0) {
            row.number(lane, StrictMath.log(close / carried.real(TRADED_CLOSE)));
        }
        if (live.word(TRADES) > 0) {
            carried.word(HAS_TRADED_CLOSE, 1);
            carried.real(TRADED_CLOSE, close);
        }
    }

    @Override
    public void restart() {
        carried.clear();
    }
}
