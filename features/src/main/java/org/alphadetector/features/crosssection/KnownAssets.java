package org.alphadetector.features.crosssection;

import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import org.alphadetector.features.bar.OwnerBuffers;
import org.alphadetector.features.state.LiveStates;
import org.alphadetector.features.state.StateSlice;
import org.alphadetector.ingest.tick.AssetId;

/** The assets that had a row within the last 24 hours, of whatever timeframe, and what market features keep of each. */
public final class KnownAssets {
    private static final String KIND = "market";
    private static final long MEMORY_MICROS = 86_400_000_000L;

    private final LiveStates states;
    private final OwnerBuffers buffers;
    private final StateSlice lastRowMicros;
    private final OwnerBuffers newBuffers;
    private final Map<AssetId, OwnerBuffers> assets = new TreeMap<>();

    /**
     * Takes up what was restored.
     *
     * @param buffers with the slices of every market feature
     */
    public KnownAssets(LiveStates states, OwnerBuffers buffers) {
        this.states = states;
        this.buffers = buffers;
        lastRowMicros = buffers.common().allocate("last_row_micros", 1);
        newBuffers = buffers.copy();
        String prefix = OwnerBuffers.key(KIND, "");
        for (String key : states.unclaimed(prefix)) {
            register(AssetId.ofKey(key.substring(prefix.length())));
        }
    }

    /** How many there are. */
    public int count() {
        return assets.size();
    }

    /** The asset has a row at the point; the place of its state. */
    public int seen(AssetId asset, long pointMicros) {
        OwnerBuffers known = assets.get(asset);
        if (known == null) {
            known = register(asset);
        }
        show(known.place());
        lastRowMicros.word(0, pointMicros);
        return known.place();
    }

    /** From now on the slices of asset state mean the asset of that place. */
    public void show(int place) {
        buffers.show(place);
    }

    /** Forgets the assets that had no row for 24 hours. */
    public void retire(long pointMicros) {
        Iterator<Map.Entry<AssetId, OwnerBuffers>> entries = assets.entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<AssetId, OwnerBuffers> entry = entries.next();
            show(entry.getValue().place());
            if (pointMicros - lastRowMicros.word(0) >= MEMORY_MICROS) {
                entry.getValue().forget(states, KIND, entry.getKey().key());
                entries.remove();
            }
        }
    }

    private OwnerBuffers register(AssetId asset) {
        OwnerBuffers known = newBuffers.copy();
        known.register(states, KIND, asset.key());
        assets.put(asset, known);
        return known;
    }
}
