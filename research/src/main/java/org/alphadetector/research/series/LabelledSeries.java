package org.alphadetector.research.series;

import java.util.List;

/** A series of values and where it is not as usual. */
public final class LabelledSeries {
    private final String name;
    private final long[] timesMicros;
    private final double[] values;
    private final List<Window> windows;

    /**
     * @param timesMicros when each value is, ascending
     * @param windows the rows of each anomaly
     */
    public LabelledSeries(String name, long[] timesMicros, double[] values, List<Window> windows) {
        this.name = name;
        this.timesMicros = timesMicros.clone();
        this.values = values.clone();
        this.windows = List.copyOf(windows);
    }

    /** Rows {@code from} to {@code to}, both inside. */
    public record Window(Disturbance kind, int from, int to) {
        boolean contains(int row) {
            return row >= from && row <= to;
        }
    }

    public String name() {
        return name;
    }

    /** When a row is, microseconds since the epoch. */
    public long timeMicros(int row) {
        return timesMicros[row];
    }

    public double value(int row) {
        return values[row];
    }

    public List<Window> windows() {
        return windows;
    }

    /** How many rows there are. */
    public int rows() {
        return values.length;
    }
}
