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
import org.alphadetector.features.row.Rollup;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.SqlType;
import org.alphadetector.features.state.SlotSlices;
import org.alphadetector.features.state.StateSlice;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickType;

/**
 * Open, high, low and close of the bar's trades, in quote currency per unit of base; a bar without trades repeats the
 * close before it, and they are undefined until the first trade. Ticks may come out of order inside the minute.
 */
public final class BarPrices implements TickFeature {
    private static final String GROUP = "Price/Returns/Volatility";

    public static final Column OPEN = price("open")
            .formula("price of the first trade by (event time, arrival); the previous close in a bar without trades")
            .ofTheBar(Rollup.FIRST_TRADED)
            .fromCandles()
            .meaning("Price of the bar's first trade. NULL until the asset has traded.");
    public static final Column HIGH = price("high")
            .formula("max(price); the previous close in a bar without trades")
            .ofTheBar(Rollup.MAX_TRADED)
            .fromCandles()
            .meaning("Highest trade price of the bar. NULL until the asset has traded.");
    public static final Column LOW = price("low")
            .formula("min(price); the previous close in a bar without trades")
            .ofTheBar(Rollup.MIN_TRADED)
            .fromCandles()
            .meaning("Lowest trade price of the bar. NULL until the asset has traded.");
    public static final Column CLOSE = price("close")
            .formula("price of the last trade by (event time, arrival); the previous close in a bar without trades")
            .lookBack(0)
            .fromCandles()
            .meaning("Price of the bar's last trade. NULL until the asset has traded.");

    public static final FeatureFamily FAMILY =
            FeatureFamily.ofTicks("bar_prices", List.of(OPEN, HIGH, LOW, CLOSE), BarPrices::new);

    private static final int FIRST_MICROS = 0;
    private static final int FIRST = 1;
    private static final int LAST_MICROS = 2;
    private static final int LAST = 3;
    private static final int HIGHEST = 4;
    private static final int LOWEST = 5;
    private static final int TRADES = 6;
    private static final int SLOT_WORDS = 7;

    private static final int CANDLES = 0;
    private static final int CANDLE_OPEN = 1;
    private static final int CANDLE_HIGH = 2;
    private static final int CANDLE_LOW = 3;
    private static final int CANDLE_CLOSE = 4;
    private static final int CANDLE_WORDS = 5;

    private static final int HAS_CLOSE = 0;
    private static final int PREVIOUS_CLOSE = 1;

    private static final Set<TickType> INPUTS =
            Collections.unmodifiableSet(EnumSet.of(TickType.TRADE, TickType.TRADE_BAR));

    private final SlotSlices slots;
    private final SlotSlices candles;
    private final StateSlice carried;
    private final int openLane;
    private final int highLane;
    private final int lowLane;
    private final int closeLane;

    public BarPrices(FeatureContext context) {
        slots = new SlotSlices(context.tickState(), "bar_prices", SLOT_WORDS);
        candles = SlotSlices.far(context.tickState(), "bar_prices.candle", CANDLE_WORDS);
        carried = context.state().allocate("bar_prices", 2);
        openLane = context.output(OPEN);
        highLane = context.output(HIGH);
        lowLane = context.output(LOW);
        closeLane = context.output(CLOSE);
    }

    @Override
    public Set<TickType> inputs() {
        return INPUTS;
    }

    @Override
    public void open(int slot, long startMicros) {
        slots.of(slot).clear();
        candles.of(slot).clear();
    }

    @Override
    public void accept(int slot, Tick tick) {
        if (tick.type == TickType.TRADE) {
            trade(slots.of(slot), tick);
            return;
        }
        StateSlice candle = candles.of(slot);
        candle.word(CANDLES, 1);
        candle.real(CANDLE_OPEN, tick.open);
        candle.real(CANDLE_HIGH, tick.high);
        candle.real(CANDLE_LOW, tick.low);
        candle.real(CANDLE_CLOSE, tick.close);
    }

    private static void trade(StateSlice live, Tick tick) {
        boolean isFirst = live.word(TRADES) == 0;
        live.addWord(TRADES, 1);
        if (isFirst || tick.timestampMicros < live.word(FIRST_MICROS)) {
            live.word(FIRST_MICROS, tick.timestampMicros);
            live.real(FIRST, tick.price);
        }
        if (isFirst || tick.timestampMicros >= live.word(LAST_MICROS)) {
            live.word(LAST_MICROS, tick.timestampMicros);
            live.real(LAST, tick.price);
        }
        if (isFirst || tick.price > live.real(HIGHEST)) {
            live.real(HIGHEST, tick.price);
        }
        if (isFirst || tick.price < live.real(LOWEST)) {
            live.real(LOWEST, tick.price);
        }
    }

    @Override
    public void close(Bar bar, Row row) {
        int slot = bar.slot();
        StateSlice live = slots.of(slot);
        StateSlice candle = candles.of(slot);
        if (live.word(TRADES) > 0) {
            write(row, live.real(FIRST), live.real(HIGHEST), live.real(LOWEST), live.real(LAST));
        } else if (candle.word(CANDLES) > 0) {
            write(
                    row,
                    candle.real(CANDLE_OPEN),
                    candle.real(CANDLE_HIGH),
                    candle.real(CANDLE_LOW),
                    candle.real(CANDLE_CLOSE));
        } else if (carried.word(HAS_CLOSE) > 0) {
            double close = carried.real(PREVIOUS_CLOSE);
            write(row, close, close, close, close);
        }
    }

    @Override
    public void restart() {
        carried.clear();
    }

    private void write(Row row, double open, double high, double low, double close) {
        row.number(openLane, open);
        row.number(highLane, high);
        row.number(lowLane, low);
        row.number(closeLane, close);
        carried.word(HAS_CLOSE, 1);
        carried.real(PREVIOUS_CLOSE, close);
    }

    private static Column.Declaration price(String name) {
        return Column.named(name, SqlType.NUMERIC, GROUP)
                .unit("quote currency")
                .range("> 0")
                .inputs("trade", "trade_bar");
    }
}
