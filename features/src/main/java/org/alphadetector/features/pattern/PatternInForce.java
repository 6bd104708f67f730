package org.alphadetector.features.pattern;

import org.alphadetector.features.state.StateSlice;

/** The pattern completed last, until its target or stop is reached or its horizon has passed. */
final class PatternInForce {
    /** The words it needs. */
    static final int WORDS = 8;

    private static final int IS_THERE = 0;
    private static final int TARGET = 1;
    private static final int STOP = 2;
    private static final int UNTIL_MS = 3;
    private static final int REWARD_PER_RISK = 4;
    private static final int STRENGTH = 5;
    private static final int IS_VOLUME = 6;
    private static final int IS_TIME = 7;

    private final StateSlice slice;

    PatternInForce(StateSlice slice) {
        this.slice = slice;
    }

    void begin(PatternShape shape, double entry, double untilMs, double strength, boolean isVolume, boolean isTime) {
        slice.word(IS_THERE, 1);
        slice.real(TARGET, shape.target());
        slice.real(STOP, shape.stop());
        slice.real(UNTIL_MS, untilMs);
        slice.real(REWARD_PER_RISK, (shape.target() - entry) / (entry - shape.stop()));
        slice.real(STRENGTH, strength);
        slice.word(IS_VOLUME, isVolume ? 1 : 0);
        slice.word(IS_TIME, isTime ? 1 : 0);
    }

    /** Takes in the next bar, before the patterns that it completes. */
    void next(double high, double low, double nowMs) {
        double least = Math.min(slice.real(TARGET), slice.real(STOP));
        double most = Math.max(slice.real(TARGET), slice.real(STOP));
        boolean isOver = high >= most || low <= least || nowMs >= slice.real(UNTIL_MS);
        if (isOver) {
            slice.word(IS_THERE, 0);
        }
    }

    boolean isThere() {
        return slice.word(IS_THERE) > 0;
    }

    double target() {
        return slice.real(TARGET);
    }

    double stop() {
        return slice.real(STOP);
    }

    double rewardPerRisk() {
        return slice.real(REWARD_PER_RISK);
    }

    double strength() {
        return slice.real(STRENGTH);
    }

    boolean isConfirmedByVolume() {
        return isThere() && slice.word(IS_VOLUME) > 0;
    }

    boolean isConfirmedByTime() {
        return isThere() && slice.word(IS_TIME) > 0;
    }

    void clear() {
        slice.clear();
    }
}
