package org.alphadetector.features.bar;

import java.util.function.Predicate;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.state.StateBuffer;

/** The 15m or 1h bar in progress of an asset: gathers its minutes, and makes bar and row when it ends. */
public final class LongerBar {
    private final Timeframe timeframe;
    private final BarSoFar soFar;
    private final TimeframeRollup rollup;

    /**
     * @param buffer the asset's state of the timeframe
     * @param traded whether a 1m row is of a minute with trades
     */
    public LongerBar(RowLayout layout, Timeframe timeframe, StateBuffer buffer, Predicate<Row> traded) {
        this.timeframe = timeframe;
        soFar = new BarSoFar(timeframe, buffer);
        rollup = new TimeframeRollup(layout, timeframe, buffer, traded);
    }

    public Timeframe timeframe() {
        return timeframe;
    }

    /** Takes in the next minute; whether the longer bar ends with it. */
    public boolean accept(Bar minute, Row row) {
        soFar.accept(minute);
        rollup.accept(row);
        return timeframe.isLatticePoint(minute.endMicros());
    }

    /**
     * The row of the bar that ends with this minute's row; columns of own bars are NULL in it. Before {@link #close}.
     */
    public Row row(Row lastMinuteRow) {
        return rollup.close(lastMinuteRow);
    }

    /** The bar that ends with this minute. */
    public Bar close(Bar lastMinute) {
        return soFar.close(lastMinute);
    }

    /** Forgets the minutes of the bar so far. */
    public void restart() {
        soFar.restart();
        rollup.restart();
    }
}
