package org.alphadetector.features.source;

import org.alphadetector.features.baseline.Baseline;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.ingest.tick.AssetId;

/**
 * The baseline of an asset by which a row was judged; a later one replaces an earlier one.
 *
 * @param asset the asset
 * @param timeframe the row's timeframe
 * @param feature names the baseline, a column of the row
 * @param updatedAtMicros the row's close
 * @param baseline what its value was judged by
 */
public record BaselineState(
        AssetId asset, Timeframe timeframe, String feature, long updatedAtMicros, Baseline baseline) {

    /** The baseline by which the values of a row are judged. */
    public static BaselineState of(Row row, Column column, Baseline baseline) {
        return new BaselineState(row.asset(), row.timeframe(), column.name(), row.exchangeTsMicros(), baseline);
    }
}
