package org.alphadetector.features.streams;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.alphadetector.features.market.OpenPoints;
import org.alphadetector.features.row.KnownLayouts;
import org.alphadetector.features.row.LatticePoint;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.source.AssetRecord;
import org.alphadetector.features.source.AssetRecordBinary;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** Open lattice points in a change-logged store, as the bytes that came; only which points are open is on the heap. */
final class StoreOpenPoints implements OpenPoints {
    private static final List<Timeframe> TIMEFRAMES = List.of(Timeframe.values());
    private static final int POINT_BYTES = Long.BYTES + 1;
    /** Sorts behind every asset key: no key begins with it. */
    private static final String LAST = "\uffff";

    private final KeyValueStore<Bytes, byte[]> store;
    private final KnownLayouts layouts;
    private final TreeSet<LatticePoint> open = new TreeSet<>();

    StoreOpenPoints(KeyValueStore<Bytes, byte[]> store, KnownLayouts layouts) {
        this.store = store;
        this.layouts = layouts;
        try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
            while (all.hasNext()) {
                open.add(pointOf(all.next().key));
            }
        }
    }

    @Override
    public void put(AssetRecord.OfRow ofRow) {
        LatticePoint point = new LatticePoint(ofRow.exchangeTsMicros(), ofRow.timeframe());
        open.add(point);
        store.put(key(point, ofRow.asset().key()), ofRow.encoded());
    }

    @Override
    public Optional<LatticePoint> earliest() {
        return open.isEmpty() ? Optional.empty() : Optional.of(open.first());
    }

    @Override
    public List<AssetRecord.OfRow> take(LatticePoint point) {
        open.remove(point);
        List<Bytes> keys = new ArrayList<>();
        List<AssetRecord.OfRow> rows = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> range = store.range(key(point, ""), key(point, LAST))) {
            while (range.hasNext()) {
                KeyValue<Bytes, byte[]> entry = range.next();
                keys.add(entry.key);
                rows.add((AssetRecord.OfRow) AssetRecordBinary.decode(entry.value, layouts));
            }
        }
        keys.forEach(store::delete);
        rows.sort(Comparator.comparing(AssetRecord.OfRow::asset));
        return rows;
    }

    /** Time with the sign bit flipped, so that bytes sort as longs do; then the timeframe, then the asset. */
    private static Bytes key(LatticePoint point, String assetKey) {
        byte[] asset = assetKey.getBytes(StandardCharsets.UTF_8);
        return Bytes.wrap(ByteBuffer.allocate(POINT_BYTES + asset.length)
                .putLong(point.pointMicros() ^ Long.MIN_VALUE)
                .put((byte) TIMEFRAMES.indexOf(point.timeframe()))
                .put(asset)
                .array());
    }

    private static LatticePoint pointOf(Bytes key) {
        ByteBuffer in = ByteBuffer.wrap(key.get());
        return new LatticePoint(in.getLong() ^ Long.MIN_VALUE, TIMEFRAMES.get(in.get()));
    }
}
