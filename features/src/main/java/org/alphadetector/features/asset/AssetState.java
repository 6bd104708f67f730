package org.alphadetector.features.asset;

import org.alphadetector.features.state.LiveStates;
import org.alphadetector.features.state.StateBuffer;
import org.alphadetector.ingest.tick.AssetId;
import org.jspecify.annotations.Nullable;

/** What is kept of one asset, and nothing but that: {@link AssetFold} shows it to the features, which all assets share. */
final class AssetState {
    private final AssetId id;
    private final StateBuffer tickState;
    private final StateBuffer barState;
    private final int place;
    private final LiveStates states;
    private final String keyTail;
    private @Nullable RecentIds recentIds;

    /**
     * The state of an asset, restored where there is something to restore.
     *
     * @param tickState what ticks change, as of a new asset
     * @param barState what closing a bar changes, as of a new asset
     * @param keyTail topic and asset
     */
    AssetState(AssetId id, StateBuffer tickState, StateBuffer barState, LiveStates states, String keyTail) {
        this.id = id;
        this.tickState = tickState;
        this.barState = barState;
        place = tickState.place();
        if (barState.place() != place) {
            throw new IllegalArgumentException("the two states of an asset have different places: tickState=" + place
                    + " barState=" + barState.place());
        }
        this.states = states;
        this.keyTail = keyTail;
        if (states.isRestored(AssetStage.ID_STATE + keyTail)) {
            needRecentIds().rebuild();
        }
        states.register(AssetStage.TICK_STATE + keyTail, tickState);
        states.register(AssetStage.BAR_STATE + keyTail, barState);
    }

    AssetId id() {
        return id;
    }

    String symbol() {
        return id.symbol();
    }

    /** Where the words are that ticks change, and those that closing a bar changes. */
    int place() {
        return place;
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
        states.forget(AssetStage.TICK_STATE + keyTail);
        states.forget(AssetStage.BAR_STATE + keyTail);
        tickState.release();
        barState.release();
    }
}
