package org.alphadetector.features.row;

/** The lattices rows lie on, in UTC from the epoch. */
public enum Timeframe {
    M1("1m", 60),
    M15("15m", 900),
    H1("1h", 3600);

    private final String label;
    private final long micros;

    Timeframe(String label, long seconds) {
        this.label = label;
        this.micros = seconds * 1_000_000L;
    }

    /** The name used in rows and tables: {@code 1m}, {@code 15m}, {@code 1h}. */
    public String label() {
        return label;
    }

    /** The length in microseconds. */
    public long micros() {
        return micros;
    }

    /** The start of the bar that contains the instant. */
    public long floor(long timestampMicros) {
        return Math.floorDiv(timestampMicros, micros) * micros;
    }

    /** Whether the instant is a lattice point. */
    public boolean isLatticePoint(long timestampMicros) {
        return Math.floorMod(timestampMicros, micros) == 0;
    }

    /** The timeframe of a label; an unknown label is the caller's error. */
    public static Timeframe ofLabel(String label) {
        for (Timeframe tf : values()) {
            if (tf.label.equals(label)) {
                return tf;
            }
        }
        throw new IllegalArgumentException("unknown timeframe: label=" + label);
    }
}
