package org.alphadetector.ingest.codec;

import java.nio.charset.StandardCharsets;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickFault;
import org.alphadetector.ingest.validation.RecordKey;
import org.jspecify.annotations.Nullable;

/** Reads a whole record of a tick topic, value and key, and gives the final verdict. Not for use by several threads. */
public final class TickRecordReader {
    private static final int SHOWN_KEY_BYTES = 100;
    private static final byte[] NOTHING = {};

    private final TickDecoder decoder = new TickDecoder();
    private byte @Nullable [] mismatchedKey;

    /**
     * Reads a record into the tick. After any answer but {@link TickFault#NONE} the tick's fields are unspecified and
     * {@link #detail} tells more.
     */
    public TickFault read(byte @Nullable [] key, byte @Nullable [] value, Tick tick) {
        mismatchedKey = null;
        byte[] message = value == null ? NOTHING : value;
        TickFault fault = decoder.decode(message, 0, message.length, tick);
        if (fault != TickFault.NONE || RecordKey.check(key, tick) == TickFault.NONE) {
            return fault;
        }
        mismatchedKey = key == null ? NOTHING : key;
        return TickFault.KEY_MISMATCH;
    }

    /** What was wrong with the last record, in words; empty when nothing was. */
    public String detail() {
        byte[] key = mismatchedKey;
        if (key == null) {
            return decoder.detail();
        }
        int shown = Math.min(key.length, SHOWN_KEY_BYTES);
        return "the record's key is \"" + new String(key, 0, shown, StandardCharsets.UTF_8)
                + "\", not the body's exchange:symbol";
    }
}
