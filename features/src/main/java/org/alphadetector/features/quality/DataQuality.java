package org.alphadetector.features.quality;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.alphadetector.features.asset.Feature;
import org.alphadetector.features.asset.Minute;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Rollup;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.features.row.SqlType;
import org.alphadetector.features.state.StateBuffer;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickType;

/** How far the row can be trusted: its status, the book's age, ticks dropped, and whether windows are still filling. */
public final class DataQuality implements Feature {
    private static final String GROUP = "Data Quality";

    public static final Column DQ_STATUS = Column.named("dq_status", SqlType.DQ_STATUS, GROUP)
            .range("ok|partial|stale")
            .formula("stale: no message of the asset in the bar; partial: made from a candle, a gap in the bar, a quote"
                    + " with bid >= ask, or a source that the asset has sent is older at the close than its limit"
                    + " (book_ticker and book_snapshot 1 min, derivative_ticker 5 min, trade 15 min); else ok")
            .inputs("trade", "trade_bar", "book_ticker", "book_snapshot", "derivative_ticker", "disconnect")
            .rollup(Rollup.WORST_QUALITY)
            .meaning("How complete the data behind the bar are.");
    public static final Column DROPPED_TICKS = Column.named("dropped_ticks", SqlType.INTEGER, GROUP)
            .unit("ticks")
            .window("since the last row")
            .range(">= 0")
            .formula("count of duplicates and of ticks of a bar already closed")
            .inputs("trade", "trade_bar", "book_ticker", "book_snapshot", "derivative_ticker", "liquidation")
            .rollup(Rollup.COUNT)
            .meaning("Ticks of the asset that were not folded.");
    public static final Column BOOK_STALENESS_MS = Column.named("book_staleness_ms", SqlType.INTEGER, GROUP)
            .unit("ms")
            .window("to the close")
            .range("[0, 2147483647]")
            .formula("close - timestamp of the last book_ticker or book_snapshot")
            .inputs("book_ticker", "book_snapshot")
            .meaning("Age of the book. NULL before the asset's first book message.");
    public static final Column WARMUP = Column.named("warmup", SqlType.BOOLEAN, GROUP)
            .range("true|false")
            .formula("fewer than 61 one-minute bars since the asset (re)started: the longest window is 60 min")
            .meaning("Whether the longest windows are still filling. The baselines behind flags take longer and are"
                    + " NULL until ready.");

    private static final int BARS_NEEDED = 61;
    private static final Set<TickType> INPUTS = Collections.unmodifiableSet(
            EnumSet.of(TickType.TRADE, TickType.BOOK_TICKER, TickType.BOOK_SNAPSHOT, TickType.DERIVATIVE_TICKER));

    private final SourceTimes sources;
    private final int statusLane;
    private final int droppedLane;
    private final int bookLane;
    private final int warmupLane;

    public DataQuality(RowLayout layout, StateBuffer tickState, StateBuffer barState) {
        sources = new SourceTimes(tickState, barState);
        statusLane = layout.lane(DQ_STATUS);
        droppedLane = layout.lane(DROPPED_TICKS);
        bookLane = layout.lane(BOOK_STALENESS_MS);
        warmupLane = layout.lane(WARMUP);
    }

    @Override
    public Set<TickType> inputs() {
        return INPUTS;
    }

    @Override
    public void open(int slot, long startMicros) {
        sources.open(slot);
    }

    @Override
    public void accept(int slot, Tick tick) {
        switch (tick.type) {
            case TRADE -> sources.trade(slot, tick.timestampMicros);
            case DERIVATIVE_TICKER -> sources.derivativeTicker(slot, tick.timestampMicros);
            case BOOK_TICKER -> sources.bookTicker(slot, tick.timestampMicros, tick.bidPrice >= tick.askPrice);
            case BOOK_SNAPSHOT -> {
                boolean isCrossed = tick.bidLevels > 0 && tick.askLevels > 0 && tick.bidPrices[0] >= tick.askPrices[0];
                sources.bookSnapshot(slot, tick.timestampMicros, isCrossed);
            }
            default -> {}
        }
    }

    @Override
    public void close(int slot, Minute minute, Row row) {
        sources.close(slot);
        row.text(statusLane, status(slot, minute));
        row.number(droppedLane, (double) Math.min(minute.droppedTicks, Integer.MAX_VALUE));
        row.flag(warmupLane, minute.barsSinceStart < BARS_NEEDED);
        if (sources.hasBook()) {
            long staleness = (minute.endMicros - sources.bookMicros()) / 1000;
            row.number(bookLane, (double) Math.min(staleness, Integer.MAX_VALUE));
        }
    }

    @Override
    public void restart() {
        sources.restart();
    }

    private String status(int slot, Minute minute) {
        if (!minute.hasMessages) {
            return "stale";
        }
        boolean isPartial = minute.isCandle
                || minute.hasGap
                || minute.isDisconnected
                || sources.isCrossed(slot)
                || sources.isAnyOld(minute.endMicros);
        return isPartial ? "partial" : "ok";
    }
}
