package org.alphadetector.features.row;

import java.util.Comparator;

/**
 * A point of a timeframe's lattice: the close of one bar, for every asset. In order of time; at the same time the
 * shorter timeframe comes first.
 *
 * @param pointMicros the label, microseconds since the epoch
 * @param timeframe the lattice
 */
public record LatticePoint(long pointMicros, Timeframe timeframe) implements Comparable<LatticePoint> {
    private static final Comparator<LatticePoint> ORDER =
            Comparator.comparingLong(LatticePoint::pointMicros).thenComparing(LatticePoint::timeframe);

    /** The point a row belongs to. */
    public static LatticePoint of(Row row) {
        return new LatticePoint(row.exchangeTsMicros(), row.timeframe());
    }

    /** The start of the bar that closes here. */
    public long startMicros() {
        return pointMicros - timeframe.micros();
    }

    @Override
    public int compareTo(LatticePoint other) {
        return ORDER.compare(this, other);
    }
}
