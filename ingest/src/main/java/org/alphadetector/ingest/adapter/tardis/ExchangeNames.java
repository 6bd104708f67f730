package org.alphadetector.ingest.adapter.tardis;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/** Gathers exchange names; the same name again and again costs one comparison. */
final class ExchangeNames {
    private static final int MAX_NAME_LENGTH = 64;

    private final Set<String> names;
    private byte[] last = {};

    ExchangeNames(Set<String> names) {
        this.names = names;
    }

    /** Takes in the name at [from, to), unless no exchange can be called so. */
    void add(byte[] buffer, int from, int to) {
        if (Arrays.equals(last, 0, last.length, buffer, from, to)) {
            return;
        }
        String name = new String(buffer, from, to - from, StandardCharsets.UTF_8);
        if (isName(name)) {
            names.add(name);
            last = Arrays.copyOfRange(buffer, from, to);
        }
    }

    private static boolean isName(String name) {
        return !name.isEmpty()
                && name.length() <= MAX_NAME_LENGTH
                && name.chars().noneMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c) || c == '\\');
    }

    /** The first such byte in [from, end), or {@code end}. */
    static int indexOf(byte[] buffer, int from, int end, char wanted) {
        int at = from;
        while (at < end && buffer[at] != wanted) {
            at++;
        }
        return at;
    }
}
