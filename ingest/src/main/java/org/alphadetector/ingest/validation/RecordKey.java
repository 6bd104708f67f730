package org.alphadetector.ingest.validation;

import java.nio.charset.StandardCharsets;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickFault;
import org.jspecify.annotations.Nullable;

/** The record key of a tick: {@code exchange:symbol}, or {@code exchange} for messages about an exchange. */
public final class RecordKey {
    private RecordKey() {}

    /** {@link TickFault#KEY_MISMATCH} unless the key's bytes are those of the tick; allocates nothing. */
    public static TickFault check(byte @Nullable [] key, Tick tick) {
        if (key == null) {
            return TickFault.KEY_MISMATCH;
        }
        int at = afterText(key, 0, tick.exchange);
        if (at >= 0 && tick.type.isAssetMessage()) {
            at = at < key.length && key[at] == ':' ? afterText(key, at + 1, tick.symbol) : -1;
        }
        return at == key.length ? TickFault.NONE : TickFault.KEY_MISMATCH;
    }

    /** The key as a tick's record has it. */
    public static byte[] of(Tick tick) {
        return text(tick).getBytes(StandardCharsets.UTF_8);
    }

    /** The key as text. */
    public static String text(Tick tick) {
        return tick.type.isAssetMessage() ? tick.exchange + ':' + tick.symbol : tick.exchange;
    }

    private static int afterText(byte[] key, int from, String text) {
        int at = from;
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            int length = utf8Length(codePoint);
            if (at + length > key.length || !isSequence(key, at, length, codePoint)) {
                return -1;
            }
            at += length;
            i += Character.charCount(codePoint);
        }
        return at;
    }

    private static boolean isSequence(byte[] key, int at, int length, int codePoint) {
        if (length == 1) {
            return key[at] == codePoint;
        }
        int lead = ((0xF00 >> length) & 0xFF) | (codePoint >> (6 * (length - 1)));
        boolean matches = key[at] == (byte) lead;
        for (int i = 1; i < length; i++) {
            int continuation = 0x80 | ((codePoint >> (6 * (length - 1 - i))) & 0x3F);
            matches &= key[at + i] == (byte) continuation;
        }
        return matches;
    }

    private static int utf8Length(int codePoint) {
        return codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
    }
}
