package org.alphadetector.ingest.codec;

import org.alphadetector.ingest.tick.Tick;
import org.jspecify.annotations.Nullable;

/**
 * Exchanges and symbols by the record keys that were found to be theirs: who knows the key needs no look-up and no check of
 * the names, if the message has them. What no longer fits is not remembered, so a flood of keys costs time but no memory.
 * Not for several threads.
 */
final class KnownNames {
    private static final int MOST = 1 << 14;
    private static final int MAX_PROBES = 32;

    private @Nullable AssetNames[] table = new @Nullable AssetNames[256];
    private int[] hashes = new int[256];
    private int size;

    /** The names that belong to a key; null when it is not known. */
    @Nullable
    AssetNames find(byte @Nullable [] key) {
        if (key == null) {
            return null;
        }
        int mask = table.length - 1;
        int slot = hash(key) & mask;
        for (int probe = 0; probe < MAX_PROBES; probe++, slot = (slot + 1) & mask) {
            AssetNames names = table[slot];
            if (names == null || names.isKey(key)) {
                return names;
            }
        }
        return null;
    }

    /** Remembers the key of a good tick, if there is room and the tick is about an asset. */
    void remember(byte[] key, Tick tick) {
        if (size >= MOST || !tick.type.isAssetMessage()) {
            return;
        }
        if (size * 2 >= table.length) {
            grow();
        }
        put(hash(key), new AssetNames(key, tick.exchange, tick.symbol));
    }

    private void put(int hash, AssetNames names) {
        int mask = table.length - 1;
        int slot = hash & mask;
        for (int probe = 0; probe < MAX_PROBES; probe++, slot = (slot + 1) & mask) {
            if (table[slot] == null) {
                table[slot] = names;
                hashes[slot] = hash;
                size++;
                return;
            }
        }
    }

    private void grow() {
        @Nullable AssetNames[] oldTable = table;
        int[] oldHashes = hashes;
        table = new @Nullable AssetNames[oldTable.length * 2];
        hashes = new int[table.length];
        size = 0;
        for (int i = 0; i < oldTable.length; i++) {
            AssetNames names = oldTable[i];
            if (names != null) {
                put(oldHashes[i], names);
            }
        }
    }

    private static int hash(byte[] key) {
        return StringTable.hash(key, 0, key.length);
    }
}
