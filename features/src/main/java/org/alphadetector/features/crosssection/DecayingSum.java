package org.alphadetector.features.crosssection;

import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.state.StateSection;
import org.alphadetector.features.state.StateSlice;

/** A sum over the bars of a timeframe in which a value counts half after 30 bars, whether or not others followed. */
final class DecayingSum {
    /** After how many bars a value counts half. */
    static final double HALF_LIFE_BARS = 30;

    private static final int POINT_MICROS = 0;
    private static final int SUM = 1;

    private final long barMicros;
    private final StateSlice words;

    DecayingSum(StateSection state, Timeframe timeframe) {
        barMicros = timeframe.micros();
        words = state.allocate("moved_notional", 2);
    }

    /** Adds the value of the bar that closes at the point, and returns the sum as of that point. */
    double add(long pointMicros, double value) {
        double bars = (double) (pointMicros - words.word(POINT_MICROS)) / barMicros;
        double sum = words.real(SUM) * StrictMath.pow(0.5, bars / HALF_LIFE_BARS) + value;
        words.word(POINT_MICROS, pointMicros);
        words.real(SUM, sum);
        return sum;
    }
}
