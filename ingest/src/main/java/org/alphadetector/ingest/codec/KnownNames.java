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
    private static final byte[] NO_KEY = {};

    private @Nullable AssetNames[] table = new @Nullable AssetNames[256];
    private int[] hashes = new int[256];
    private int size;
    private @Nullable AssetNames found;
    private byte[] key = NO_KEY;

    /** Looks for the names that belong to the key of the next message; null when it has none. */
    void find(byte @Nullable [] newKey) {
        found = null;
        if (newKey == null) {
            return;
        }
        key = newKey;
        int mask = table.length - 1;
        int slot = hash(newKey) & mask;
        for (int probe = 0; probe < MAX_PROBES; probe++, slot = (slot + 1) & mask) {
            AssetNames names = table[slot];
            if (names == null) {
                return;
            }
            if (names.isKey(newKey)) {
                found = names;
                return;
            }
        }
    }

    /** The names found; null when the key is not known. */
    @Nullable
    AssetNames found() {
        return found;
    }

    /** Whether the tick is a message about the asset whose key was found. */
    boolean areOf(Tick tick) {
        AssetNames names = found;
        return names != null
                && tick.type.isAssetMessage()
                && names.symbol.equals(tick.symbol)
                && names.exchange.equals(tick.exchange);
    }

    /** The position after the exchange of the key, if it comes here and a quote after it, else -1. */
    int afterExchange(byte[] message, int at, int end) {
        AssetNames names = found;
        return names == null ? -1 : after(0, names.exchangeLength, message, at, end);
    }

    /** The position after the symbol of the key, if it comes here and a quote after it, else -1. */
    int afterSymbol(byte[] message, int at, int end) {
        AssetNames names = found;
        if (names == null || names.exchangeLength < 0) {
            return -1;
        }
        int from = names.exchangeLength + 1;
        return after(from, key.length - from, message, at, end);
    }

    private int after(int from, int length, byte[] message, int at, int end) {
        if (length < 0 || at + length + Long.BYTES > end || message[at + length] != '"') {
            return -1;
        }
        int to = from + length;
        for (int i = 0; i < length; i += Long.BYTES) {
            int left = length - i;
            long mask = left < Long.BYTES ? (1L << (Byte.SIZE * left)) - 1 : -1;
            if (((Words.at(key, from + i, to) ^ Words.at(message, at + i)) & mask) != 0) {
                return -1;
            }
        }
        return at + length;
    }

    /** Remembers the key of a good tick, if there is room and the tick is about an asset. */
    void remember(byte[] newKey, Tick tick) {
        if (size >= MOST || !tick.type.isAssetMessage()) {
            return;
        }
        if (size * 2 >= table.length) {
            grow();
        }
        put(hash(newKey), new AssetNames(newKey, tick.exchange, tick.symbol));
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
