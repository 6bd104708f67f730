package org.alphadetector.features.divergence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.Timeframe;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** At each bar everything is found anew from all bars so far. */
class DivergenceOracleTest {
    private static final int BARS = 6_000;

    @ParameterizedTest(name = "{0}, seed {1}, unit {2}")
    @CsvSource({"M1, 61, 1", "M15, 62, 1e-6", "H1, 63, 1e6"})
    void agreesWithAllBars(Timeframe timeframe, long seed, double unit) {
        DivergenceBars bars = new DivergenceBars(timeframe, unit).walk(seed, BARS);
        DivergenceOracle oracle = new DivergenceOracle(bars);
        Map<String, Integer> seen = new TreeMap<>();
        for (int bar = 0; bar < BARS; bar++) {
            Row row = bars.rows.get(bar);
            same(row, bar, MomentumDivergences.PRICE_RSI_DIVERGENCE_STRENGTH, oracle.index.strength(bar));
            same(row, bar, MomentumDivergences.PRICE_MACD_DIVERGENCE_STRENGTH, oracle.line.strength(bar));
            assertThat(row.text(MomentumDivergences.RSI_DIVERGENCE_TYPE)).isEqualTo(oracle.index.type(bar));
            assertThat(row.text(MomentumDivergences.MACD_DIVERGENCE_TYPE)).isEqualTo(oracle.line.type(bar));
            same(row, bar, DeltaDivergences.CUMULATIVE_DELTA_DIVERGENCE, oracle.cumulativeDelta(bar));
            same(row, bar, DeltaDivergences.DELTA_VOLUME_DIVERGENCE_STRENGTH, oracle.againstDelta(bar));
            same(row, bar, DeltaDivergences.VOLUME_ABSORPTION_SCORE, oracle.absorption(bar));
            same(row, bar, HiddenMomentum.HIDDEN_MOMENTUM_BULL_STRENGTH, oracle.hidden(bar, "hidden_bullish"));
            same(row, bar, HiddenMomentum.HIDDEN_MOMENTUM_BEAR_STRENGTH, oracle.hidden(bar, "hidden_bearish"));
            same(row, bar, HiddenMomentum.HIDDEN_MOMENTUM_CONTEXT_SCORE, oracle.context(bar));
            same(row, bar, HiddenMomentum.HIDDEN_MOMENTUM_TRIGGER, oracle.trigger(bar));
            count(seen, row);
        }
        System.out.printf(Locale.ROOT, "%s, of %d bars: %s%n", timeframe, BARS, seen);
        assertThat(seen).hasSize(14);
        seen.forEach((what, count) -> assertThat(count).as(what).isGreaterThan(5));
    }

    private static void count(Map<String, Integer> seen, Row row) {
        for (Column column : MomentumDivergences.FAMILY.columns()) {
            if (column.name().endsWith("type") && row.isDefined(column)) {
                seen.merge(column.name().substring(0, 4) + " " + row.text(column), 1, Integer::sum);
            }
        }
        if (row.number(HiddenMomentum.HIDDEN_MOMENTUM_TRIGGER) > 0) {
            seen.merge("trigger", 1, Integer::sum);
        }
        for (Column column : DeltaDivergences.FAMILY.columns()) {
            if (Math.abs(row.number(column)) > 0) {
                seen.merge(column.name(), 1, Integer::sum);
            }
        }
    }

    private static void same(Row row, int bar, Column column, double expected) {
        assertThat(row.number(column)).as("%s of bar %d", column.name(), bar).isEqualTo(expected, within(1e-9));
    }
}
