package org.alphadetector.ingest.adapter.file;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One string per distinct name, looked up by bytes without an allocation once a name is known. */
public final class SymbolTable {
    private byte[] @Nullable [] keys = new byte[64][];
    private String[] names = new String[64];
    private int size;

    /** The name spelled by [from, to) of the buffer, as UTF-8. */
    public String name(byte[] buffer, int from, int to) {
        int slot = slot(buffer, from, to);
        if (keys[slot] == null) {
            if (2 * (size + 1) > keys.length) {
                grow();
                slot = slot(buffer, from, to);
            }
            keys[slot] = Arrays.copyOfRange(buffer, from, to);
            names[slot] = new String(buffer, from, to - from, StandardCharsets.UTF_8);
            size++;
        }
        return names[slot];
    }

    private int slot(byte[] buffer, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + buffer[i];
        }
        int mask = keys.length - 1;
        int slot = (hash ^ (hash >>> 15)) & mask;
        byte[] key = keys[slot];
        while (key != null && !Arrays.equals(key, 0, key.length, buffer, from, to)) {
            slot = (slot + 1) & mask;
            key = keys[slot];
        }
        return slot;
    }

    private void grow() {
        byte[] @Nullable [] oldKeys = keys;
        String[] oldNames = names;
        keys = new byte[2 * oldKeys.length][];
        names = new String[2 * oldKeys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            byte[] key = oldKeys[i];
            if (key != null) {
                int slot = slot(key, 0, key.length);
                keys[slot] = key;
                names[slot] = oldNames[i];
            }
        }
    }
}
