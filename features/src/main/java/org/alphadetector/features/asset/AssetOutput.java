package org.alphadetector.features.asset;

import org.alphadetector.features.row.Row;
import org.alphadetector.features.source.BaselineState;
import org.alphadetector.features.source.IngestCounts;
import org.alphadetector.features.source.Mark;

/** Where the asset stage sends what it makes, in the order it makes it. */
public interface AssetOutput {
    /** The asset part of a feature row. */
    void row(Row row);

    /** What a row that is about to be sent was judged by. */
    void baseline(BaselineState state);

    /** Every row of the mark's exchange, partition and point has been sent. */
    void mark(Mark mark);

    /** The counts of a source partition changed since the last mark. */
    void counts(IngestCounts counts);
}
