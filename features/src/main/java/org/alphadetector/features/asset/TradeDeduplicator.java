package org.alphadetector.features.asset;

import org.alphadetector.features.state.LiveStates;
import org.alphadetector.features.state.StateBuffer;
import org.alphadetector.features.state.StateSlice;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.Tick.IdKind;
import org.jspecify.annotations.Nullable;

/**
 * Tells a trade that was seen before: a numeric id at or below the last numeric id, or another id equal to one of the
 * last 4,096. A trade without id is never a duplicate. The id of a trade that came too late for its bar counts as seen:
 * sent again it is a duplicate, not late a second time.
 */
final class TradeDeduplicator {
    private static final int HAS_NUMERIC = 0;
    private static final int LAST_NUMERIC = 1;

    private final StateSlice last;
    private final LiveStates states;
    private final String idsKey;
    private @Nullable RecentIds recentIds;

    TradeDeduplicator(StateBuffer tickState, LiveStates states, String idsKey) {
        this.last = tickState.allocate("dedup.last", 2);
        this.states = states;
        this.idsKey = idsKey;
        if (states.isRestored(idsKey)) {
            recentIds().rebuild();
        }
    }

    /** Whether the trade repeats one that was seen. */
    boolean isDuplicate(Tick trade) {
        if (trade.idKind == IdKind.NUMERIC) {
            return last.word(HAS_NUMERIC) != 0 && trade.numericId <= last.word(LAST_NUMERIC);
        }
        return trade.idKind == IdKind.TEXT && recentIds != null && recentIds.contains(trade.textId);
    }

    /** Remembers the id of a trade that is no duplicate. */
    void seen(Tick trade) {
        if (trade.idKind == IdKind.NUMERIC) {
            last.word(HAS_NUMERIC, 1);
            last.word(LAST_NUMERIC, trade.numericId);
        } else if (trade.idKind == IdKind.TEXT) {
            recentIds().add(trade.textId);
        }
    }

    /** Deletes what it keeps outside the asset's own buffers. */
    void forget() {
        states.forget(idsKey);
        recentIds = null;
    }

    private RecentIds recentIds() {
        RecentIds ids = recentIds;
        if (ids == null) {
            ids = new RecentIds();
            states.register(idsKey, ids.buffer());
            recentIds = ids;
        }
        return ids;
    }
}
