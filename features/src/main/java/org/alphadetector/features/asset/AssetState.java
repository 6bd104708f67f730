package org.alphadetector.features.asset;

import org.alphadetector.features.bar.OwnerBuffers;
import org.alphadetector.features.state.LiveStates;
import org.alphadetector.ingest.tick.AssetId;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of one asset, and nothing but that: {@link AssetFold} shows it to the features, which all assets share.
 */
final class AssetState {
    private final AssetId id;
    private final OwnerBuffers buffers;
    private final LiveStates states;
    private final String keyTail;
    private @Nullable RecentIds recentIds;

    /**
     * The state of an asset, restored where there is something to restore.
     *
     * @param buffers as of a new asset
     * @param keyTail topic and asset
     */
    AssetState(AssetId id, OwnerBuffers buffers, LiveStates states, String keyTail) {
        this.id = id;
        this.buffers = buffers;
        this.states = states;
        this.keyTail = keyTail;
        if (states.isRestored(AssetStage.ID_STATE + keyTail)) {
            needRecentIds().rebuild();
        }
        buffers.register(states, AssetStage.ASSET_STATE, keyTail);
    }

    AssetId id() {
        return id;
    }

    String symbol() {
        return id.symbol();
    }

    /** Where its words are. */
    int place() {
        return buffers.place();
    }

    /** The last ids of its trades that are not numbers; null where there was none. */
    @Nullable
    RecentIds recentIds() {
        return recentIds;
    }

    /** The same, begun where there was none. */
    RecentIds needRecentIds() {
        RecentIds ids = recentIds;
        if (ids == null) {
            ids = new RecentIds();
            states.register(AssetStage.ID_STATE + keyTail, ids.buffer());
            recentIds = ids;
        }
        return ids;
    }

    /** Deletes the asset's state; the asset is of no more use. */
    void forget() {
        states.forget(AssetStage.ID_STATE + keyTail);
        buffers.forget(states, AssetStage.ASSET_STATE, keyTail);
    }
}
