package org.alphadetector.features.pattern;

import org.alphadetector.features.row.Member;
import org.alphadetector.features.state.StateSection;
import org.alphadetector.features.state.StateSlice;

/** The last twenty completed patterns. */
final class PatternLog {
    /** The members of an entry, in their order. */
    static final Member[] MEMBERS = {
        Member.code("kind", PatternKind.labels()),
        Member.code("direction", "down", "up"),
        Member.number("price"),
        Member.number("time_ms")
    };

    private static final int KEPT = 20;
    private static final int WIDTH = 4;

    private final StateSlice count;
    private final StateSlice entries;

    PatternLog(StateSection state) {
        count = state.allocate("log_count", 1);
        entries = state.allocate("log", KEPT * WIDTH);
    }

    void add(PatternKind kind, int direction, double price, double timeMs) {
        int base = (int) (count.word(0) % KEPT) * WIDTH;
        entries.real(base, kind.code());
        entries.real(base + 1, direction > 0 ? 1 : 0);
        entries.real(base + 2, price);
        entries.real(base + 3, timeMs);
        count.addWord(0, 1);
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
