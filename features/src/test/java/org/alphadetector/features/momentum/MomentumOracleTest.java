package org.alphadetector.features.momentum;

import static org.alphadetector.features.asset.History.same;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.alphadetector.features.asset.RandomSession;
import org.alphadetector.features.bar.BarScript;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.Timeframe;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentumOracleTest {
    private static int agree(List<Row> rows) {
        WilderOracle oracle = new WilderOracle(rows);
        int unpriced = rows.size() - oracle.bars();
        for (int bar = 0; bar < oracle.bars(); bar++) {
            Row row = rows.get(unpriced + bar);
            same(row, RelativeStrengthIndex.RSI_14, oracle.relativeStrength(bar, 14));
            same(row, RelativeStrengthIndex.RSI_21, oracle.relativeStrength(bar, 21));
            same(row, RelativeStrengthIndex.RSI_50, oracle.relativeStrength(bar, 50));
            same(row, AverageTrueRange.ATR_14, oracle.trueRange(bar, 14));
            same(row, AverageTrueRange.ATR_21, oracle.trueRange(bar, 21));
        }
        return oracle.bars();
    }

    private static BarScript walk(Timeframe timeframe, double unit) {
        return new BarScript(timeframe, RelativeStrengthIndex.FAMILY, AverageTrueRange.FAMILY).walk(71, 600, unit);
    }

    @ParameterizedTest
    @EnumSource(Timeframe.class)
    void agreesWithAllBarsOfTheTimeframe(Timeframe timeframe) {
        assertThat(agree(walk(timeframe, 1).rows)).isEqualTo(600);
    }

    /** The bars that the stage makes of ticks: 990 minutes, 66 quarters of an hour, 16 hours. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void agreesOnTheRowsOfTheStage(long seed) {
        List<Row> rows = RandomSession.run(seed, 990).rows;
        for (Timeframe timeframe : Timeframe.values()) {
            int bars = agree(
                    rows.stream().filter(row -> row.timeframe() == timeframe).toList());
            assertThat(bars).as(timeframe.label()).isGreaterThan(14);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 1e6})
    void unitOfPriceOnlyScalesTheTrueRange(double unit) {
        List<Row> rows = walk(Timeframe.M1, 1).rows;
        List<Row> scaled = walk(Timeframe.M1, unit).rows;
        for (int bar = 51; bar < rows.size(); bar++) {
            double strength = rows.get(bar).number(RelativeStrengthIndex.RSI_50);
            assertThat(scaled.get(bar).number(RelativeStrengthIndex.RSI_50)).isEqualTo(strength, within(1e-9));
            same(scaled.get(bar), AverageTrueRange.ATR_21, unit * rows.get(bar).number(AverageTrueRange.ATR_21));
        }
    }
}
