package org.alphadetector.ingest.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Strings that come again and again, found by their UTF-8 bytes without allocating. It is bounded: what no longer fits is
 * made anew each time, as is a name too long to be good, so that a flood of names costs time but no memory.
 */
public final class StringTable {
    private static final int MAX_ENTRIES = 1 << 15;
    private static final int MAX_PROBES = 32;
    /** Odd and without pattern: 2^64 over the golden ratio. */
    private static final long HASH_FACTOR = 0x9E3779B97F4A7C15L;
    /** A good name has at most 64 characters, each of at most four bytes; longer ones are refused and not worth keeping. */
    static final int MAX_LENGTH = 256;

    private byte[] @Nullable [] keys = new byte[256][];
    private String[] values = emptyValues(256);
    private int size;
    private byte[] lastKey = new byte[0];
    private String lastValue = "";

    /** The string of these bytes, which must be valid UTF-8. */
    public String get(byte[] buffer, int start, int length) {
        if (isKey(lastKey, buffer, start, length)) {
            return lastValue;
        }
        if (length > MAX_LENGTH) {
            return new String(buffer, start, length, StandardCharsets.UTF_8);
        }
        int mask = keys.length - 1;
        int slot = hash(buffer, start, length) & mask;
        for (int probe = 0; probe < MAX_PROBES; probe++, slot = (slot + 1) & mask) {
            byte[] key = keys[slot];
            if (key == null) {
                return add(buffer, start, length, slot);
            }
            if (isKey(key, buffer, start, length)) {
                lastKey = key;
                lastValue = values[slot];
                return lastValue;
            }
        }
        return new String(buffer, start, length, StandardCharsets.UTF_8);
    }

    private String add(byte[] buffer, int start, int length, int slot) {
        String value = new String(buffer, start, length, StandardCharsets.UTF_8);
        if (size < MAX_ENTRIES) {
            keys[slot] = Arrays.copyOfRange(buffer, start, start + length);
            values[slot] = value;
            size++;
            if (size * 2 > keys.length) {
                grow();
            }
        }
        return value;
    }

    private void grow() {
        byte[] @Nullable [] oldKeys = keys;
        String[] oldValues = values;
        keys = new byte[oldKeys.length * 2][];
        values = emptyValues(keys.length);
        int mask = keys.length - 1;
        for (int i = 0; i < oldKeys.length; i++) {
            byte[] key = oldKeys[i];
            if (key != null) {
                int slot = hash(key, 0, key.length) & mask;
                while (keys[slot] != null) {
                    slot = (slot + 1) & mask;
                }
                keys[slot] = key;
                values[slot] = oldValues[i];
            }
        }
    }

    private static String[] emptyValues(int length) {
        String[] empty = new String[length];
        Arrays.fill(empty, "");
        return empty;
    }

    private static boolean isKey(byte[] key, byte[] buffer, int start, int length) {
        return key.length == length && Arrays.equals(key, 0, length, buffer, start, start + length);
    }

    /** Of some bytes; lower bits are as good as higher ones. */
    static int hash(byte[] buffer, int start, int length) {
        long hash = length;
        int end = start + length;
        for (int at = start; at < end; at += Long.BYTES) {
            hash = (hash ^ Words.at(buffer, at, end)) * HASH_FACTOR;
            hash ^= hash >>> 32;
        }
        return (int) hash;
    }
}
