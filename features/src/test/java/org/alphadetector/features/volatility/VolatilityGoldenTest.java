package org.alphadetector.features.volatility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.alphadetector.features.bar.BarScript;
import org.alphadetector.features.catalog.FeatureCatalog;
import org.alphadetector.features.momentum.AverageTrueRange;
import org.alphadetector.features.price.BarPrices;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Timeframe;
import org.junit.jupiter.api.Test;

class VolatilityGoldenTest {
    private final BarScript percentiles = new BarScript(Timeframe.H1, AtrPercentile.FAMILY);
    private final BarScript regimes = new BarScript(Timeframe.H1, VolatilityRegime.FAMILY);

    private static int lane(Column column) {
        return FeatureCatalog.layout().lane(column);
    }

    private double percentile(double range, double close) {
        return percentiles
                .close(row -> {
                    row.number(lane(AverageTrueRange.ATR_14), range);
                    row.number(lane(BarPrices.CLOSE), close);
                })
                .number(AtrPercentile.ATR_PERCENTILE_252);
    }

    private String regime(double percentile) {
        return regimes.close(row -> row.number(lane(AtrPercentile.ATR_PERCENTILE_252), percentile))
                .text(VolatilityRegime.VOLATILITY_REGIME);
    }

    @Test
    void percentileIsTheRankAmongThe252BarsBefore() {
        for (int range = 1; range <= 252; range++) {
            assertThat(percentile(range, 100)).isNaN();
        }
        // Among 1 to 252: 99 below, one equal. Then 1 goes and another 100 is there.
        assertThat(percentile(100, 100)).isEqualTo(100 * 99.5 / 252, within(1e-12));
        // Among 2 to 252 and 100: 98 below, two equal.
        assertThat(percentile(100, 100)).isEqualTo(100 * 99.0 / 252, within(1e-12));
        assertThat(percentile(1, 100)).isEqualTo(0);
        assertThat(percentile(300, 100)).isEqualTo(100);
    }

    @Test
    void percentileIsOfTheRangeRelativeToTheClose() {
        for (int range = 1; range <= 252; range++) {
            percentile(range, 100);
        }
        // 100 of 200 is as 50 of 100: 49 below, one equal.
        assertThat(percentile(100, 200)).isEqualTo(100 * 49.5 / 252, within(1e-12));
    }

    @Test
    void percentileIs50WhenAllRangesAreAlike() {
        for (int bar = 0; bar < 252; bar++) {
            percentile(3, 7);
        }
        assertThat(percentile(3, 7)).isEqualTo(50);
    }

    @Test
    void regimeIsLeftFurtherInThanItIsEntered() {
        assertThat(regime(Double.NaN)).isNull();
        assertThat(regime(80)).isEqualTo("medium");
        assertThat(regime(80.1)).isEqualTo("high");
        assertThat(regime(70)).isEqualTo("high");
        assertThat(regime(69.9)).isEqualTo("medium");
        assertThat(regime(75)).isEqualTo("medium");
        assertThat(regime(20)).isEqualTo("medium");
        assertThat(regime(19.9)).isEqualTo("low");
        assertThat(regime(30)).isEqualTo("low");
        assertThat(regime(30.1)).isEqualTo("medium");
        assertThat(regime(25)).isEqualTo("medium");
    }

    @Test
    void regimeChangesFromOneEndToTheOther() {
        assertThat(regime(10)).isEqualTo("low");
        assertThat(regime(90)).isEqualTo("high");
        assertThat(regime(10)).isEqualTo("low");
        assertThat(regime(75)).isEqualTo("medium");
    }

    @Test
    void regimeOfARestartedAssetKnowsNothingOfTheOneBefore() {
        assertThat(regime(90)).isEqualTo("high");
        regimes.restart();
        assertThat(regime(75)).isEqualTo("medium");
    }
}
