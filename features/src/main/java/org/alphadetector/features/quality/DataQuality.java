package org.alphadetector.features.quality;

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
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickType;

/** How far the row can be trusted: its status, the book's age, and ticks dropped. */
public final class DataQuality implements TickFeature {
    private static final String GROUP = "Data Quality";

    public static final Column DQ_STATUS = Column.named("dq_status", SqlType.DQ_STATUS, GROUP)
            .labels("ok", "partial", "stale")
            .formula("stale: no message of the asset in the bar; partial: made from a candle, a gap in the bar, a quote"
                    + " with bid >= ask, or a source that the asset has sent is older at the close than its limit"
                    + " (book_ticker and book_snapshot 1 min, derivative_ticker 5 min, trade 15 min); else ok")
            .inputs("trade", "trade_bar", "book_ticker", "book_snapshot", "derivative_ticker", "disconnect")
            .ofTheBar(Rollup.WORST_QUALITY)
            .fromCandles()
            .meaning("How complete the data behind the bar are.");
    public static final Column DROPPED_TICKS = Column.named("dropped_ticks", SqlType.INTEGER, GROUP)
            .unit("ticks")
            .window("since the last row")
            .range(">= 0")
            .formula("count of duplicates and of ticks of a bar already closed")
            .inputs("trade", "trade_bar", "book_ticker", "book_snapshot", "derivative_ticker", "liquidation")
            .ofTheBar(Rollup.COUNT)
            .fromCandles()
            .meaning("Ticks of the asset that were not folded.");
    public static final Column BOOK_STALENESS_MS = Column.named("book_staleness_ms", SqlType.INTEGER, GROUP)
            .unit("ms")
            .window("to the close")
            .range("[0, 2147483647]")
            .formula("close - timestamp of the last book_ticker or book_snapshot")
            .inputs("book_ticker", "book_snapshot")
            .lookBack(0)
            .fromTicksOnly()
            .meaning("Age of the book. NULL before the asset's first book message.");
    /** Code of {@link #DQ_STATUS}: all sources fresh, no gap in the bar. */
    public static final int OK = 0;

    /** Code of {@link #DQ_STATUS}: a source missing, a gap, or a crossed book. */
    public static final int PARTIAL = 1;

    /** Code of {@link #DQ_STATUS}: no message of the asset within the bar. */
    public static final int STALE = 2;

    public static final FeatureFamily FAMILY = FeatureFamily.ofTicks(
            "data_quality", List.of(DQ_STATUS, DROPPED_TICKS, BOOK_STALENESS_MS), DataQuality::new);

    private static final Set<TickType> INPUTS = Collections.unmodifiableSet(
            EnumSet.of(TickType.TRADE, TickType.BOOK_TICKER, TickType.BOOK_SNAPSHOT, TickType.DERIVATIVE_TICKER));

    private final SourceTimes sources;
    private final int statusLane;
    private final int droppedLane;
    private final int bookLane;

    public DataQuality(FeatureContext context) {
        sources = new SourceTimes(context.tickState(), context.state());
        statusLane = context.output(DQ_STATUS);
        droppedLane = context.output(DROPPED_TICKS);
        bookLane = context.output(BOOK_STALENESS_MS);
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
    public void close(Bar bar, Row row) {
        int slot = bar.slot();
        sources.close(slot);
        row.number(statusLane, status(slot, bar));
        row.number(droppedLane, (double) Math.min(bar.droppedTicks(), Integer.MAX_VALUE));
        if (sources.hasBook()) {
            long staleness = (bar.endMicros() - sources.bookMicros()) / 1000;
            row.number(bookLane, (double) Math.min(staleness, Integer.MAX_VALUE));
        }
    }

    @Override
    public void restart() {
        sources.restart();
    }

    private int status(int slot, Bar bar) {
        if (!bar.hasMessages()) {
            return STALE;
        }
        boolean isPartial = bar.isCandle()
                || bar.hasGap()
                || bar.isDisconnected()
                || sources.isCrossed(slot)
                || sources.isAnyOld(bar.endMicros());
        return isPartial ? PARTIAL : OK;
    }
}
