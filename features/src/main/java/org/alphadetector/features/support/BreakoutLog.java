package org.alphadetector.features.support;

import org.alphadetector.features.row.Member;
import org.alphadetector.features.state.StateSection;
import org.alphadetector.features.state.StateSlice;

/** The last twenty breakouts of levels. */
final class BreakoutLog {
    static final Member DIRECTION = Member.code("direction", "up", "down");
    static final Member RECLAIMED = Member.code("reclaimed", "no", "yes");
    /** The members of an entry, in their order. */
    static final Member[] MEMBERS = {Member.number("time_ms"), Member.number("price"), DIRECTION, RECLAIMED};

    private static final int KEPT = 20;
    private static final int WIDTH = 4;
    private static final int RECLAIMED_AT = 3;

    private final StateSlice count;
    private final StateSlice entries;

    BreakoutLog(StateSection state) {
        count = state.allocate("breakout_count", 1);
        entries = state.allocate("breakouts", KEPT * WIDTH);
    }

    /** Adds a breakout and gives its number, counted from 1. */
    long add(double timeMs, double price, boolean isUp) {
        int base = (int) (count.word(0) % KEPT) * WIDTH;
        entries.real(base, timeMs);
        entries.real(base + 1, price);
        entries.real(base + 2, DIRECTION.code(isUp ? "up" : "down"));
        entries.real(base + RECLAIMED_AT, 0);
        count.addWord(0, 1);
        return count.word(0);
    }

    /** The level of a breakout was reclaimed. */
    void reclaim(long number) {
        if (number > 0 && number > count.word(0) - KEPT) {
            entries.real((int) ((number - 1) % KEPT) * WIDTH + RECLAIMED_AT, 1);
        }
    }

    /** A new array of the entries there are, oldest first. */
    double[] entries() {
        int size = (int) Math.min(KEPT, count.word(0));
        double[] list = new double[size * WIDTH];
        for (int i = 0; i < size; i++) {
            int base = (int) ((count.word(0) - size + i) % KEPT) * WIDTH;
            for (int k = 0; k < WIDTH; k++) {
                list[i * WIDTH + k] = entries.real(base + k);
            }
        }
        return list;
    }

    void clear() {
        count.clear();
        entries.clear();
    }
}
