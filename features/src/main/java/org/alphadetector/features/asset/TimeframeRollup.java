package org.alphadetector.features.asset;

import java.util.ArrayList;
import java.util.List;
import org.alphadetector.features.flow.TradeFlow;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.state.StateBuffer;
import org.alphadetector.features.state.StateSlice;

/**
 * Makes the 15m or 1h rows of one asset from its 1m rows, by each column's {@link
 * org.alphadetector.features.row.Rollup}. Its numbers lie in the asset's bar buffer.
 */
public final class TimeframeRollup {
    private static final int MINUTES = 0;
    private static final int HEADER_WORDS = 1;

    private final Timeframe timeframe;
    private final StateBuffer barState;
    private final StateSlice slice;
    private final List<ColumnRollup> columns = new ArrayList<>();
    private final int volumeLane;
    private final int tradesLane;

    public TimeframeRollup(RowLayout layout, Timeframe timeframe, StateBuffer barState) {
        this.timeframe = timeframe;
        this.barState = barState;
        int words = HEADER_WORDS;
        for (Column column : layout.columns()) {
            words += ColumnRollup.words(column.rollup());
        }
        slice = barState.allocate("rollup." + timeframe.label(), words);
        int from = HEADER_WORDS;
        for (Column column : layout.columns()) {
            int length = ColumnRollup.words(column.rollup());
            ColumnRollup.create(column, layout.lane(column), slice.part(from, length))
                    .ifPresent(columns::add);
            from += length;
        }
        volumeLane = layout.lane(TradeFlow.VOLUME);
        tradesLane = layout.lane(TradeFlow.TRADE_COUNT);
    }

    /** Takes in the next 1m row, the last of the bar included. */
    public void accept(Row minuteRow) {
        boolean isFirst = slice.word(MINUTES) == 0;
        boolean isTraded = minuteRow.number(tradesLane) > 0 || minuteRow.number(volumeLane) > 0;
        slice.addWord(MINUTES, 1);
        for (ColumnRollup column : columns) {
            if (isFirst) {
                column.begin();
            }
            column.accept(minuteRow, isTraded);
        }
        barState.markDirty();
    }

    /**
     * Makes the row of the bar that ends with the 1m row, which {@link #accept} has seen, and clears for the next bar.
     * A bar that began while the asset was not yet there is made of the minutes there are.
     */
    public Row close(Row lastMinuteRow) {
        Row row = lastMinuteRow.copyAs(timeframe);
        for (ColumnRollup column : columns) {
            column.write(row);
        }
        restart();
        return row;
    }

    /** Forgets the minutes of the bar so far. */
    public void restart() {
        slice.clear();
        barState.markDirty();
    }
}
