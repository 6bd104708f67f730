package org.alphadetector.features.crosssection;

import org.alphadetector.features.price.BarPrices;
import org.alphadetector.features.quality.DataQuality;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowLayout;

/** Which rows cross-sections are taken over. */
public final class UsableRows {
    private final int close;
    private final int quality;

    public UsableRows(RowLayout assets) {
        close = assets.lane(BarPrices.CLOSE);
        quality = assets.lane(DataQuality.DQ_STATUS);
    }

    /** Whether the row has a price and the asset spoke within the bar. */
    public boolean isUsable(Row row) {
        return !Double.isNaN(row.number(close)) && row.number(quality) != DataQuality.STALE;
    }
}
