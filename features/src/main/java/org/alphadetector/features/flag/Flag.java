package org.alphadetector.features.flag;

import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.SqlType;

/** What all cheap flags share: their declaration and how they are written. */
final class Flag {
    /** The half-life of every baseline, in minutes. */
    static final double HALF_LIFE = 1_440;

    /** How many observations a baseline learns before it judges. */
    static final int OBSERVATIONS_NEEDED = 120;

    private Flag() {}

    static Column.Declaration named(String name, int minutes) {
        return Column.named(name, SqlType.BOOLEAN, "Cheap Flags")
                .window(minutes + " min ending at the close, against a baseline with a half-life of 1,440 minutes")
                .range("true|false");
    }

    /** Writes whether the standardised value is beyond so many standard deviations; NULL when it is not defined. */
    static void write(Row row, int lane, double z, double sigmas) {
        if (!Double.isNaN(z)) {
            row.flag(lane, z > sigmas);
        }
    }
}
