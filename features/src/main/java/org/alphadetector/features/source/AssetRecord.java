package org.alphadetector.features.source;

import org.alphadetector.features.control.Control;
import org.alphadetector.features.row.Row;

/** What lies on the topic {@code features.asset}. */
public sealed interface AssetRecord {
    /** The asset part of a feature row, and the source partition its asset lies in. */
    record OfRow(SourcePartition source, Row row) implements AssetRecord {}

    /** A mark. */
    record OfMark(Mark mark) implements AssetRecord {}

    /** A control record. */
    record OfControl(Control control) implements AssetRecord {}
}
