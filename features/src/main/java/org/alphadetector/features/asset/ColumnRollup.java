package org.alphadetector.features.asset;

import java.util.Optional;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Rollup;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.state.CompensatedSum;
import org.alphadetector.features.state.ExactSum;
import org.alphadetector.features.state.StateSlice;
import org.jspecify.annotations.Nullable;

/** What one column has gathered of a longer bar so far; columns taken from the last minute need nothing. */
final class ColumnRollup {
    private static final int VALUE = 0;
    private static final int IS_UNDEFINED = ExactSum.WORDS;

    private static final int OK = 1;
    private static final int PARTIAL = 2;
    private static final int STALE = 4;

    private final Rollup rollup;
    private final boolean isNumber;
    private final int lane;
    private final StateSlice slice;

    private ColumnRollup(Column column, int lane, StateSlice slice) {
        this.rollup = column.rollup();
        this.isNumber = column.type().isNumberLane();
        this.lane = lane;
        this.slice = slice;
    }

    /** The words a column of that rollup needs. */
    static int words(Rollup rollup) {
        return switch (rollup) {
            case LAST, OWN -> 0;
            case FIRST, FIRST_TRADED, MAX_TRADED, MIN_TRADED, MAX, MIN, COUNT, ANY, WORST_QUALITY, SOURCE -> 1;
            case SUM -> CompensatedSum.WORDS;
            case EXACT_SUM -> ExactSum.WORDS + 1;
        };
    }

    /** The rollup of a column, empty when the last minute's value stands; a rollup its type has not is an error. */
    static Optional<ColumnRollup> create(Column column, int lane, StateSlice slice) {
        boolean isNumber = column.type().isNumberLane();
        boolean isPossible =
                switch (column.rollup()) {
                    case LAST, OWN -> true;
                    case WORST_QUALITY, SOURCE -> !isNumber;
                    default -> isNumber;
                };
        if (!isPossible) {
            throw new IllegalArgumentException(
                    "column cannot be rolled up so: name=" + column.name() + " rollup=" + column.rollup());
        }
        return column.rollup() == Rollup.LAST ? Optional.empty() : Optional.of(new ColumnRollup(column, lane, slice));
    }

    /** A bar begins. */
    void begin() {
        slice.clear();
        switch (rollup) {
            case FIRST, FIRST_TRADED, MAX_TRADED, MIN_TRADED, MAX, MIN, ANY -> slice.real(VALUE, Double.NaN);
            default -> {}
        }
    }

    void accept(Row minute, boolean isTraded) {
        if (!isNumber) {
            acceptText(minute.text(lane));
            return;
        }
        double value = minute.number(lane);
        switch (rollup) {
            case FIRST -> keepFirst(value);
            case MAX, ANY -> keepLargest(value);
            case MIN -> keepSmallest(value);
            case FIRST_TRADED -> keepFirst(isTraded ? value : Double.NaN);
            case MAX_TRADED -> keepLargest(isTraded ? value : Double.NaN);
            case MIN_TRADED -> keepSmallest(isTraded ? value : Double.NaN);
            case SUM -> new CompensatedSum(slice).add(value);
            case EXACT_SUM -> addExactly(value);
            case COUNT -> slice.real(VALUE, slice.real(VALUE) + (Double.isNaN(value) ? 0 : value));
            default -> {}
        }
    }

    void write(Row row) {
        switch (rollup) {
            case FIRST, MAX, MIN, ANY, COUNT -> row.number(lane, slice.real(VALUE));
            case FIRST_TRADED, MAX_TRADED, MIN_TRADED -> {
                if (!Double.isNaN(slice.real(VALUE))) {
                    row.number(lane, slice.real(VALUE));
                }
            }
            case SUM -> row.number(lane, new CompensatedSum(slice).toDouble());
            case EXACT_SUM ->
                row.number(
                        lane,
                        slice.word(IS_UNDEFINED) > 0 ? Double.NaN : exactSum().toDouble());
            case WORST_QUALITY -> row.text(lane, quality((int) slice.word(VALUE)));
            case SOURCE -> row.text(lane, slice.word(VALUE) > 0 ? "candle_snapshot" : "ws");
            default -> clear(row);
        }
    }

    private void acceptText(@Nullable String text) {
        if (rollup == Rollup.SOURCE && "candle_snapshot".equals(text)) {
            slice.word(VALUE, 1);
        }
        if (rollup == Rollup.WORST_QUALITY && text != null) {
            int seen = text.equals("ok") ? OK : text.equals("stale") ? STALE : PARTIAL;
            slice.word(VALUE, slice.word(VALUE) | seen);
        }
    }

    private static String quality(int seen) {
        return switch (seen) {
            case OK -> "ok";
            case STALE -> "stale";
            default -> "partial";
        };
    }

    private void keepFirst(double value) {
        if (Double.isNaN(slice.real(VALUE))) {
            slice.real(VALUE, value);
        }
    }

    private void keepLargest(double value) {
        if (value > slice.real(VALUE) || Double.isNaN(slice.real(VALUE))) {
            slice.real(VALUE, value);
        }
    }

    private void keepSmallest(double value) {
        if (value < slice.real(VALUE) || Double.isNaN(slice.real(VALUE))) {
            slice.real(VALUE, value);
        }
    }

    private void addExactly(double value) {
        if (Double.isNaN(value)) {
            slice.word(IS_UNDEFINED, 1);
        } else {
            exactSum().add(value);
        }
    }

    private ExactSum exactSum() {
        return new ExactSum(slice.part(0, ExactSum.WORDS));
    }

    /** What is computed anew for each timeframe starts NULL. */
    private void clear(Row row) {
        if (isNumber) {
            row.number(lane, Double.NaN);
        } else {
            row.text(lane, null);
        }
    }
}
