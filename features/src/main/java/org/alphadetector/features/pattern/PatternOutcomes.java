package org.alphadetector.features.pattern;

import org.alphadetector.features.row.Member;
import org.alphadetector.features.state.StateSection;
import org.alphadetector.features.state.StateSlice;

/**
 * What became of the completed patterns of an asset. A pattern is a hit when a later bar reaches its target before one
 * reaches its stop and before its horizon has passed; a bar that reaches both is a miss, for it does not tell which came
 * first. It is counted then, once. Up to {@value #OPEN} wait at a time; more than that are not counted.
 */
final class PatternOutcomes {
    /** How many patterns can wait for their outcome. */
    static final int OPEN = 32;

    /** The members of an entry, in their order. */
    static final Member[] MEMBERS = {
        Member.code("kind", PatternKind.labels()),
        Member.number("count"),
        Member.number("hits"),
        Member.number("hit_rate"),
        Member.number("low"),
        Member.number("high")
    };

    private static final int WIDTH = 6;

    /** Code of the kind plus one; 0 for a free place. */
    private static final int KIND = 0;

    private static final int DIRECTION = 1;
    private static final int TARGET = 2;
    private static final int STOP = 3;
    private static final int UNTIL_MS = 4;
    private static final int OPEN_WORDS = 5;

    private final StateSlice open;
    private final StateSlice cases;
    private final StateSlice hits;

    PatternOutcomes(StateSection state) {
        open = state.allocate("open", OPEN * OPEN_WORDS);
        cases = state.allocate("cases", PatternKind.count());
        hits = state.allocate("hits", PatternKind.count());
    }

    void add(PatternKind kind, int direction, double target, double stop, double untilMs) {
        for (int i = 0; i < OPEN; i++) {
            int base = i * OPEN_WORDS;
            if (open.word(base + KIND) == 0) {
                open.word(base + KIND, kind.code() + 1L);
                open.word(base + DIRECTION, direction);
                open.real(base + TARGET, target);
                open.real(base + STOP, stop);
                open.real(base + UNTIL_MS, untilMs);
                return;
            }
        }
    }

    /** Takes in the next bar, before the patterns that it completes. */
    void next(double high, double low, double nowMs) {
        for (int i = 0; i < OPEN; i++) {
            int base = i * OPEN_WORDS;
            if (open.word(base + KIND) == 0) {
                continue;
            }
            boolean isUp = open.word(base + DIRECTION) > 0;
            boolean isStopped = isUp ? low <= open.real(base + STOP) : high >= open.real(base + STOP);
            boolean isReached = isUp ? high >= open.real(base + TARGET) : low <= open.real(base + TARGET);
            if (isStopped || isReached || nowMs >= open.real(base + UNTIL_MS)) {
                int kind = (int) open.word(base + KIND) - 1;
                cases.addWord(kind, 1);
                hits.addWord(kind, isReached && !isStopped ? 1 : 0);
                open.word(base + KIND, 0);
            }
        }
    }

    /** A new array of the kinds that were counted, with the interval of the hit rate. */
    double[] entries() {
        int kinds = 0;
        for (int kind = 0; kind < PatternKind.count(); kind++) {
            kinds += cases.word(kind) > 0 ? 1 : 0;
        }
        double[] list = new double[kinds * WIDTH];
        int at = 0;
        for (int kind = 0; kind < PatternKind.count(); kind++) {
            long all = cases.word(kind);
            if (all > 0) {
                long hit = hits.word(kind);
                list[at++] = kind;
                list[at++] = all;
                list[at++] = hit;
                list[at++] = rounded((double) hit / all);
                list[at++] = rounded(Wilson.low(hit, all));
                list[at++] = rounded(Wilson.high(hit, all));
            }
        }
        return list;
    }

    /** To four digits: the list is written with every row. */
    private static double rounded(double share) {
        return Math.rint(share * 1e4) / 1e4;
    }

    void clear() {
        open.clear();
        cases.clear();
        hits.clear();
    }
}
