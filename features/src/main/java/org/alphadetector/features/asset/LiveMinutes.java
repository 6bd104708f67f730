package org.alphadetector.features.asset;

import org.alphadetector.features.bar.Bar;
import org.alphadetector.features.state.SlotSlices;
import org.alphadetector.features.state.StateSection;
import org.alphadetector.features.state.StateSlice;

/** What is known of the two minutes of an asset that can be live at once. */
final class LiveMinutes {
    private static final int START = 0;
    private static final int MESSAGES = 1;
    private static final int TRADES = 2;
    private static final int CANDLES = 3;
    private static final int GAP = 4;
    private static final int WORDS = 5;
    private static final long CLOSED = Long.MIN_VALUE;

    private final SlotSlices slots;

    LiveMinutes(StateSection tickState) {
        slots = new SlotSlices(tickState, "minute", WORDS);
        slots.of(0).word(START, CLOSED);
        slots.of(1).word(START, CLOSED);
    }

    boolean isOpen(long startMicros) {
        return slots.of(Bar.slotOf(startMicros)).word(START) == startMicros;
    }

    void open(long startMicros, boolean gap) {
        StateSlice slot = slots.of(Bar.slotOf(startMicros));
        slot.clear();
        slot.word(START, startMicros);
        slot.word(GAP, gap ? 1 : 0);
    }

    void close(long startMicros) {
        slots.of(Bar.slotOf(startMicros)).word(START, CLOSED);
    }

    void message(long startMicros) {
        slots.of(Bar.slotOf(startMicros)).word(MESSAGES, 1);
    }

    void trade(long startMicros) {
        slots.of(Bar.slotOf(startMicros)).word(TRADES, 1);
    }

    /** Counts a trade bar of the minute; false when there was one already. */
    boolean candle(long startMicros) {
        StateSlice slot = slots.of(Bar.slotOf(startMicros));
        boolean first = slot.word(CANDLES) == 0;
        slot.word(CANDLES, 1);
        return first;
    }

    /** Marks every live minute as having lost its feed. */
    void gap() {
        slots.of(0).word(GAP, 1);
        slots.of(1).word(GAP, 1);
    }

    boolean hasMessages(long startMicros) {
        return slots.of(Bar.slotOf(startMicros)).word(MESSAGES) != 0;
    }

    boolean hasTrades(long startMicros) {
        return slots.of(Bar.slotOf(startMicros)).word(TRADES) != 0;
    }

    boolean hasCandle(long startMicros) {
        return slots.of(Bar.slotOf(startMicros)).word(CANDLES) != 0;
    }

    boolean hasGap(long startMicros) {
        return slots.of(Bar.slotOf(startMicros)).word(GAP) != 0;
    }
}
