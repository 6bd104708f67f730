package org.alphadetector.features.crosssection;

import java.util.HashMap;
import java.util.Map;
import org.alphadetector.ingest.instrument.CoinPair;
import org.alphadetector.ingest.tick.AssetId;

/**
 * The assets by base coin: a number for each coin, from 0. Reading a coin from a symbol takes microseconds, so the
 * numbers are kept; they follow the order in which assets come, so they are for telling coins apart and nothing else.
 */
final class CoinGroups {
    private final Map<AssetId, Integer> groups = new HashMap<>();
    private final Map<String, Integer> coins = new HashMap<>();

    /**
     * Begins a point of so many assets. Numbers of earlier points hold no more: where most assets are gone, all are
     * dropped.
     */
    void begin(int assets) {
        if (groups.size() > 2 * assets) {
            groups.clear();
            coins.clear();
        }
    }

    /** The number of the asset's coin. */
    int of(AssetId asset) {
        Integer known = groups.get(asset);
        if (known != null) {
            return known;
        }
        String coin = CoinPair.baseOf(asset.exchange(), asset.symbol());
        Integer group = coins.computeIfAbsent(coin, of -> coins.size());
        groups.put(asset, group);
        return group;
    }

    /** How many numbers there are. */
    int count() {
        return coins.size();
    }
}
