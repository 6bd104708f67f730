package org.alphadetector.detectors.alarm;

import java.util.UUID;
import org.alphadetector.features.state.StateSlice;

/** The open episode of each variant of a detector: the event that opened it, how severe it got, until when it is open. */
public final class Episodes {
    /** An open episode speaks again only when it is this much more severe than its last event. */
    public static final int ESCALATION = 20;

    private static final int WORDS = 4;
    private static final int OPEN_UNTIL = 0;
    private static final int ID_HIGH = 1;
    private static final int ID_LOW = 2;
    private static final int SEVERITY = 3;

    private final StateSlice slice;

    /** Takes {@link #words} words. */
    public Episodes(StateSlice slice) {
        this.slice = slice;
    }

    /** How many words of state so many variants need. */
    public static int words(int variants) {
        return variants * WORDS;
    }

    /** Whether the variant's episode is open at the time. */
    public boolean isOpen(int variant, long timeMicros) {
        return word(variant, OPEN_UNTIL) >= timeMicros && word(variant, OPEN_UNTIL) != 0;
    }

    /** Whether an alarm of that severity is to be told: no episode is open, or it has become much worse. */
    public boolean isNews(int variant, long timeMicros, int severity) {
        return !isOpen(variant, timeMicros) || severity >= word(variant, SEVERITY) + ESCALATION;
    }

    /** The id of the last episode. */
    public UUID id(int variant) {
        return new UUID(word(variant, ID_HIGH), word(variant, ID_LOW));
    }

    /** Takes an event into the open episode, or opens one that the event names. */
    public void tell(int variant, UUID eventId, int severity, long timeMicros, long openUntilMicros) {
        if (isOpen(variant, timeMicros)) {
            word(variant, SEVERITY, Math.max(severity, word(variant, SEVERITY)));
        } else {
            word(variant, ID_HIGH, eventId.getMostSignificantBits());
            word(variant, ID_LOW, eventId.getLeastSignificantBits());
            word(variant, SEVERITY, severity);
        }
        word(variant, OPEN_UNTIL, Math.max(openUntilMicros, word(variant, OPEN_UNTIL)));
    }

    private long word(int variant, int index) {
        return slice.word(variant * WORDS + index);
    }

    private void word(int variant, int index, long value) {
        slice.word(variant * WORDS + index, value);
    }
}
