package org.alphadetector.features.asset;

import org.alphadetector.features.row.Row;

/** What lies on the topic {@code features.asset}. */
public sealed interface AssetRecord {
    /** The asset part of a feature row. */
    record OfRow(Row row) implements AssetRecord {}

    /** A mark. */
    record OfMark(Mark mark) implements AssetRecord {}
}
