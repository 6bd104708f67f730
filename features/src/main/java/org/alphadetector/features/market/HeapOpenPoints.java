package org.alphadetector.features.market;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.alphadetector.features.row.LatticePoint;
import org.alphadetector.features.source.AssetRecord;
import org.alphadetector.ingest.tick.AssetId;

/** Open points on the heap, for a pipeline in one process whose partitions never drift apart. */
public final class HeapOpenPoints implements OpenPoints {
    private final TreeMap<LatticePoint, TreeMap<AssetId, AssetRecord.OfRow>> points = new TreeMap<>();

    @Override
    public void put(AssetRecord.OfRow ofRow) {
        LatticePoint at = new LatticePoint(ofRow.exchangeTsMicros(), ofRow.timeframe());
        points.computeIfAbsent(at, point -> new TreeMap<>()).put(ofRow.asset(), ofRow);
    }

    @Override
    public Optional<LatticePoint> earliest() {
        return points.isEmpty() ? Optional.empty() : Optional.of(points.firstKey());
    }

    @Override
    public List<AssetRecord.OfRow> take(LatticePoint point) {
        TreeMap<AssetId, AssetRecord.OfRow> rows = points.remove(point);
        return rows == null ? List.of() : List.copyOf(rows.values());
    }
}
