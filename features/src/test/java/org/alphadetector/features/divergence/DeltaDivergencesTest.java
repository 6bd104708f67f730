package org.alphadetector.features.divergence;

import static org.alphadetector.features.divergence.HandedSwings.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.Consumer;
import org.alphadetector.features.flow.TradeFlow;
import org.alphadetector.features.price.BarPrices;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Worked out by hand; the average true range is 2, and a day has 96 bars. */
class DeltaDivergencesTest {
    private final HandedSwings script = new HandedSwings(DeltaDivergences.FAMILY);
    private int bars;
    private double level;

    /** The next bar's values: a bar of one range around its close. */
    private Consumer<Row> values(double close, double volume, double delta) {
        return values(close + 1, close - 1, close, volume, delta);
    }

    private Consumer<Row> values(double high, double low, double close, double volume, double delta) {
        level = (bars++ % 96 == 0 ? 0 : level) + delta;
        double now = level;
        return row -> {
            put(row, BarPrices.HIGH, high);
            put(row, BarPrices.LOW, low);
            put(row, BarPrices.CLOSE, close);
            put(row, TradeFlow.VOLUME, volume);
            put(row, TradeFlow.CVD_LEVEL, now);
        };
    }

    private Row idle(int count, double volume, double delta) {
        Row row = script.bar(values(100, volume, delta));
        for (int bar = 1; bar < count; bar++) {
            row = script.bar(values(100, volume, delta));
        }
        return row;
    }

    private static void is(Row row, Column column, double expected) {
        assertThat(row.number(column)).isEqualTo(expected, within(1e-12));
    }

    @Test
    void isUndefinedInTheFirstTwentyBars() {
        for (Column column : DeltaDivergences.FAMILY.columns()) {
            DeltaDivergencesTest fresh = new DeltaDivergencesTest();
            assertThat(fresh.idle(20, 10, 1).isDefined(column)).isFalse();
            is(fresh.idle(1, 10, 1), column, 0);
        }
    }

    /** Ten bars of 10 with a delta of -4 each, and a close 6 higher: p = 3, share 0.4. Root of 3/4 x 0.4. */
    @ParameterizedTest
    @CsvSource({"106, -4, true", "94, 4, true", "106, 4, false", "94, -4, false", "100, -4, false", "106, 0, false"})
    void seesThePriceGoAgainstTheTakers(double close, double delta, boolean isAgainst) {
        idle(30, 10, delta);
        Row row = script.bar(values(close, 10, delta));
        is(row, DeltaDivergences.DELTA_VOLUME_DIVERGENCE_STRENGTH, isAgainst ? Math.sqrt(0.3) : 0);
    }

    /** The day's anchor is no sale of what was bought the day before: 90 bars of +4, then 12 more over midnight. */
    @Test
    void theNewDayOfTheLevelIsNoDelta() {
        idle(101, 10, 4);
        is(script.bar(values(94, 10, 4)), DeltaDivergences.DELTA_VOLUME_DIVERGENCE_STRENGTH, Math.sqrt(0.3));
        is(script.bar(values(106, 10, 4)), DeltaDivergences.DELTA_VOLUME_DIVERGENCE_STRENGTH, 0);
    }

    @Test
    void isUndefinedWhereNothingWasTraded() {
        idle(30, 10, 4);
        Row row = idle(10, 0, 0);
        assertThat(row.isDefined(DeltaDivergences.DELTA_VOLUME_DIVERGENCE_STRENGTH))
                .isFalse();
        is(row, DeltaDivergences.VOLUME_ABSORPTION_SCORE, 0);
        is(row, DeltaDivergences.CUMULATIVE_DELTA_DIVERGENCE, 0);
        assertThat(idle(11, 0, 0).isDefined(DeltaDivergences.VOLUME_ABSORPTION_SCORE))
                .isFalse();
    }

    /**
     * Five times the usual volume. A range of 1 is half the average: 1 - 0.5 / 5. One of 8 is four averages: 1 - 4 / 5.
     * One of 10 or more is what the volume would have made it, and without more volume there is nothing to absorb.
     */
    @ParameterizedTest
    @CsvSource({"50, 1, 0.9", "50, 8, 0.2", "50, 10, 0", "50, 20, 0", "10, 1, 0", "5, 0, 0"})
    void seesVolumeThatDoesNotMoveThePrice(double volume, double range, double score) {
        idle(30, 10, 0);
        Row row = script.bar(values(100 + range, 100, 100, volume, 0));
        is(row, DeltaDivergences.VOLUME_ABSORPTION_SCORE, score);
    }

    /** A gap belongs to the range: from 100 to 107..108 is 8. */
    @Test
    void theGapBelongsToTheRange() {
        idle(30, 10, 0);
        Row row = script.bar(values(108, 107, 108, 50, 0));
        is(row, DeltaDivergences.VOLUME_ABSORPTION_SCORE, 0.2);
    }

    /** Half a step of 0.01 over 2 is the least range: 1 - 0.0025 / 5. */
    @Test
    void theRangeIsAtLeastHalfAStep() {
        idle(30, 10, 0);
        Row row = script.bar(values(100, 100, 100, 50, 0));
        is(row, DeltaDivergences.VOLUME_ABSORPTION_SCORE, 1 - 0.0025 / 5);
    }

    /**
     * A high at 104 with the cumulative delta at 40, then one at 108. Each bar's delta is 1 or -1, so that its mean size
     * is 1 and the unit the root of 20. The price's p is 2; the delta's change is -10 in 10 bars of sales, d = root of 5.
     */
    @Test
    void comparesTheCumulativeDeltaAtTwoHighs() {
        idle(39, 10, 1);
        script.bar(values(104, 10, 1));
        script.confirm(true, 104, 1, values(100, 10, -1));
        idle(8, 10, -1);
        script.bar(values(108, 10, -1));
        Row row = script.confirm(true, 108, 1, values(104, 10, -1));
        double d = Math.sqrt(5);
        double expected = Math.sqrt(2.0 / 3 * (d / (d + 1)));
        is(row, DeltaDivergences.CUMULATIVE_DELTA_DIVERGENCE, -expected);
        is(idle(19, 10, 0), DeltaDivergences.CUMULATIVE_DELTA_DIVERGENCE, -expected);
        is(idle(1, 10, 0), DeltaDivergences.CUMULATIVE_DELTA_DIVERGENCE, 0);
    }

    /** The same upside down, across midnight. */
    @Test
    void comparesTheCumulativeDeltaAtTwoLows() {
        idle(91, 10, -1);
        script.bar(values(96, 10, -1));
        script.confirm(false, 96, 1, values(100, 10, 1));
        idle(8, 10, 1);
        script.bar(values(92, 10, 1));
        Row row = script.confirm(false, 92, 1, values(96, 10, 1));
        double d = Math.sqrt(5);
        is(row, DeltaDivergences.CUMULATIVE_DELTA_DIVERGENCE, Math.sqrt(2.0 / 3 * (d / (d + 1))));
    }

    /** Takers who follow the price, and a hidden divergence, are none. */
    @ParameterizedTest
    @CsvSource({"108, 1", "100, -1", "104, -1"})
    void isZeroWithoutARegularDivergence(double second, double delta) {
        idle(39, 10, 1);
        script.bar(values(104, 10, 1));
        script.confirm(true, 104, 1, values(100, 10, delta));
        idle(8, 10, delta);
        script.bar(values(second, 10, delta));
        is(script.confirm(true, second, 1, values(98, 10, delta)), DeltaDivergences.CUMULATIVE_DELTA_DIVERGENCE, 0);
    }
}
