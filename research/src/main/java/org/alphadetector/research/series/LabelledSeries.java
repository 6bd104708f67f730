package org.alphadetector.research.series;

import java.util.List;

/**
 * A series of values and where it is not as usual.
 *
 * @param timesMicros when each value is, ascending
 * @param windows the rows of each anomaly
 */
public record LabelledSeries(String name, long[] timesMicros, double[] values, List<Window> windows) {
    /** Rows {@code from} to {@code to}, both inside. */
    public record Window(Disturbance kind, int from, int to) {
        boolean contains(int row) {
            return row >= from && row <= to;
        }
    }

    /** How many rows there are. */
    public int rows() {
        return values.length;
    }
}
