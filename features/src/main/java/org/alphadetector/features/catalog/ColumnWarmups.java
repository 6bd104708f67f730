package org.alphadetector.features.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Lane;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.features.state.StateSection;
import org.alphadetector.features.state.StateSlice;

/**
 * How many bars each column of one feature has seen. So a column that came with a later build than the rest of its
 * feature can be kept NULL until it has seen its whole warm-up, whatever is in the slices that it shares.
 */
final class ColumnWarmups {
    private final List<Counter> counters = new ArrayList<>();

    /** Bars since the last restart, and since the column came; both are counted up to its warm-up. */
    private record Counter(StateSlice seen, Lane in, int lane, int warmup) {
        private static final int SINCE_RESTART = 0;
        private static final int EVER = 1;

        private boolean count() {
            count(EVER);
            return !count(SINCE_RESTART);
        }

        private void clearNew(Row row) {
            if (seen.word(EVER) < warmup) {
                row.clear(in, lane);
            }
        }

        /** Whether the bar that is counted belongs to the warm-up. */
        private boolean count(int word) {
            long bars = seen.word(word);
            if (bars >= warmup) {
                return false;
            }
            seen.word(word, bars + 1);
            return true;
        }
    }

    /**
     * Begins a counter for each of the columns that has a warm-up.
     *
     * @param written the names of those that the feature writes on the timeframe; the others are not counted
     */
    ColumnWarmups(StateSection state, RowLayout layout, List<Column> columns, Set<String> written) {
        for (Column column : columns) {
            if (column.warmup() > 0 && written.contains(column.name())) {
                StateSlice seen = state.allocate("seen." + column.name(), 2);
                counters.add(new Counter(seen, column.lane(), layout.lane(column), column.warmup()));
            }
        }
    }

    /** Makes NULL what the feature wrote in columns still in their first warm-up; call it before {@link #count}. */
    void clearNew(Row row) {
        for (int i = 0; i < counters.size(); i++) {
            counters.get(i).clearNew(row);
        }
    }

    /**
     * Counts a bar.
     *
     * @return whether the bar is in no column's warm-up
     */
    boolean count() {
        boolean isWarm = true;
        for (int i = 0; i < counters.size(); i++) {
            isWarm &= counters.get(i).count();
        }
        return isWarm;
    }

    /** The asset restarts after a silence gap: every warm-up begins again. */
    void restart() {
        for (int i = 0; i < counters.size(); i++) {
            counters.get(i).seen.word(Counter.SINCE_RESTART, 0);
        }
    }
}
