package org.alphadetector.ingest.codec;

import org.alphadetector.ingest.tick.Tick;

/**
 * A {@code book_change} message as a reusable flyweight: absolute amounts for some price levels. It is found in recordings
 * only; after a gap nothing counts until the next one with {@link #isSnapshot}.
 */
public final class BookChange {
    public String exchange = "";
    public String symbol = "";
    /** The exchange's time, microseconds since the epoch. */
    public long timestampMicros = Tick.NO_TIME;
    /** The receive time, microseconds since the epoch. */
    public long localTimestampMicros = Tick.NO_TIME;
    /** Whether the levels are the whole book, to replace what was known. */
    public boolean isSnapshot;

    public final BookLevels bids = new BookLevels();
    public final BookLevels asks = new BookLevels();

    /** Forgets everything. */
    public void clear() {
        exchange = "";
        symbol = "";
        timestampMicros = Tick.NO_TIME;
        localTimestampMicros = Tick.NO_TIME;
        isSnapshot = false;
        bids.clear();
        asks.clear();
    }
}
