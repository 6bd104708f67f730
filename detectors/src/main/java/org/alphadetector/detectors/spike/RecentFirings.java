package org.alphadetector.detectors.spike;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.alphadetector.features.row.Firing;
import org.alphadetector.features.state.StateSlice;

/** The tick-time alarms of the last hour, which the rows of their bars carry. The cool-down keeps them few. */
final class RecentFirings {
    private static final int CAPACITY = 16;
    private static final int NEXT = 0;
    private static final int FIRST = 1;
    private static final int MINUTE_END = 0;
    private static final int TRIGGER = 1;
    private static final int ID_HIGH = 2;
    private static final int ID_LOW = 3;
    private static final int SIGNED_SEVERITY = 4;
    private static final int FIRING_WORDS = 5;

    private final StateSlice slice;

    RecentFirings(StateSlice slice) {
        this.slice = slice;
    }

    static int words() {
        return FIRST + CAPACITY * FIRING_WORDS;
    }

    void add(long minuteEndMicros, Firing firing) {
        int at = at(slice.word(NEXT));
        slice.word(at + MINUTE_END, minuteEndMicros);
        slice.word(at + TRIGGER, firing.triggerTsMicros());
        slice.word(at + ID_HIGH, firing.eventId().getMostSignificantBits());
        slice.word(at + ID_LOW, firing.eventId().getLeastSignificantBits());
        slice.word(at + SIGNED_SEVERITY, (long) firing.direction() * firing.severity());
        slice.addWord(NEXT, 1);
    }

    /** The firings of the minutes that end in (from, to], oldest first. */
    List<Firing> within(long fromMicros, long toMicros) {
        long next = slice.word(NEXT);
        List<Firing> firings = List.of();
        for (long i = Math.max(0, next - CAPACITY); i < next; i++) {
            int at = at(i);
            long end = slice.word(at + MINUTE_END);
            if (end > fromMicros && end <= toMicros) {
                firings = firings.isEmpty() ? new ArrayList<>() : firings;
                firings.add(firing(at));
            }
        }
        return firings;
    }

    private Firing firing(int at) {
        long severity = slice.word(at + SIGNED_SEVERITY);
        boolean isUp = severity > 0;
        return new Firing(
                (isUp ? SpikeSpecs.PRICE_UP_TICK : SpikeSpecs.PRICE_DOWN_TICK).detectorId(),
                new UUID(slice.word(at + ID_HIGH), slice.word(at + ID_LOW)),
                isUp ? 1 : -1,
                (int) Math.abs(severity),
                slice.word(at + TRIGGER));
    }

    private static int at(long index) {
        return FIRST + (int) (index % CAPACITY) * FIRING_WORDS;
    }
}
