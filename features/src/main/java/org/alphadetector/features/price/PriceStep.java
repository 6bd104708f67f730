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
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.state.SlotSlices;
import org.alphadetector.features.state.StateSlice;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickType;

/**
 * The price step (tick size) as the data show it: the smallest difference between neighbouring prices, in quote
 * currency. Undefined until two different prices have been seen. Kept by UTC day, so that a changed step or a stray
 * price off the grid is forgotten after at most two days with trades.
 */
public final class PriceStep implements TickFeature {
    public static final Column PRICE_STEP = Column.named("price_step", SqlType.NUMERIC, "Price/Returns/Volatility")
            .unit("quote currency")
            .window("this UTC day and the last one with a change")
            .range("> 0")
            .formula("smallest positive difference between consecutive trade prices of a minute, between open, high,"
                    + " low, close and the close before")
            .inputs("trade", "open", "high", "low", "close")
            .lookBack(0)
            .fromCandles()
            .meaning("Estimated price step. NULL until two different prices have been seen.");

    public static final FeatureFamily FAMILY = FeatureFamily.ofTicks("price_step", List.of(PRICE_STEP), PriceStep::new);

    private static final long DAY_MICROS = 24 * Timeframe.H1.micros();

    private static final int TRADES = 0;
    private static final int PRICE = 1;
    private static final int HAS_STEP = 2;
    private static final int STEP = 3;
    private static final int SLOT_WORDS = 4;

    private static final int DAY = 0;
    /** Today's smallest difference, 0 while there is none. */
    private static final int TODAY = 1;

    private static final int EARLIER = 2;
    private static final int CLOSE = 3;
    private static final int BAR_WORDS = 4;

    private static final Set<TickType> INPUTS = Collections.unmodifiableSet(EnumSet.of(TickType.TRADE));

    private final SlotSlices slots;
    private final StateSlice days;
    private final int openLane;
    private final int highLane;
    private final int lowLane;
    private final int closeLane;
    private final int lane;

    public PriceStep(FeatureContext context) {
        slots = new SlotSlices(context.tickState(), "price_step", SLOT_WORDS);
        days = context.state().allocate("price_step", BAR_WORDS);
        openLane = context.input(BarPrices.OPEN);
        highLane = context.input(BarPrices.HIGH);
        lowLane = context.input(BarPrices.LOW);
        closeLane = context.input(BarPrices.CLOSE);
        lane = context.output(PRICE_STEP);
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
        double difference = Math.abs(tick.price - live.real(PRICE));
        if (live.word(TRADES) > 0 && difference > 0 && (live.word(HAS_STEP) == 0 || difference < live.real(STEP))) {
            live.word(HAS_STEP, 1);
            live.real(STEP, difference);
        }
        live.real(PRICE, tick.price);
        live.addWord(TRADES, 1);
    }

    @Override
    public void close(Bar bar, Row row) {
        int slot = bar.slot();
        long day = Math.floorDiv(bar.startMicros(), DAY_MICROS);
        if (day != days.word(DAY) && days.real(TODAY) > 0) {
            days.real(EARLIER, days.real(TODAY));
            days.real(TODAY, 0);
        }
        days.word(DAY, day);
        double close = row.number(closeLane);
        if (Double.isNaN(close)) {
            return;
        }
        double open = row.number(openLane);
        double high = row.number(highLane);
        double low = row.number(lowLane);
        take(high - open, close);
        take(open - low, close);
        take(high - close, close);
        take(close - low, close);
        if (days.real(CLOSE) > 0) {
            take(Math.abs(open - days.real(CLOSE)), close);
            take(Math.abs(close - days.real(CLOSE)), close);
        }
        take(slots.of(slot).real(STEP), close);
        days.real(CLOSE, close);
        write(row);
    }

    @Override
    public void restart() {
        days.clear();
    }

    private void take(double difference, double price) {
        double step = FifteenDigits.round(difference, price);
        if (step > 0 && (days.real(TODAY) == 0 || step < days.real(TODAY))) {
            days.real(TODAY, step);
        }
    }

    private void write(Row row) {
        double today = days.real(TODAY);
        double earlier = days.real(EARLIER);
        if (today > 0 && earlier > 0) {
            row.number(lane, Math.min(today, earlier));
        } else if (today + earlier > 0) {
            row.number(lane, today + earlier);
        }
    }
}
