package org.alphadetector.ingest.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A fixed set of ASCII names, found by their bytes. Each name has a slot of its own: the constructor searches the factor
 * that parts them all, so a look-up is one hash of four bytes and one comparison.
 */
final class ByteNames<T> {
    private static final int SLOTS = 256;

    private final byte[][] names = new byte[SLOTS][];
    private final List<T> values;
    private final int[] valueIndex = new int[SLOTS];
    private final int factor;

    ByteNames(List<T> values, Function<T, String> name) {
        this.values = List.copyOf(values);
        List<byte[]> bytes = values.stream()
                .map(value -> name.apply(value).getBytes(StandardCharsets.US_ASCII))
                .toList();
        int candidate = 1;
        while (!parts(bytes, candidate)) {
            candidate += 2;
        }
        factor = candidate;
        Arrays.fill(names, new byte[0]);
        for (int i = 0; i < bytes.size(); i++) {
            byte[] key = bytes.get(i);
            int slot = slot(key, 0, key.length, factor);
            names[slot] = key;
            valueIndex[slot] = i;
        }
    }

    /** The value of this name, or null when it is none of the set. */
    @Nullable
    T find(byte[] buffer, int start, int length) {
        if (length == 0) {
            return null;
        }
        int slot = slot(buffer, start, length, factor);
        byte[] name = names[slot];
        if (name.length != length) {
            return null;
        }
        for (int i = 0; i < length; i++) {
            if (name[i] != buffer[start + i]) {
                return null;
            }
        }
        return values.get(valueIndex[slot]);
    }

    /** The value whose name is the cursor's last string, or null. */
    @Nullable
    T find(JsonCursor cursor) {
        if (cursor.isTextEscaped()) {
            byte[] plain = cursor.text().getBytes(StandardCharsets.UTF_8);
            return find(plain, 0, plain.length);
        }
        return find(cursor.buffer(), cursor.textStart(), cursor.textLength());
    }

    private static boolean parts(List<byte[]> names, int factor) {
        boolean[] taken = new boolean[SLOTS];
        for (byte[] name : names) {
            int slot = slot(name, 0, name.length, factor);
            if (taken[slot]) {
                return false;
            }
            taken[slot] = true;
        }
        return true;
    }

    private static int slot(byte[] buffer, int start, int length, int factor) {
        int mixed =
                buffer[start] | (buffer[start + length - 1] << 8) | (buffer[start + length / 2] << 16) | (length << 24);
        return (mixed * factor) >>> 24;
    }
}
