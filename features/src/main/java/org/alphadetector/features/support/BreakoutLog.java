package org.alphadetector.features.support;

import org.alphadetector.features.row.Member;
import org.alphadetector.features.state.EntryRing;
import org.alphadetector.features.state.StateSection;

/** The last twenty breakouts of levels. */
final class BreakoutLog {
    static final Member DIRECTION = Member.code("direction", "up", "down");
    static final Member RECLAIMED = Member.code("reclaimed", "no", "yes");
    /** The members of an entry, in their order. */
    static final Member[] MEMBERS = {Member.number("time_ms"), Member.number("price"), DIRECTION, RECLAIMED};

    private static final int KEPT = 20;
    private static final int RECLAIMED_AT = 3;

    private final EntryRing log;

    BreakoutLog(StateSection state) {
        log = new EntryRing(state.allocate("breakouts", EntryRing.words(KEPT, MEMBERS.length)), MEMBERS.length);
    }

    /** Adds a breakout and gives its number, counted from 1. */
    long add(double timeMs, double price, boolean isUp) {
        return log.add(timeMs, price, DIRECTION.code(isUp ? "up" : "down"), RECLAIMED.code("no"));
    }

    /** The level of a breakout was reclaimed. */
    void reclaim(long number) {
        log.set(number, RECLAIMED_AT, RECLAIMED.code("yes"));
    }

    /** A new array of the entries there are, oldest first. */
    double[] entries() {
        return log.entries();
    }

    void clear() {
        log.clear();
    }
}
