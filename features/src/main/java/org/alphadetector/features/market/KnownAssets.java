package org.alphadetector.features.market;

import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import org.alphadetector.features.state.LiveStates;
import org.alphadetector.ingest.tick.AssetId;

/** The assets that had a row within the last 24 hours, of whatever timeframe. */
final class KnownAssets {
    private static final String KEY_PREFIX = "market/";
    private static final long MEMORY_MICROS = 86_400_000_000L;

    private final LiveStates states;
    private final Map<AssetId, KnownAsset> assets = new TreeMap<>();

    KnownAssets(LiveStates states) {
        this.states = states;
        for (String key : states.unclaimed(KEY_PREFIX)) {
            register(AssetId.ofKey(key.substring(KEY_PREFIX.length())));
        }
    }

    int count() {
        return assets.size();
    }

    /** The asset, which has a row at the point. */
    KnownAsset seen(AssetId asset, long pointMicros) {
        KnownAsset known = assets.get(asset);
        if (known == null) {
            known = register(asset);
        }
        known.seenAt(pointMicros);
        return known;
    }

    /** The asset, which had a row before. */
    KnownAsset get(AssetId asset) {
        KnownAsset known = assets.get(asset);
        if (known == null) {
            throw new IllegalStateException("asset without a row: asset=" + asset.key());
        }
        return known;
    }

    /** Forgets the assets that had no row for 24 hours. */
    void retire(long pointMicros) {
        Iterator<Map.Entry<AssetId, KnownAsset>> entries = assets.entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<AssetId, KnownAsset> entry = entries.next();
            if (pointMicros - entry.getValue().lastRowMicros() >= MEMORY_MICROS) {
                states.forget(KEY_PREFIX + entry.getKey().key());
                entries.remove();
            }
        }
    }

    private KnownAsset register(AssetId asset) {
        KnownAsset known = new KnownAsset();
        states.register(KEY_PREFIX + asset.key(), known.buffer());
        assets.put(asset, known);
        return known;
    }
}
