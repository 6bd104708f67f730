package org.alphadetector.detectors.catalog;

import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import org.alphadetector.features.state.LiveStates;
import org.alphadetector.features.state.StateBuffer;
import org.alphadetector.features.state.StateSlice;
import org.alphadetector.ingest.tick.AssetId;

/**
 * The state of each asset of one owner: its slices mean the asset that is shown. What belongs to an asset that was not
 * seen for too long is deleted, and such an asset starts afresh.
 */
final class AssetStates {
    private final String prefix;
    private final LiveStates states;
    private final long forgetAfterMicros;
    private final StateBuffer shown;
    private final StateSlice lastSeen;
    private final StateBuffer empty;
    private final Map<AssetId, StateBuffer> assets = new TreeMap<>();

    /**
     * Takes up every restored state, also of assets that never come back, so that it can be forgotten in time.
     *
     * @param prefix of the states' keys, before the asset's
     * @param shown the owner's buffer, in which every slice but the last is allocated
     */
    AssetStates(LiveStates states, String prefix, StateBuffer shown, long forgetAfterMicros) {
        this.states = states;
        this.prefix = prefix;
        this.forgetAfterMicros = forgetAfterMicros;
        this.shown = shown;
        this.lastSeen = shown.allocate("last_row", 1);
        this.empty = shown.copy();
        for (String key : states.unclaimed(prefix)) {
            register(AssetId.ofKey(key.substring(prefix.length())));
        }
    }

    /** From now on the owner's slices mean that asset, which was seen at that time. */
    void see(AssetId asset, long timeMicros) {
        StateBuffer state = assets.get(asset);
        if (state != null && isUnseen(state, timeMicros)) {
            forget(asset, state);
            state = null;
        }
        shown.show(state == null ? register(asset) : state);
        lastSeen.word(0, timeMicros);
    }

    /** Deletes the states of assets that were not seen for too long. */
    void forgetUnseen(long timeMicros) {
        Iterator<Map.Entry<AssetId, StateBuffer>> all = assets.entrySet().iterator();
        while (all.hasNext()) {
            Map.Entry<AssetId, StateBuffer> entry = all.next();
            if (isUnseen(entry.getValue(), timeMicros)) {
                forget(entry.getKey(), entry.getValue());
                all.remove();
            }
        }
    }

    private StateBuffer register(AssetId asset) {
        StateBuffer state = empty.copy();
        states.register(prefix + asset.key(), state);
        assets.put(asset, state);
        return state;
    }

    private boolean isUnseen(StateBuffer state, long timeMicros) {
        shown.show(state);
        return timeMicros - lastSeen.word(0) > forgetAfterMicros;
    }

    private void forget(AssetId asset, StateBuffer state) {
        states.forget(prefix + asset.key());
        state.release();
    }
}
