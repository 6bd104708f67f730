package org.alphadetector.features.pattern;

import org.alphadetector.features.row.Member;
import org.alphadetector.features.state.EntryRing;
import org.alphadetector.features.state.StateSection;

/** The last twenty completed patterns. */
final class PatternLog {
    private static final Member DIRECTION = Member.code("direction", "down", "up");
    /** The members of an entry, in their order. */
    static final Member[] MEMBERS = {
        Member.code("kind", PatternKind.labels()), DIRECTION, Member.number("price"), Member.number("time_ms")
    };

    private static final int KEPT = 20;

    private final EntryRing log;

    PatternLog(StateSection state) {
        log = new EntryRing(state.allocate("log", EntryRing.words(KEPT, MEMBERS.length)), MEMBERS.length);
    }

    void add(PatternKind kind, int direction, double price, double timeMs) {
        log.add(kind.code(), DIRECTION.code(direction > 0 ? "up" : "down"), price, timeMs);
    }

    /** A new array of the entries there are, oldest first. */
    double[] entries() {
        return log.entries();
    }

    void clear() {
        log.clear();
    }
}
