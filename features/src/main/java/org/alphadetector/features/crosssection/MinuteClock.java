package org.alphadetector.features.crosssection;

import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.state.StateSlice;

/** Tells whether a minute follows the one seen before without a gap. One word, zero when new. */
final class MinuteClock {
    private final StateSlice lastPoint;

    MinuteClock(StateSlice lastPoint) {
        this.lastPoint = lastPoint;
    }

    /** Whether the point is the minute after the last one; from now on it is the last. */
    boolean follows(long pointMicros) {
        boolean isNext = pointMicros - lastPoint.word(0) == Timeframe.M1.micros();
        lastPoint.word(0, pointMicros);
        return isNext;
    }
}
