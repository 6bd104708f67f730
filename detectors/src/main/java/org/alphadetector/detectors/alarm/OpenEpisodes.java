package org.alphadetector.detectors.alarm;

import java.util.UUID;
import org.alphadetector.detectors.detector.DetectorSpec;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.state.StateSlice;

/**
 * The open episodes of an asset, of each detector and timeframe that spoke. An episode has the event
 * that opened it, how severe it got, and until when it is open. There is room for {@value #ROOM} of them; one more takes
 * the place of the one that closes first. Zero words are no episode.
 */
public final class OpenEpisodes {
    private static final int ROOM = 24;
    private static final int WORDS = 5;
    private static final int KEY = 0;
    private static final int OPEN_UNTIL = 1;
    private static final int ID_HIGH = 2;
    private static final int ID_LOW = 3;
    private static final int SEVERITY = 4;
    private static final int NONE = -1;

    private final StateSlice slice;

    /** Takes {@link #words} words. */
    public OpenEpisodes(StateSlice slice) {
        this.slice = slice;
    }

    /** How many words of state it needs. */
    public static int words() {
        return ROOM * WORDS;
    }

    /** The key of a detector's episodes on a timeframe. */
    static long key(DetectorSpec spec, Timeframe timeframe) {
        return hash(spec.detectorId() + '|' + timeframe.label());
    }

    /** Whether an episode of the key is open at the time. */
    boolean isOpen(long key, long timeMicros) {
        return find(key, timeMicros) != NONE;
    }

    /** The event that opened the open episode of the key. */
    UUID id(long key, long timeMicros) {
        int entry = require(key, timeMicros);
        return new UUID(word(entry, ID_HIGH), word(entry, ID_LOW));
    }

    /** The largest severity told of the open episode of the key. */
    int severity(long key, long timeMicros) {
        return (int) word(require(key, timeMicros), SEVERITY);
    }

    /** Opens an episode of the key, which has none. */
    void open(long key, UUID id, int severity, long untilMicros) {
        int entry = free(key);
        word(entry, KEY, key);
        word(entry, ID_HIGH, id.getMostSignificantBits());
        word(entry, ID_LOW, id.getLeastSignificantBits());
        word(entry, SEVERITY, severity);
        word(entry, OPEN_UNTIL, untilMicros);
    }

    /** The open episode of the key goes on. */
    void extend(long key, int severity, long timeMicros, long untilMicros) {
        int entry = require(key, timeMicros);
        word(entry, SEVERITY, Math.max(severity, word(entry, SEVERITY)));
        word(entry, OPEN_UNTIL, Math.max(untilMicros, word(entry, OPEN_UNTIL)));
    }

    private int find(long key, long timeMicros) {
        for (int entry = 0; entry < ROOM; entry++) {
            if (word(entry, KEY) == key && word(entry, OPEN_UNTIL) >= timeMicros) {
                return entry;
            }
        }
        return NONE;
    }

    private int require(long key, long timeMicros) {
        int entry = find(key, timeMicros);
        if (entry == NONE) {
            throw new IllegalStateException("no episode is open: key=" + key + " time=" + timeMicros);
        }
        return entry;
    }

    /** The closed episode of the key, else the one that closes first. */
    private int free(long key) {
        int first = 0;
        for (int entry = 0; entry < ROOM; entry++) {
            if (word(entry, KEY) == key) {
                return entry;
            }
            if (word(entry, OPEN_UNTIL) < word(first, OPEN_UNTIL)) {
                first = entry;
            }
        }
        return first;
    }

    /** FNV-1a of 64 bits (G. Fowler, L. C. Noll, K.-P. Vo): the same in every build. */
    private static long hash(String name) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }

    private long word(int entry, int index) {
        return slice.word(entry * WORDS + index);
    }

    private void word(int entry, int index, long value) {
        slice.word(entry * WORDS + index, value);
    }
}
