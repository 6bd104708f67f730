package org.alphadetector.features.bar;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.state.StateBuffer;
import org.alphadetector.features.state.StateSlice;

/**
 * Makes the 15m or 1h rows of one asset, or of the market, from its 1m rows, by each column's {@link
 * org.alphadetector.features.row.Rollup}. Each column has a section of state of its own, so that a bar in progress
 * survives columns that come and go; a column that came within the bar is NULL for it.
 */
public final class TimeframeRollup {
    private static final int MINUTES = 0;
    private static final int START_MICROS = 1;
    private static final int HEADER_WORDS = 2;

    private final Timeframe timeframe;
    private final Predicate<Row> traded;
    private final StateSlice header;
    private final List<ColumnRollup> columns = new ArrayList<>();

    /**
     * @param traded whether a 1m row is of a minute with trades
     * @param buffer the owner's state of the timeframe
     */
    public TimeframeRollup(RowLayout layout, Timeframe timeframe, StateBuffer buffer, Predicate<Row> traded) {
        this.timeframe = timeframe;
        this.traded = traded;
        header = buffer.allocate("rollup", HEADER_WORDS);
        for (Column column : layout.columns()) {
            ColumnRollup.create(column, layout.lane(column), buffer).ifPresent(columns::add);
        }
    }

    /** Takes in the next 1m row, the last of the bar included. */
    public void accept(Row minuteRow) {
        long start = timeframe.floor(minuteRow.exchangeTsMicros() - 1);
        if (header.word(START_MICROS) != start) {
            restart();
            header.word(START_MICROS, start);
        }
        boolean isTraded = traded.test(minuteRow);
        header.addWord(MINUTES, 1);
        for (ColumnRollup column : columns) {
            column.accept(minuteRow, isTraded);
        }
    }

    /**
     * Makes the row of the bar that ends with the 1m row, which {@link #accept} has seen, and clears for the next bar.
     * A bar that began while the asset was not yet there is made of the minutes there are.
     */
    public Row close(Row lastMinuteRow) {
        Row row = lastMinuteRow.copyAs(timeframe);
        for (ColumnRollup column : columns) {
            column.write(row, header.word(MINUTES));
        }
        restart();
        return row;
    }

    /**
     * Writes the columns gathered from minutes into a row of the bar that is made otherwise, and clears for the next
     * bar.
     */
    public void writeGathered(Row row) {
        for (ColumnRollup column : columns) {
            if (column.isGathered()) {
                column.write(row, header.word(MINUTES));
            }
        }
        restart();
    }

    /** Forgets the minutes of the bar so far. */
    public void restart() {
        header.clear();
        for (ColumnRollup column : columns) {
            column.begin();
        }
    }
}
