package org.alphadetector.features.divergence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.alphadetector.features.bar.FeatureFamily;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.Timeframe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A price built to have the effect, and a twin without it; each also upside down. */
class DivergenceEffectTest {
    private static final List<FeatureFamily> FAMILIES =
            List.of(MomentumDivergences.FAMILY, HiddenMomentum.FAMILY, DeltaDivergences.FAMILY);

    private final DivergenceBars bars = new DivergenceBars(Timeframe.M15, 1);
    private int side = 1;

    /** Leads to a price above 100, or as far below it upside down, takers buying or selling this of 100. */
    private DivergenceEffectTest leg(int count, long centsAbove, double delta) {
        bars.leg(count, 10_000 + side * centsAbove, side * delta);
        return this;
    }

    /** Sixty bars that go nowhere. */
    private DivergenceEffectTest calm() {
        for (int i = 0; i < 15; i++) {
            leg(2, 10, 0).leg(2, 0, 0);
        }
        return this;
    }

    /** 144 bars that rise by small steps and come back by half of each: no swing. */
    private DivergenceEffectTest trend() {
        for (int i = 0; i < 12; i++) {
            leg(8, i * 80 + 140, 0).leg(4, i * 80 + 80, 0);
        }
        return this;
    }

    /** A fast rise, and a slow one to a higher high while takers sell; the fall after it confirms that on bar 96. */
    private DivergenceEffectTest fadingRise() {
        return calm().leg(10, 1_000, 20).leg(5, 600, -20).leg(20, 1_100, -10).leg(6, 600, -20);
    }

    /** A hesitant rise and then a fast one that takers buy; the fall after it confirms its high on bar 106. */
    private DivergenceEffectTest gatheringRise() {
        calm();
        for (int i = 0; i < 10; i++) {
            leg(2, 60 + 30 * i, 20).leg(1, 30 + 30 * i, -10);
        }
        return leg(1, 360, 10).leg(5, 160, -20).leg(8, 1_000, 20).leg(5, 500, -20);
    }

    /** Two setbacks in a trend; the second ends at this price, higher than the first. Its low is confirmed on bar 202. */
    private DivergenceEffectTest setbacks(long secondLow) {
        return trend().leg(20, 1_400, 0)
                .leg(3, 1_250, 0)
                .leg(30, 1_900, 0)
                .leg(3, secondLow, 0)
                .leg(6, 2_000, 0);
    }

    private DivergenceEffectTest ofSide(int newSide) {
        side = newSide;
        return this;
    }

    private Row row(int bar) {
        return bars.rows.get(bar);
    }

    private double number(int bar, Column column) {
        return row(bar).number(column);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, -1})
    void aFadingRiseIsARegularDivergence(int newSide) {
        ofSide(newSide).fadingRise();
        String type = side > 0 ? "regular_bearish" : "regular_bullish";
        for (int bar = 0; bar < bars.rows.size(); bar++) {
            String index = bar < 14 ? null : bar < 96 ? "none" : type;
            String line = bar < 25 ? null : bar < 96 ? "none" : type;
            assertThat(row(bar).text(MomentumDivergences.RSI_DIVERGENCE_TYPE)).isEqualTo(index);
            assertThat(row(bar).text(MomentumDivergences.MACD_DIVERGENCE_TYPE)).isEqualTo(line);
        }
        assertThat(number(96, MomentumDivergences.PRICE_RSI_DIVERGENCE_STRENGTH))
                .isGreaterThan(0.6);
        assertThat(number(96, MomentumDivergences.PRICE_MACD_DIVERGENCE_STRENGTH))
                .isGreaterThan(0.6);
        assertThat(number(95, DeltaDivergences.CUMULATIVE_DELTA_DIVERGENCE)).isZero();
        assertThat(-side * number(96, DeltaDivergences.CUMULATIVE_DELTA_DIVERGENCE))
                .isGreaterThan(0.7);
        // Ten bars of a quarter and a tenth sold: 2.5 over a range of 0.435, root of 0.85 x 0.1.
        assertThat(number(94, DeltaDivergences.DELTA_VOLUME_DIVERGENCE_STRENGTH))
                .isEqualTo(0.292, within(1e-3));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, -1})
    void aGatheringRiseIsNone(int newSide) {
        ofSide(newSide).gatheringRise();
        assertThat(bars.rows.stream().skip(25)).allSatisfy(row -> {
            assertThat(row.text(MomentumDivergences.RSI_DIVERGENCE_TYPE)).isEqualTo("none");
            assertThat(row.text(MomentumDivergences.MACD_DIVERGENCE_TYPE)).isEqualTo("none");
            assertThat(row.number(MomentumDivergences.PRICE_RSI_DIVERGENCE_STRENGTH))
                    .isZero();
            assertThat(row.number(DeltaDivergences.CUMULATIVE_DELTA_DIVERGENCE)).isZero();
        });
        assertThat(number(103, DeltaDivergences.DELTA_VOLUME_DIVERGENCE_STRENGTH))
                .isZero();
    }

    /** The deeper setback takes more momentum, yet the price does not come back to the low before. */
    @ParameterizedTest
    @ValueSource(ints = {1, -1})
    void aDeepSetbackInATrendIsAHiddenDivergence(int newSide) {
        ofSide(newSide).setbacks(1_650);
        Column with =
                side > 0 ? HiddenMomentum.HIDDEN_MOMENTUM_BULL_STRENGTH : HiddenMomentum.HIDDEN_MOMENTUM_BEAR_STRENGTH;
        Column against =
                side > 0 ? HiddenMomentum.HIDDEN_MOMENTUM_BEAR_STRENGTH : HiddenMomentum.HIDDEN_MOMENTUM_BULL_STRENGTH;
        for (int bar = 109; bar < bars.rows.size(); bar++) {
            assertThat(number(bar, HiddenMomentum.HIDDEN_MOMENTUM_TRIGGER)).isEqualTo(bar == 202 ? 1 : 0);
            assertThat(number(bar, against)).isZero();
        }
        assertThat(row(202).text(MomentumDivergences.RSI_DIVERGENCE_TYPE))
                .isEqualTo(side > 0 ? "hidden_bullish" : "hidden_bearish");
        assertThat(number(201, with)).isZero();
        assertThat(number(202, with)).isGreaterThan(0.5);
        assertThat(number(202, HiddenMomentum.HIDDEN_MOMENTUM_CONTEXT_SCORE)).isGreaterThan(0.75);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, -1})
    void aShallowSetbackIsNone(int newSide) {
        ofSide(newSide).setbacks(1_770);
        assertThat(bars.rows.stream().skip(109)).allSatisfy(row -> {
            assertThat(row.number(HiddenMomentum.HIDDEN_MOMENTUM_TRIGGER)).isZero();
            assertThat(row.number(HiddenMomentum.HIDDEN_MOMENTUM_BULL_STRENGTH)).isZero();
            assertThat(row.number(HiddenMomentum.HIDDEN_MOMENTUM_BEAR_STRENGTH)).isZero();
            assertThat(row.number(HiddenMomentum.HIDDEN_MOMENTUM_CONTEXT_SCORE)).isZero();
        });
    }

    /** Five times the volume on a range of 10 cents, where the average is (13 x 15 + 10) / 14. */
    @Test
    void volumeWithoutAMoveIsAbsorbed() {
        calm();
        Row row = bars.bar(10_000, 5, 5, 500, 0);
        double range = 10 / ((13 * 15 + 10) / 14.0);
        assertThat(row.number(DeltaDivergences.VOLUME_ABSORPTION_SCORE)).isEqualTo(1 - range / 5, within(1e-5));
        Row twin = new DivergenceEffectTest().calm().bars.bar(10_000, 5, 5, 100, 0);
        assertThat(twin.number(DeltaDivergences.VOLUME_ABSORPTION_SCORE)).isZero();
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 1e6})
    void theUnitOfThePriceDoesNotMatter(double unit) {
        List<Row> rows = new DivergenceBars(Timeframe.M1, 1).walk(71, 3_000).rows;
        List<Row> others = new DivergenceBars(Timeframe.M1, unit).walk(71, 3_000).rows;
        for (int bar = 0; bar < rows.size(); bar++) {
            for (Column column : columns().toList()) {
                assertThat(others.get(bar).number(column))
                        .as("%s of bar %d", column.name(), bar)
                        .isEqualTo(rows.get(bar).number(column), within(1e-9));
            }
        }
    }

    @Test
    void isCalmWhereThePriceStands() {
        leg(150, 0, 30);
        for (int bar = 0; bar < 150; bar++) {
            bars.bar(10_000, 0, 0, 0, 0);
        }
        assertThat(bars.rows)
                .allSatisfy(row -> columns().filter(row::isDefined).forEach(column -> assertThat(row.number(column))
                        .as(column.name())
                        .isZero()));
    }

    private static Stream<Column> columns() {
        return FAMILIES.stream().flatMap(family -> family.columns().stream());
    }
}
