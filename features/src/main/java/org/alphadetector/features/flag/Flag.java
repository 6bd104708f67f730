package org.alphadetector.features.flag;

import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.SqlType;

/** What all cheap flags share: their declaration and how they are written. */
final class Flag {
    private Flag() {}

    static Column.Declaration named(String name, int minutes) {
        return Column.named(name, SqlType.BOOLEAN, "Cheap Flags")
                .window(minutes + " min ending at the close, against a baseline with a half-life of 1,440 minutes")
                .range("true|false");
    }

    /** Writes {@code value > threshold}, NULL when either is not defined. */
    static void write(Row row, int lane, double value, double threshold) {
        if (!Double.isNaN(value) && !Double.isNaN(threshold)) {
            row.flag(lane, value > threshold);
        }
    }
}
