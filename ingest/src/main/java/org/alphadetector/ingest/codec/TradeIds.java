package org.alphadetector.ingest.codec;

import java.nio.charset.StandardCharsets;
import org.alphadetector.ingest.tick.Decimals;
import org.alphadetector.ingest.tick.Tick;

/** Trade ids: numbers where they are made of 1 to 18 digits, so that they need no String. */
public final class TradeIds {
    /** The longest text id, characters: ids are remembered for the search of duplicates. */
    static final int LONGEST_TEXT = 128;

    private static final int MAX_DIGITS = 18;

    private TradeIds() {}

    /** Sets the id of a tick from its UTF-8 bytes; no bytes mean no id. */
    public static void set(Tick tick, byte[] buffer, int start, int length) {
        long value = length <= MAX_DIGITS ? digits(buffer, start, length) : -1;
        if (length == 0) {
            tick.idKind = Tick.IdKind.NONE;
        } else if (value >= 0) {
            tick.idKind = Tick.IdKind.NUMERIC;
            tick.numericId = value;
        } else {
            tick.idKind = Tick.IdKind.TEXT;
            tick.textId = new String(buffer, start, length, StandardCharsets.UTF_8);
        }
    }

    /** As {@link #set} for what {@link #afterDigits} found, whatever id the tick has; writes no reference that stays. */
    static void setDigits(Tick tick, byte[] buffer, int start, int length) {
        tick.numericId = digits(buffer, start, length);
        if (tick.idKind != Tick.IdKind.NUMERIC) {
            tick.idKind = Tick.IdKind.NUMERIC;
        }
        if (!tick.textId.isEmpty()) {
            tick.textId = "";
        }
    }

    /** The position after 1 to 18 digits that begin here and make a number of JSON, else -1. */
    static int afterDigits(byte[] buffer, int from, int end) {
        int at = from;
        int count;
        do {
            count = Digits.count(Words.at(buffer, at, end));
            at += count;
        } while (count == Long.BYTES && at - from <= MAX_DIGITS);
        int length = at - from;
        boolean isNumber = length == 1 || (length > 1 && length <= MAX_DIGITS && buffer[from] != '0');
        return isNumber ? at : -1;
    }

    private static long digits(byte[] buffer, int start, int length) {
        long value = 0;
        int end = start + length;
        int count;
        for (int at = start; at < end; at += count) {
            long word = Words.at(buffer, at, end);
            count = Math.min(Long.BYTES, end - at);
            if (Digits.count(word) < count) {
                return -1;
            }
            value = value * Decimals.powerOfTen(count) + Digits.value(word, count);
        }
        return value;
    }
}
