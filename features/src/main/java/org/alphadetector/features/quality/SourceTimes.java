package org.alphadetector.features.quality;

import org.alphadetector.features.state.SlotSlices;
import org.alphadetector.features.state.StateSection;
import org.alphadetector.features.state.StateSlice;

/** When each source that the asset has ever sent last spoke, and whether a quote of the minute was crossed. */
final class SourceTimes {
    private static final long SECOND_MICROS = 1_000_000L;

    private static final int TRADE = 0;
    private static final int DERIVATIVE_TICKER = 1;
    private static final int BOOK_TICKER = 2;
    private static final int BOOK_SNAPSHOT = 3;
    private static final int SOURCES = 4;
    private static final int CROSSED = 2 * SOURCES;
    private static final int SLOT_WORDS = CROSSED + 1;

    private static final long[] LIMIT_MICROS = {
        900 * SECOND_MICROS, 300 * SECOND_MICROS, 60 * SECOND_MICROS, 60 * SECOND_MICROS
    };

    private final SlotSlices slots;
    /** Of each source: whether it is known, and its last time. */
    private final StateSlice known;

    SourceTimes(StateSection tickState, StateSection barState) {
        slots = new SlotSlices(tickState, "source_times", SLOT_WORDS);
        known = barState.allocate("source_times", 2 * SOURCES);
    }

    void open(int slot) {
        slots.of(slot).clear();
    }

    void trade(int slot, long micros) {
        saw(slots.of(slot), TRADE, micros);
    }

    void derivativeTicker(int slot, long micros) {
        saw(slots.of(slot), DERIVATIVE_TICKER, micros);
    }

    void bookTicker(int slot, long micros, boolean isCrossed) {
        saw(slots.of(slot), BOOK_TICKER, micros);
        mark(slot, isCrossed);
    }

    void bookSnapshot(int slot, long micros, boolean isCrossed) {
        saw(slots.of(slot), BOOK_SNAPSHOT, micros);
        mark(slot, isCrossed);
    }

    void close(int slot) {
        StateSlice live = slots.of(slot);
        for (int source = 0; source < SOURCES; source++) {
            if (live.word(2 * source) > 0) {
                saw(known, source, live.word(2 * source + 1));
            }
        }
    }

    boolean isCrossed(int slot) {
        return slots.of(slot).word(CROSSED) > 0;
    }

    boolean isAnyOld(long endMicros) {
        for (int source = 0; source < SOURCES; source++) {
            if (isKnown(source) && endMicros - lastMicros(source) > LIMIT_MICROS[source]) {
                return true;
            }
        }
        return false;
    }

    boolean hasBook() {
        return isKnown(BOOK_TICKER) || isKnown(BOOK_SNAPSHOT);
    }

    /** When the book last spoke; there must be one. */
    long bookMicros() {
        return Math.max(
                isKnown(BOOK_TICKER) ? lastMicros(BOOK_TICKER) : Long.MIN_VALUE,
                isKnown(BOOK_SNAPSHOT) ? lastMicros(BOOK_SNAPSHOT) : Long.MIN_VALUE);
    }

    void restart() {
        known.clear();
    }

    private void mark(int slot, boolean isCrossed) {
        if (isCrossed) {
            slots.of(slot).word(CROSSED, 1);
        }
    }

    private boolean isKnown(int source) {
        return known.word(2 * source) > 0;
    }

    private long lastMicros(int source) {
        return known.word(2 * source + 1);
    }

    private static void saw(StateSlice times, int source, long micros) {
        if (times.word(2 * source) == 0 || micros > times.word(2 * source + 1)) {
            times.word(2 * source, 1);
            times.word(2 * source + 1, micros);
        }
    }
}
