package org.alphadetector.features.perpetual;

import org.alphadetector.features.state.SlotSlices;
import org.alphadetector.features.state.StateSection;
import org.alphadetector.features.state.StateSlice;

/** The last value of a ticker field by (event time, arrival), in force until the next, for at most 60 minutes. */
final class LastValue {
    private static final long STALE_MICROS = 3_600_000_000L;

    private static final int IS_KNOWN = 0;
    private static final int MICROS = 1;
    private static final int VALUE = 2;
    private static final int WORDS = 3;

    private final SlotSlices slots;
    private final StateSlice carried;

    LastValue(String name, StateSection tickState, StateSection barState) {
        slots = new SlotSlices(tickState, name, WORDS);
        carried = barState.allocate(name, WORDS);
    }

    void open(int slot) {
        slots.of(slot).clear();
    }

    /** NaN says that the message does not carry the field. */
    void accept(int slot, long micros, double value) {
        StateSlice live = slots.of(slot);
        if (!Double.isNaN(value) && (live.word(IS_KNOWN) == 0 || micros >= live.word(MICROS))) {
            live.word(IS_KNOWN, 1);
            live.word(MICROS, micros);
            live.real(VALUE, value);
        }
    }

    /** The value in force at the end of the slot's minute, NaN when there is none. */
    double close(int slot, long endMicros) {
        StateSlice live = slots.of(slot);
        if (live.word(IS_KNOWN) > 0) {
            carried.word(IS_KNOWN, 1);
            carried.word(MICROS, live.word(MICROS));
            carried.real(VALUE, live.real(VALUE));
        }
        boolean isFresh = carried.word(IS_KNOWN) > 0 && endMicros - carried.word(MICROS) <= STALE_MICROS;
        return isFresh ? carried.real(VALUE) : Double.NaN;
    }

    void restart() {
        carried.clear();
    }
}
