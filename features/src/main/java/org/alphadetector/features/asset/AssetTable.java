package org.alphadetector.features.asset;

import org.jspecify.annotations.Nullable;

/**
 * The assets of an exchange by symbol, for the look-up of every tick: open addressing with linear probing, at most half
 * full. A look-up touches no asset: with thousands of them its symbol and the asset itself would have to be waited for.
 */
final class AssetTable {
    private static final int FIRST_SLOTS = 64;

    private String[] symbols = new String[FIRST_SLOTS];
    private int[] hashes = new int[FIRST_SLOTS];
    private int[] places = new int[FIRST_SLOTS];
    private @Nullable AssetState[] assets = new @Nullable AssetState[FIRST_SLOTS];
    private int size;

    /** The slot of the symbol's asset, until the table changes; -1 when there is none. */
    int find(String symbol) {
        int slot = slotOf(symbol);
        return assets[slot] == null ? -1 : slot;
    }

    /** The asset in a slot that was found. */
    AssetState asset(int slot) {
        AssetState asset = assets[slot];
        if (asset == null) {
            throw new IllegalStateException("no asset there: slot=" + slot);
        }
        return asset;
    }

    /** {@link AssetState#place} of the asset in a slot that was found. */
    int place(int slot) {
        return places[slot];
    }

    /** Puts an asset in, in place of one of the same symbol. */
    void put(AssetState asset) {
        if (find(asset.symbol()) < 0) {
            size++;
        }
        set(asset);
        if (2 * size > symbols.length) {
            rebuild(2 * symbols.length);
        }
    }

    /** Takes an asset out; seldom, so the others are put in again. */
    void remove(AssetState asset) {
        int slot = find(asset.symbol());
        if (slot >= 0) {
            assets[slot] = null;
            size--;
            rebuild(symbols.length);
        }
    }

    private void set(AssetState asset) {
        int slot = slotOf(asset.symbol());
        symbols[slot] = asset.symbol();
        hashes[slot] = asset.symbol().hashCode();
        places[slot] = asset.place();
        assets[slot] = asset;
    }

    private void rebuild(int slots) {
        @Nullable AssetState[] old = assets;
        symbols = new String[slots];
        hashes = new int[slots];
        places = new int[slots];
        assets = new @Nullable AssetState[slots];
        for (AssetState asset : old) {
            if (asset != null) {
                set(asset);
            }
        }
    }

    /** Where the symbol is, or would be. */
    @SuppressWarnings("ReferenceEquality") // Nearly always it is the very string: no need to fetch it.
    private int slotOf(String symbol) {
        int mask = symbols.length - 1;
        int hash = symbol.hashCode();
        int slot = (hash ^ (hash >>> 16)) & mask;
        while (assets[slot] != null
                && symbols[slot] != symbol
                && !(hashes[slot] == hash && symbols[slot].equals(symbol))) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
