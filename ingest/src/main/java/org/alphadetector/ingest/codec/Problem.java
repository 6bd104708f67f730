package org.alphadetector.ingest.codec;

import java.nio.charset.StandardCharsets;
import org.alphadetector.ingest.tick.TickFault;

/** The first thing wrong with a message, in words. Texts are made only when there is something wrong. */
final class Problem {
    private static final int LONGEST_VALUE = 100;

    private TickFault fault = TickFault.NONE;
    private String detail = "";

    void clear() {
        fault = TickFault.NONE;
        detail = "";
    }

    TickFault fault() {
        return fault;
    }

    String detail() {
        return detail;
    }

    /** Keeps the first fault of a message. */
    void add(TickFault newFault, String newDetail) {
        if (fault == TickFault.NONE) {
            fault = newFault;
            detail = newDetail;
        }
    }

    /** A field whose value, the bytes from {@code from} to the cursor, cannot be read; of no interest in what is not JSON. */
    void addValue(TickFault newFault, Field field, JsonCursor cursor, int from) {
        if (fault == TickFault.NONE && !cursor.isFailed()) {
            String value = excerpt(cursor.buffer(), from, cursor.position());
            add(newFault, field.wireName + " is " + value);
        }
    }

    /** Replaces what was found so far: a message that is not JSON is nothing else. */
    TickFault replace(TickFault newFault, String newDetail) {
        fault = newFault;
        detail = newDetail;
        return newFault;
    }

    /** The first 100 characters of some bytes. */
    static String excerpt(byte[] buffer, int from, int to) {
        int bytes = Math.min(to - from, 4 * LONGEST_VALUE);
        return cut(new String(buffer, from, bytes, StandardCharsets.UTF_8));
    }

    /** A text of at most 100 characters. */
    static String cut(String text) {
        return text.length() > LONGEST_VALUE ? text.substring(0, LONGEST_VALUE) + "..." : text;
    }
}
