package org.alphadetector.detectors.scale;

import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowLayout;

/** How a row tells a change: in one column, or as the logarithm of the ratio of two. */
public final class RowChange {
    private final int lane;
    private final int fromLane;
    private final String input;
    private final String window;

    private RowChange(int lane, int fromLane, String input, String window) {
        this.lane = lane;
        this.fromLane = fromLane;
        this.input = input;
        this.window = window;
    }

    /** The change is the column. */
    public static RowChange column(RowLayout layout, String name, String window) {
        return new RowChange(layout.lane(layout.column(name)), -1, name, window);
    }

    /** The change is ln(to / from); undefined unless both are above 0. */
    public static RowChange logRatio(RowLayout layout, String from, String to, String window) {
        return new RowChange(layout.lane(layout.column(to)), layout.lane(layout.column(from)), to, window);
    }

    /** The change; NaN where an input is NULL. */
    public double of(Row row) {
        double value = row.number(lane);
        if (fromLane < 0) {
            return value;
        }
        double from = row.number(fromLane);
        return value > 0 && from > 0 ? StrictMath.log(value / from) : Double.NaN;
    }

    /** The column that stands for the change in explanations. */
    public String input() {
        return input;
    }

    /** The span of time the change covers. */
    public String window() {
        return window;
    }
}
