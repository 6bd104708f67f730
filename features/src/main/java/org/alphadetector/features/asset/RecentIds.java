package org.alphadetector.features.asset;

import org.alphadetector.features.state.StateBuffer;
import org.alphadetector.features.state.StateSlice;

/**
 * The last 4,096 trade ids of an asset whose venue's ids are not numbers. Ids are held as 64-bit hashes: two of 4,096
 * ids collide with a probability below 1e-12, and then one trade counts as a duplicate.
 */
final class RecentIds {
    static final int CAPACITY = 4096;
    private static final int TABLE_MASK = 2 * CAPACITY - 1;
    private static final int COUNT = 0;
    private static final int NEXT = 1;

    private final StateBuffer buffer = new StateBuffer();
    private final StateSlice cursor = buffer.allocate("ids.cursor", 2);
    private final StateSlice ring = buffer.allocate("ids.ring", CAPACITY);
    /** Open addressing over the ring's hashes; 0 is an empty place. Derived from the ring. */
    private final long[] table = new long[2 * CAPACITY];

    StateBuffer buffer() {
        return buffer;
    }

    /** Fills the table from a ring that was restored. */
    void rebuild() {
        int count = (int) cursor.word(COUNT);
        for (int i = 0; i < count; i++) {
            insert(ring.word(i));
        }
    }

    /** Whether the id is among the recent ones. */
    boolean contains(String id) {
        return table[place(hash(id))] != 0;
    }

    /** Remembers an id that is not among the recent ones; the oldest makes room. */
    void add(String id) {
        long hash = hash(id);
        int next = (int) cursor.word(NEXT);
        if (cursor.word(COUNT) == CAPACITY) {
            remove(ring.word(next));
        } else {
            cursor.addWord(COUNT, 1);
        }
        ring.word(next, hash);
        cursor.word(NEXT, (next + 1) % CAPACITY);
        insert(hash);
    }

    private void insert(long hash) {
        table[place(hash)] = hash;
    }

    /** The place of the hash, or the empty place where it belongs. */
    private int place(long hash) {
        int i = home(hash);
        while (table[i] != 0 && table[i] != hash) {
            i = (i + 1) & TABLE_MASK;
        }
        return i;
    }

    /** Removes by shifting later entries of the run back, so that no tombstones are needed. */
    private void remove(long hash) {
        int hole = place(hash);
        int i = hole;
        while (true) {
            i = (i + 1) & TABLE_MASK;
            if (table[i] == 0) {
                break;
            }
            int home = home(table[i]);
            if (((i - home) & TABLE_MASK) >= ((i - hole) & TABLE_MASK)) {
                table[hole] = table[i];
                hole = i;
            }
        }
        table[hole] = 0;
    }

    private static int home(long hash) {
        return (int) (hash >>> 40) & TABLE_MASK;
    }

    /** FNV-1a over the characters, then the finalizer of MurmurHash3; never 0. */
    private static long hash(String id) {
        long h = 0xcbf29ce484222325L;
        for (int i = 0; i < id.length(); i++) {
            h = (h ^ id.charAt(i)) * 0x100000001b3L;
        }
        h = (h ^ (h >>> 33)) * 0xff51afd7ed558ccdL;
        h = (h ^ (h >>> 33)) * 0xc4ceb9fe1a85ec53L;
        h ^= h >>> 33;
        return h == 0 ? 1 : h;
    }
}
