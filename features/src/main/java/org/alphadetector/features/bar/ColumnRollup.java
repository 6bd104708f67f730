package org.alphadetector.features.bar;

import java.util.Objects;
import java.util.Optional;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Lane;
import org.alphadetector.features.row.Rollup;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.state.CompensatedSum;
import org.alphadetector.features.state.ExactSum;
import org.alphadetector.features.state.StateBuffer;
import org.alphadetector.features.state.StateSlice;
import org.jspecify.annotations.Nullable;

/** What one column has gathered of a longer bar so far; columns taken from the last minute need nothing. */
final class ColumnRollup {
    private static final int MINUTES = 0;
    private static final int VALUE = 1;
    private static final int IS_UNDEFINED = VALUE + ExactSum.WORDS;

    private final Column column;
    private final int lane;
    /** Empty for columns that are computed anew. */
    private final StateSlice slice;

    private final @Nullable CompensatedSum sum;
    private final @Nullable ExactSum exactSum;
    /** For a worst label: a bit for each label that was seen. */
    private final int labels;

    private ColumnRollup(Column column, int lane, StateSlice slice) {
        this.column = column;
        this.lane = lane;
        this.slice = slice;
        labels = column.labels().size();
        boolean isSum = column.rollup() == Rollup.SUM;
        boolean isExactSum = column.rollup() == Rollup.EXACT_SUM;
        sum = isSum ? new CompensatedSum(slice.part(VALUE, CompensatedSum.WORDS)) : null;
        exactSum = isExactSum ? new ExactSum(slice.part(VALUE, ExactSum.WORDS)) : null;
    }

    /** The rollup of a column, empty when the last minute's value stands; a rollup its lane has not is an error. */
    static Optional<ColumnRollup> create(Column column, int lane, StateBuffer buffer) {
        Rollup rollup = column.rollup();
        boolean isPossible = rollup == Rollup.LAST || rollup == Rollup.OWN || column.lane() == Lane.NUMBER;
        if (!isPossible || (isOfLabels(rollup) != column.isCode() && rollup != Rollup.LAST && rollup != Rollup.OWN)) {
            throw new IllegalArgumentException(
                    "column cannot be rolled up so: name=" + column.name() + " rollup=" + rollup);
        }
        if (rollup == Rollup.LAST) {
            return Optional.empty();
        }
        ColumnRollup created =
                new ColumnRollup(column, lane, buffer.allocate("rollup." + column.name(), words(rollup)));
        created.begin();
        return Optional.of(created);
    }

    private static boolean isOfLabels(Rollup rollup) {
        return rollup == Rollup.WORST_QUALITY || rollup == Rollup.LARGEST_LABEL;
    }

    private static int words(Rollup rollup) {
        return switch (rollup) {
            case LAST, OWN -> 0;
            case SUM -> VALUE + CompensatedSum.WORDS;
            case EXACT_SUM -> IS_UNDEFINED + 1;
            default -> VALUE + 1;
        };
    }

    /** Whether the value is gathered from minutes. */
    boolean isGathered() {
        return column.rollup() != Rollup.OWN;
    }

    /** A bar begins. */
    void begin() {
        slice.clear();
        switch (column.rollup()) {
            case FIRST, FIRST_TRADED, MAX_TRADED, MIN_TRADED, MAX, MIN, ANY, LARGEST_LABEL ->
                slice.real(VALUE, Double.NaN);
            default -> {}
        }
    }

    void accept(Row minute, boolean isTraded) {
        if (!isGathered()) {
            return;
        }
        slice.addWord(MINUTES, 1);
        double value = minute.number(lane);
        switch (column.rollup()) {
            case FIRST -> keepFirst(value);
            case MAX, ANY, LARGEST_LABEL -> keepLargest(value);
            case MIN -> keepSmallest(value);
            case FIRST_TRADED -> keepFirst(isTraded ? value : Double.NaN);
            case MAX_TRADED -> keepLargest(isTraded ? value : Double.NaN);
            case MIN_TRADED -> keepSmallest(isTraded ? value : Double.NaN);
            case SUM -> Objects.requireNonNull(sum).add(value);
            case EXACT_SUM -> addExactly(value);
            case COUNT -> slice.real(VALUE, slice.real(VALUE) + (Double.isNaN(value) ? 0 : value));
            case WORST_QUALITY -> slice.word(VALUE, slice.word(VALUE) | (Double.isNaN(value) ? 0 : 1L << (int) value));
            default -> {}
        }
    }

    /**
     * Writes the value of the bar.
     *
     * @param barMinutes how many minutes the bar has; a column that saw fewer came within it
     */
    void write(Row row, long barMinutes) {
        if (!isGathered() || slice.word(MINUTES) < barMinutes) {
            row.clear(column.lane(), lane);
            return;
        }
        switch (column.rollup()) {
            case FIRST, MAX, MIN, ANY, COUNT, LARGEST_LABEL -> row.number(lane, slice.real(VALUE));
            case FIRST_TRADED, MAX_TRADED, MIN_TRADED -> {
                if (!Double.isNaN(slice.real(VALUE))) {
                    row.number(lane, slice.real(VALUE));
                }
            }
            case SUM -> row.number(lane, Objects.requireNonNull(sum).toDouble());
            case EXACT_SUM ->
                row.number(
                        lane,
                        slice.word(IS_UNDEFINED) > 0
                                ? Double.NaN
                                : Objects.requireNonNull(exactSum).toDouble());
            case WORST_QUALITY -> row.number(lane, worst(slice.word(VALUE)));
            default -> throw new IllegalStateException("column=" + column.name());
        }
    }

    /** The first label if only it was seen, the last if only it was, else the one between. */
    private double worst(long seen) {
        if (seen == 0) {
            return Double.NaN;
        }
        int last = labels - 1;
        return seen == 1 ? 0 : seen == 1L << last ? last : 1;
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
            Objects.requireNonNull(exactSum).add(value);
        }
    }
}
