package org.alphadetector.features.divergence;

import org.alphadetector.features.row.Row;
import org.alphadetector.features.state.RealRing;
import org.alphadetector.features.state.StateSection;
import org.alphadetector.features.state.StateSlice;
import org.alphadetector.features.swing.ConfirmedSwings;

/**
 * Compares the price with an indicator at each two consecutive confirmed swings of one side. The indicator's value is
 * that of the swing's own bar, kept for {@value #REMEMBERED} bars; a swing that took longer to be confirmed has none. A
 * divergence is in force on the bar that confirms it and the 19 after it, unless a later pair of its side agrees or
 * another divergence takes its place.
 *
 * <p>Strength, [0, 1): the root of p / (p + 1) times d / (d + 1), p the change of the price in average true ranges, d
 * that of the indicator in its own unit.
 *
 * <p>J. J. Murphy, Technical Analysis of the Financial Markets, 1999, for regular divergences; B. Fultz, Hidden
 * Divergence, in C. Brown, Technical Analysis for the Trading Professional, 1999, for hidden ones.
 */
final class SwingDivergence {
    /** For how many bars an indicator's value is kept. */
    static final int REMEMBERED = 96;

    /** How long a divergence is in force. */
    static final int IN_FORCE = 20;

    private static final int TYPE = 0;
    private static final int STRENGTH = 1;
    private static final int AGE = 2;
    /** Of the last high: whether it had a value, its price, its value. */
    private static final int HIGH = 3;
    /** The same of the last low. */
    private static final int LOW = 6;

    private static final int WORDS = 9;

    private final StateSlice slice;
    private final RealRing values;

    SwingDivergence(String name, StateSection state) {
        slice = state.allocate(name + ".divergence", WORDS);
        values = new RealRing(state.allocate(name + ".values", RealRing.words(REMEMBERED)));
    }

    /**
     * Takes in the next bar.
     *
     * @param value the indicator's value, NaN where it has none
     * @param unit of the indicator
     * @param range of the price, above 0
     */
    void next(Row row, double value, double unit, double range, ConfirmedSwings swings) {
        values.push(value);
        slice.addWord(AGE, 1);
        if (slice.word(AGE) >= IN_FORCE) {
            slice.word(TYPE, 0);
        }
        if (swings.isNewHigh()) {
            double then = values.ago(swings.barsAgo(row, swings.highTime(0)));
            compare(true, HIGH, swings.high(0), then, unit, range);
        }
        if (swings.isNewLow()) {
            double then = values.ago(swings.barsAgo(row, swings.lowTime(0)));
            compare(false, LOW, swings.low(0), then, unit, range);
        }
    }

    private void compare(boolean isHigh, int side, double price, double value, double unit, double range) {
        double priceChange = slice.word(side) == 0 ? Double.NaN : price - slice.real(side + 1);
        double valueChange = value - slice.real(side + 2);
        slice.word(side, Double.isNaN(value) ? 0 : 1);
        slice.real(side + 1, price);
        slice.real(side + 2, value);
        DivergenceType type = DivergenceType.between(isHigh, priceChange, valueChange);
        if (type != DivergenceType.NONE) {
            double p = Math.abs(priceChange) / range;
            double d = Math.abs(valueChange) / unit;
            slice.word(TYPE, type.code());
            slice.real(STRENGTH, Math.sqrt(p / (p + 1) * (d / (d + 1))));
            slice.word(AGE, 0);
        } else if (isOfSide(isHigh)) {
            slice.word(TYPE, 0);
        }
    }

    private boolean isOfSide(boolean isHigh) {
        DivergenceType type = type();
        boolean isBearish = type == DivergenceType.REGULAR_BEARISH || type == DivergenceType.HIDDEN_BEARISH;
        return isBearish == isHigh;
    }

    /** The divergence in force. */
    DivergenceType type() {
        return DivergenceType.of(slice.word(TYPE));
    }

    /** The strength of the divergence in force; 0 when there is none. */
    double strength() {
        return slice.word(TYPE) == 0 ? 0 : slice.real(STRENGTH);
    }

    /** The strength if the divergence in force is of this type, else 0. */
    double strengthOf(DivergenceType type) {
        return type() == type ? strength() : 0;
    }

    void clear() {
        slice.clear();
        values.clear();
    }
}
