package org.alphadetector.features.positioning;

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
import org.alphadetector.features.row.Rollup;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.SqlType;
import org.alphadetector.features.state.RealRing;
import org.alphadetector.features.state.SlotSlices;
import org.alphadetector.features.state.StateSlice;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickType;

/**
 * Open interest over the bar, in the venue's unit. A value stays in force until the next message that carries one, for
 * at most 60 minutes; before the first, and after that, everything here is undefined.
 */
public final class OpenInterest implements TickFeature {
    private static final String GROUP = "Positioning (OI & Liquidations)";

    public static final Column OI_OPEN = level("oi_open")
            .formula("value in force when the bar opens; before any, the first of the bar")
            .ofTheBar(Rollup.FIRST)
            .fromTicksOnly()
            .meaning("Open interest at the bar's start. NULL before the first message, or after 60 min without one.");
    public static final Column OI_CLOSE = level("oi_close")
            .formula("last value by (event time, arrival), else the one carried")
            .ofTheBar(Rollup.LAST)
            .fromTicksOnly()
            .meaning("Open interest at the bar's end. NULL before the first message, or after 60 min without one.");
    public static final Column OI_MIN = level("oi_min")
            .formula("smallest value in force within the bar, its start included")
            .ofTheBar(Rollup.MIN)
            .fromTicksOnly()
            .meaning("Smallest open interest of the bar. NULL before the first message, or after 60 min without one.");
    public static final Column OI_MAX = level("oi_max")
            .formula("largest value in force within the bar, its start included")
            .ofTheBar(Rollup.MAX)
            .fromTicksOnly()
            .meaning("Largest open interest of the bar. NULL before the first message, or after 60 min without one.");
    public static final Column OI_DELTA_M_5 = level("oi_delta_m_5")
            .window("5 min ending at the close")
            .range("any")
            .formula("oi_close - oi_close 5 min before")
            .lookBack(5)
            .fromTicksOnly()
            .meaning("Change of open interest over five minutes. NULL until oi_close was defined five minutes before.");
    public static final Column OI_ROC_M_5 = Column.named("oi_roc_m_5", SqlType.DOUBLE, GROUP)
            .unit("share")
            .window("5 min ending at the close")
            .range(">= -1")
            .formula("oi_delta_m_5 / oi_close 5 min before")
            .inputs("derivative_ticker")
            .lookBack(5)
            .fromTicksOnly()
            .meaning("Relative change of open interest over five minutes. NULL as oi_delta_m_5, or when it was 0.");
    public static final Column OI_STALENESS_MS = Column.named("oi_staleness_ms", SqlType.INTEGER, GROUP)
            .unit("ms")
            .window("to the close")
            .range("[0, 2147483647]")
            .formula("close - timestamp of the last message that carried openInterest")
            .inputs("derivative_ticker")
            .lookBack(0)
            .fromTicksOnly()
            .meaning("Age of the open interest. NULL before the first message that carried one.");

    public static final FeatureFamily FAMILY = FeatureFamily.ofTicks(
            "open_interest",
            List.of(OI_OPEN, OI_CLOSE, OI_MIN, OI_MAX, OI_DELTA_M_5, OI_ROC_M_5, OI_STALENESS_MS),
            OpenInterest::new);

    private static final long STALE_MICROS = 3_600_000_000L;
    private static final int MINUTES = 5;

    private static final int SEEN = 0;
    private static final int FIRST_MICROS = 1;
    private static final int FIRST = 2;
    private static final int LAST_MICROS = 3;
    private static final int LAST = 4;
    private static final int SMALLEST = 5;
    private static final int LARGEST = 6;
    private static final int SLOT_WORDS = 7;

    private static final int IS_KNOWN = 0;
    private static final int KNOWN_MICROS = 1;
    private static final int KNOWN = 2;

    private static final Set<TickType> INPUTS = Collections.unmodifiableSet(EnumSet.of(TickType.DERIVATIVE_TICKER));

    private final SlotSlices slots;
    private final StateSlice carried;
    private final RealRing closes;
    private final int openLane;
    private final int closeLane;
    private final int minLane;
    private final int maxLane;
    private final int deltaLane;
    private final int rocLane;
    private final int stalenessLane;

    public OpenInterest(FeatureContext context) {
        slots = new SlotSlices(context.tickState(), "open_interest", SLOT_WORDS);
        carried = context.state().allocate("open_interest", 3);
        closes = new RealRing(context.state().allocate("open_interest.closes", RealRing.words(MINUTES + 1)));
        openLane = context.output(OI_OPEN);
        closeLane = context.output(OI_CLOSE);
        minLane = context.output(OI_MIN);
        maxLane = context.output(OI_MAX);
        deltaLane = context.output(OI_DELTA_M_5);
        rocLane = context.output(OI_ROC_M_5);
        stalenessLane = context.output(OI_STALENESS_MS);
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
        double value = tick.openInterest;
        if (Double.isNaN(value)) {
            return;
        }
        StateSlice live = slots.of(slot);
        boolean isFirst = live.word(SEEN) == 0;
        live.word(SEEN, 1);
        if (isFirst || tick.timestampMicros < live.word(FIRST_MICROS)) {
            live.word(FIRST_MICROS, tick.timestampMicros);
            live.real(FIRST, value);
        }
        if (isFirst || tick.timestampMicros >= live.word(LAST_MICROS)) {
            live.word(LAST_MICROS, tick.timestampMicros);
            live.real(LAST, value);
        }
        live.real(SMALLEST, isFirst ? value : Math.min(value, live.real(SMALLEST)));
        live.real(LARGEST, isFirst ? value : Math.max(value, live.real(LARGEST)));
    }

    @Override
    public void close(Bar bar, Row row) {
        int slot = bar.slot();
        StateSlice live = slots.of(slot);
        boolean isCarried =
                carried.word(IS_KNOWN) > 0 && bar.startMicros() - carried.word(KNOWN_MICROS) <= STALE_MICROS;
        double before = isCarried ? carried.real(KNOWN) : Double.NaN;
        double close = Double.NaN;
        if (live.word(SEEN) > 0) {
            close = live.real(LAST);
            write(row, isCarried ? before : live.real(FIRST), live.real(SMALLEST), live.real(LARGEST), close);
            carried.word(IS_KNOWN, 1);
            carried.word(KNOWN_MICROS, live.word(LAST_MICROS));
            carried.real(KNOWN, close);
        } else if (isCarried && bar.endMicros() - carried.word(KNOWN_MICROS) <= STALE_MICROS) {
            close = before;
            write(row, close, close, close, close);
        }
        closes.push(close);
        writeChange(row, close, closes.ago(MINUTES));
        if (carried.word(IS_KNOWN) > 0) {
            long staleness = (bar.endMicros() - carried.word(KNOWN_MICROS)) / 1000;
            row.number(stalenessLane, (double) Math.min(staleness, Integer.MAX_VALUE));
        }
    }

    @Override
    public void restart() {
        carried.clear();
        closes.clear();
    }

    private void write(Row row, double open, double smallest, double largest, double close) {
        row.number(openLane, open);
        row.number(minLane, Math.min(open, smallest));
        row.number(maxLane, Math.max(open, largest));
        row.number(closeLane, close);
    }

    private void writeChange(Row row, double close, double before) {
        double delta = FifteenDigits.round(close - before, Math.max(close, before));
        row.number(deltaLane, delta);
        row.number(rocLane, before > 0 ? delta / before : Double.NaN);
    }

    private static Column.Declaration level(String name) {
        return Column.named(name, SqlType.NUMERIC, GROUP)
                .unit("the venue's unit of open interest")
                .range(">= 0")
                .inputs("derivative_ticker");
    }
}
