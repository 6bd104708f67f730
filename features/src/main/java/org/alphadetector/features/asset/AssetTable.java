package org.alphadetector.features.asset;

import org.jspecify.annotations.Nullable;

/**
 * The assets of an exchange by symbol, for the look-up of every tick: open addressing with linear probing, at most half
 * full, so that a look-up touches the table once and then the asset, which knows its symbol.
 */
final class AssetTable {
    private @Nullable AssetState[] places = new @Nullable AssetState[64];
    private int size;

    /** The asset of the symbol, or null. */
    @Nullable
    AssetState get(String symbol) {
        return places[placeOf(symbol)];
    }

    /** Puts an asset in, in place of one of the same symbol. */
    void put(AssetState asset) {
        int place = placeOf(asset.symbol());
        if (places[place] == null) {
            size++;
        }
        places[place] = asset;
        if (2 * size > places.length) {
            rebuild(2 * places.length);
        }
    }

    /** Takes an asset out; seldom, so the others are put in again. */
    void remove(AssetState asset) {
        places[placeOf(asset.symbol())] = null;
        rebuild(places.length);
    }

    private void rebuild(int capacity) {
        @Nullable AssetState[] old = places;
        places = new @Nullable AssetState[capacity];
        size = 0;
        for (AssetState asset : old) {
            if (asset != null) {
                places[placeOf(asset.symbol())] = asset;
                size++;
            }
        }
    }

    /** Where the symbol is, or would be. */
    private int placeOf(String symbol) {
        int mask = places.length - 1;
        int place = home(symbol, mask);
        AssetState asset = places[place];
        while (asset != null && !asset.symbol().equals(symbol)) {
            place = (place + 1) & mask;
            asset = places[place];
        }
        return place;
    }

    private static int home(String symbol, int mask) {
        int hash = symbol.hashCode();
        return (hash ^ (hash >>> 16)) & mask;
    }
}
