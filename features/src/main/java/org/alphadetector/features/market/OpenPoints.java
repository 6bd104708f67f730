package org.alphadetector.features.market;

import java.util.List;
import java.util.Optional;
import org.alphadetector.features.row.LatticePoint;
import org.alphadetector.features.source.AssetRecord;

/**
 * The rows of lattice points that are not closed yet. Partitions can be hours apart in catch-up, so an implementation
 * may keep them in an ordered store, under keys of point, timeframe and asset.
 */
public interface OpenPoints {
    /** Keeps a row at its point; an earlier one of the same point and asset is replaced. */
    void put(AssetRecord.OfRow row);

    /** The first point that holds a row. */
    Optional<LatticePoint> earliest();

    /** Removes a point and returns its rows, in asset order. */
    List<AssetRecord.OfRow> take(LatticePoint point);
}
