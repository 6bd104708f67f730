package org.alphadetector.features.volatility;

import static org.alphadetector.features.asset.History.same;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.alphadetector.features.asset.RandomSession;
import org.alphadetector.features.bar.BarScript;
import org.alphadetector.features.momentum.AverageTrueRange;
import org.alphadetector.features.momentum.WilderOracle;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.Timeframe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class VolatilityOracleTest {
    private static final int FIRST = 266;

    private static BarScript walk(Timeframe timeframe, double unit) {
        return new BarScript(timeframe, AverageTrueRange.FAMILY, AtrPercentile.FAMILY, VolatilityRegime.FAMILY)
                .walk(73, 900, unit);
    }

    /** The regimes there were. */
    private static Set<String> agree(List<Row> rows) {
        WilderOracle oracle = new WilderOracle(rows);
        int unpriced = rows.size() - oracle.bars();
        double[] ranges = IntStream.range(0, oracle.bars())
                .mapToDouble(bar -> oracle.relativeTrueRange(bar, 14))
                .toArray();
        double[] percentiles = IntStream.range(0, oracle.bars())
                .mapToDouble(bar -> percentile(ranges, bar))
                .toArray();
        Set<String> seen = new TreeSet<>();
        for (int bar = 0; bar < percentiles.length; bar++) {
            Row row = rows.get(unpriced + bar);
            same(row, AtrPercentile.ATR_PERCENTILE_252, percentiles[bar]);
            String regime = regime(percentiles, bar);
            assertThat(row.text(VolatilityRegime.VOLATILITY_REGIME))
                    .as("bar " + bar)
                    .isEqualTo(regime);
            if (regime != null) {
                seen.add(regime);
            }
        }
        return seen;
    }

    private static double percentile(double[] ranges, int bar) {
        if (bar < FIRST) {
            return Double.NaN;
        }
        float range = (float) ranges[bar];
        double below = 0;
        for (int i = bar - 252; i < bar; i++) {
            float other = (float) ranges[i];
            below += other < range ? 1 : other == range ? 0.5 : 0;
        }
        return 100 * below / 252;
    }

    /** High if it was above 80 at some time and has not been below 70 since; low likewise. */
    private static String regime(double[] percentiles, int bar) {
        if (Double.isNaN(percentiles[bar])) {
            return null;
        }
        for (int i = bar; i >= FIRST && percentiles[i] >= 70; i--) {
            if (percentiles[i] > 80) {
                return "high";
            }
        }
        for (int i = bar; i >= FIRST && percentiles[i] <= 30; i--) {
            if (percentiles[i] < 20) {
                return "low";
            }
        }
        return "medium";
    }

    @ParameterizedTest
    @EnumSource(Timeframe.class)
    void agreesWithAllBarsOfTheTimeframe(Timeframe timeframe) {
        assertThat(agree(walk(timeframe, 1).rows)).containsExactly("high", "low", "medium");
    }

    @Test
    void agreesOnTheRowsOfTheStage() {
        List<Row> minutes = RandomSession.run(74, 600).rows.stream()
                .filter(row -> row.timeframe() == Timeframe.M1)
                .toList();
        assertThat(agree(minutes)).hasSizeGreaterThan(1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 1e6})
    void unitOfPriceChangesNothing(double unit) {
        List<Row> rows = walk(Timeframe.M1, 1).rows;
        List<Row> scaled = walk(Timeframe.M1, unit).rows;
        for (int bar = FIRST; bar < rows.size(); bar++) {
            double percentile = rows.get(bar).number(AtrPercentile.ATR_PERCENTILE_252);
            assertThat(scaled.get(bar).number(AtrPercentile.ATR_PERCENTILE_252)).isEqualTo(percentile, within(1e-9));
            assertThat(scaled.get(bar).text(VolatilityRegime.VOLATILITY_REGIME))
                    .isEqualTo(rows.get(bar).text(VolatilityRegime.VOLATILITY_REGIME));
        }
    }
}
