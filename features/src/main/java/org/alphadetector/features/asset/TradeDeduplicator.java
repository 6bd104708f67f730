package org.alphadetector.features.asset;

import org.alphadetector.features.state.StateSection;
import org.alphadetector.features.state.StateSlice;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.Tick.IdKind;

/**
 * Tells a trade that was seen before: a numeric id at or below the last numeric id, or another id equal to one of the
 * last 4,096. A trade without id is never a duplicate. The id of a trade that came too late for its bar counts as seen:
 * sent again it is a duplicate, not late a second time.
 */
final class TradeDeduplicator {
    private static final int HAS_NUMERIC = 0;
    private static final int LAST_NUMERIC = 1;

    private final StateSlice last;

    TradeDeduplicator(StateSection tickState) {
        last = tickState.allocate("last", 2);
    }

    /** Whether the trade repeats one of the asset that was seen. */
    boolean isDuplicate(AssetState asset, Tick trade) {
        if (trade.idKind == IdKind.NUMERIC) {
            return last.word(HAS_NUMERIC) != 0 && trade.numericId <= last.word(LAST_NUMERIC);
        }
        RecentIds recentIds = asset.recentIds();
        return trade.idKind == IdKind.TEXT && recentIds != null && recentIds.contains(trade.textId);
    }

    /** Remembers the id of a trade that is no duplicate. */
    void seen(AssetState asset, Tick trade) {
        if (trade.idKind == IdKind.NUMERIC) {
            last.word(HAS_NUMERIC, 1);
            last.word(LAST_NUMERIC, trade.numericId);
        } else if (trade.idKind == IdKind.TEXT) {
            asset.needRecentIds().add(trade.textId);
        }
    }
}
