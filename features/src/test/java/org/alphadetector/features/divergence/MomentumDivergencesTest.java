package org.alphadetector.features.divergence;

import static org.alphadetector.features.divergence.HandedSwings.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.Consumer;
import org.alphadetector.features.momentum.AverageTrueRange;
import org.alphadetector.features.momentum.MovingAverageConvergence;
import org.alphadetector.features.momentum.RelativeStrengthIndex;
import org.alphadetector.features.row.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Worked out by hand; all swings were confirmed two bars after their own. */
class MomentumDivergencesTest {
    private final HandedSwings script = new HandedSwings(MomentumDivergences.FAMILY);

    private static Consumer<Row> values(double index, double line) {
        return row -> {
            put(row, RelativeStrengthIndex.RSI_14, index);
            put(row, MovingAverageConvergence.MACD_LINE, line);
        };
    }

    /** A swing at whose bar the indicators had these values, and not at the bars after it. */
    private Row swing(boolean isHigh, double price, double index, double line) {
        script.bar(values(index, line));
        script.bar(values(50, 0));
        return script.confirm(isHigh, price, 2, values(50, 0));
    }

    private Row idle(int bars) {
        Row row = script.bar(values(50, 0));
        for (int bar = 1; bar < bars; bar++) {
            row = script.bar(values(50, 0));
        }
        return row;
    }

    private static void isOfIndex(Row row, String type, double strength) {
        assertThat(row.text(MomentumDivergences.RSI_DIVERGENCE_TYPE)).isEqualTo(type);
        assertThat(row.number(MomentumDivergences.PRICE_RSI_DIVERGENCE_STRENGTH))
                .isEqualTo(strength, within(1e-12));
    }

    private static void isOfLine(Row row, String type, double strength) {
        assertThat(row.text(MomentumDivergences.MACD_DIVERGENCE_TYPE)).isEqualTo(type);
        assertThat(row.number(MomentumDivergences.PRICE_MACD_DIVERGENCE_STRENGTH))
                .isEqualTo(strength, within(1e-12));
    }

    /** Price 4 over a range of 2: p = 2. Index 10 over 10: d = 1. Root of 2/3 x 1/2. */
    @ParameterizedTest
    @CsvSource({
        "true, 104, 60, regular_bearish",
        "true, 96, 80, hidden_bearish",
        "false, 96, 80, regular_bullish",
        "false, 104, 60, hidden_bullish",
        "true, 104, 80, none",
        "true, 96, 60, none",
        "false, 104, 80, none",
        "false, 96, 60, none",
        "true, 100, 60, none",
        "true, 104, 70, none"
    })
    void comparesTwoSwingsOfASide(boolean isHigh, double price, double index, String type) {
        isOfIndex(swing(isHigh, 100, 70, 0), "none", 0);
        Row row = swing(isHigh, price, index, 0);
        isOfIndex(row, type, type.equals("none") ? 0 : Math.sqrt(1.0 / 3));
        isOfLine(row, "none", 0);
    }

    /** Line 3 over half a range of 2: d = 3. Price 1 over 2: p = 1/2. Root of 1/3 x 3/4. */
    @Test
    void measuresTheLineInHalfRanges() {
        swing(false, 100, 40, -5);
        Row row = swing(false, 99, 30, -2);
        isOfLine(row, "regular_bullish", 0.5);
        isOfIndex(row, "none", 0);
    }

    @Test
    void doesNotCompareAHighWithALow() {
        swing(true, 100, 70, 0);
        isOfIndex(swing(false, 96, 80, 0), "none", 0);
    }

    @Test
    void isInForceForTwentyBars() {
        swing(true, 100, 70, 0);
        swing(true, 104, 60, 0);
        isOfIndex(idle(19), "regular_bearish", Math.sqrt(1.0 / 3));
        isOfIndex(idle(1), "none", 0);
    }

    @Test
    void endsWithALaterPairOfItsSideThatAgrees() {
        swing(true, 100, 70, 0);
        swing(true, 104, 60, 0);
        isOfIndex(swing(true, 108, 90, 0), "none", 0);
    }

    @Test
    void outlastsAPairOfTheOtherSideThatAgrees() {
        swing(true, 100, 70, 0);
        swing(false, 90, 30, 0);
        swing(true, 104, 60, 0);
        isOfIndex(swing(false, 92, 40, 0), "regular_bearish", Math.sqrt(1.0 / 3));
    }

    /** Price 2 over 2: p = 1. Index 30 over 10: d = 3. Root of 1/2 x 3/4. */
    @Test
    void givesWayToAnotherDivergence() {
        swing(true, 100, 70, 0);
        swing(false, 90, 30, 0);
        swing(true, 104, 60, 0);
        isOfIndex(swing(false, 92, 0, 0), "hidden_bullish", Math.sqrt(3.0 / 8));
        // The high before is no longer in force and does not come back.
        isOfIndex(swing(false, 94, 10, 0), "none", 0);
    }

    /** The indicator's value at the swing counts, which is known for 96 bars. */
    @ParameterizedTest
    @CsvSource({"95, regular_bearish", "96, none"})
    void doesNotKnowTheValueOfALongPastBar(int barsAgo, String type) {
        swing(true, 100, 70, 0);
        script.bar(values(60, 0));
        idle(barsAgo - 1);
        Row row = script.confirm(true, 104, barsAgo, values(50, 0));
        isOfIndex(row, type, type.equals("none") ? 0 : Math.sqrt(1.0 / 3));
    }

    @Test
    void aSwingWithoutValueIsComparedWithNothing() {
        swing(true, 100, Double.NaN, Double.NaN);
        isOfIndex(swing(true, 104, 60, 1), "none", 0);
        isOfIndex(swing(true, 108, 50, 0), "regular_bearish", Math.sqrt(1.0 / 3));
    }

    /** An idle price has a range of 0; half a step of 0.01 stands for it: p = 400. */
    @Test
    void theRangeIsAtLeastHalfAStep() {
        swing(true, 100, 70, 0);
        script.bar(values(60, 0));
        Row row = script.confirm(true, 102, 1, values(50, 0).andThen(r -> put(r, AverageTrueRange.ATR_14, 0)));
        isOfIndex(row, "regular_bearish", Math.sqrt(400.0 / 401 / 2));
    }

    @Test
    void isUndefinedWhereTheIndicatorIs() {
        Row row = script.bar(values(Double.NaN, 1));
        assertThat(row.isDefined(MomentumDivergences.RSI_DIVERGENCE_TYPE)).isFalse();
        assertThat(row.isDefined(MomentumDivergences.PRICE_RSI_DIVERGENCE_STRENGTH))
                .isFalse();
        isOfLine(row, "none", 0);
    }

    /** The search for swings may start anew alone, when another build changes what it keeps. */
    @Test
    void listsThatBeginAgainConfirmNothing() {
        swing(true, 100, 70, 0);
        swing(false, 90, 30, 0);
        script.forgetLists();
        isOfIndex(idle(1), "none", 0);
        isOfIndex(swing(true, 104, 60, 0), "regular_bearish", Math.sqrt(1.0 / 3));
    }
}
