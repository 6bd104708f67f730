package org.alphadetector.features.validation;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowLayout;
import org.jspecify.annotations.Nullable;

/**
 * A residual with the columns that tell which value was predicted and by how much the prediction was off.
 *
 * @param z names the residual
 * @param prediction the predicted value; null where {@code error} tells
 * @param deviation of the prediction, in which z is; null where the error is that of a column
 * @param value the value that was predicted; null where it is prediction + z * deviation
 * @param error the value less its prediction; null where the others tell
 */
public record JudgedResidual(
        Column z,
        @Nullable Column prediction,
        @Nullable Column deviation,
        @Nullable Column value,
        @Nullable Column error) {

    /** A residual whose z is in units of the deviation column. */
    public static JudgedResidual ofDeviation(Column z, Column prediction, Column deviation) {
        return new JudgedResidual(z, prediction, deviation, null, null);
    }

    /** A residual whose predicted value is a column. */
    public static JudgedResidual ofValue(Column z, Column prediction, Column value) {
        return new JudgedResidual(z, prediction, null, value, null);
    }

    /** A residual whose predicted value and error are columns. */
    public static JudgedResidual ofError(Column z, Column error, Column value) {
        return new JudgedResidual(z, null, null, value, error);
    }

    /** The columns it is made of, z apart. */
    public List<Column> parts() {
        return Stream.of(prediction, deviation, value, error)
                .filter(Objects::nonNull)
                .toList();
    }

    /** Reads the value and the error from rows of a layout. */
    public Reader reader(RowLayout layout) {
        return new Reader(
                layout.lane(z),
                lane(layout, prediction),
                lane(layout, deviation),
                lane(layout, value),
                lane(layout, error));
    }

    private static int lane(RowLayout layout, @Nullable Column column) {
        return column == null ? Reader.NONE : layout.lane(column);
    }

    /** Reads rows of one layout. */
    public record Reader(int zLane, int predictionLane, int deviationLane, int valueLane, int errorLane) {
        private static final int NONE = -1;

        /** How unusual the error was; NaN where the residual is undefined. */
        public double z(Row row) {
            return row.number(zLane);
        }

        /** The value less its prediction; NaN where the residual is undefined. */
        public double error(Row row) {
            if (errorLane != NONE) {
                return row.number(errorLane);
            }
            return deviationLane != NONE
                    ? row.number(zLane) * row.number(deviationLane)
                    : row.number(valueLane) - row.number(predictionLane);
        }

        /** The value that was predicted; NaN where the residual is undefined. */
        public double value(Row row) {
            return valueLane != NONE ? row.number(valueLane) : row.number(predictionLane) + error(row);
        }
    }
}
