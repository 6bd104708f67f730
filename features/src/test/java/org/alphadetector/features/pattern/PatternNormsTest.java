package org.alphadetector.features.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.alphadetector.features.bar.BarScript;
import org.alphadetector.features.flow.TradeFlow;
import org.alphadetector.features.momentum.AverageTrueRange;
import org.alphadetector.features.price.BarPrices;
import org.alphadetector.features.price.PriceStep;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.swing.Swings;
import org.junit.jupiter.api.Test;

/** What is judged against its past, and the list of swings of both sides. */
class PatternNormsTest {
    /** A bar of eight times the volume is far out; its twin of the usual volume is not. */
    @Test
    void largeVolumeIsUnusual() {
        double usual = volumes(7, 600).close(row -> volume(row, 100)).number(PatternNorms.Z_VOLUME_CONFIRMATION);
        double large = volumes(7, 600).close(row -> volume(row, 800)).number(PatternNorms.Z_VOLUME_CONFIRMATION);
        assertThat(Math.abs(usual)).isLessThan(1);
        assertThat(large).isGreaterThan(6);
    }

    /** The unit of volume drops out of the ratio to the level. */
    @Test
    void theUnitOfVolumeDoesNotMatter() {
        List<Row> rows = volumes(8, 400).rows;
        BarScript other = new BarScript(Timeframe.M1, PatternNorms.FAMILY);
        for (Row row : rows) {
            double z = other.close(r -> volume(r, 1e6 * row.number(TradeFlow.VOLUME)))
                    .number(PatternNorms.Z_VOLUME_CONFIRMATION);
            double expected = row.number(PatternNorms.Z_VOLUME_CONFIRMATION);
            assertThat(Double.isNaN(z)).isEqualTo(Double.isNaN(expected));
            assertThat(Double.isNaN(z) ? 0 : z - expected).isCloseTo(0, within(1e-9));
        }
    }

    @Test
    void aBarWithoutTradesIsNotJudgedAndNotLearnt() {
        BarScript one = volumes(9, 200);
        BarScript other = volumes(9, 200);
        for (int i = 0; i < 50; i++) {
            assertThat(other.close(row -> volume(row, 0)).isDefined(PatternNorms.Z_VOLUME_CONFIRMATION))
                    .isFalse();
        }
        assertThat(other.close(row -> volume(row, 150)).number(PatternNorms.Z_VOLUME_CONFIRMATION))
                .isEqualTo(one.close(row -> volume(row, 150)).number(PatternNorms.Z_VOLUME_CONFIRMATION));
    }

    /** 30 strengths above 0 are learnt before the first is judged; one without a shape is neither judged nor learnt. */
    @Test
    void strengthIsJudgedAmongThoseOfShapes() {
        BarScript script = new BarScript(Timeframe.M1, PatternNorms.FAMILY);
        SplittableRandom random = new SplittableRandom(10);
        for (int i = 0; i < 60; i++) {
            int bar = i;
            double score = bar % 2 == 0 ? 0 : 0.3 + 0.1 * random.nextDouble();
            Row row = script.close(r -> strength(r, score));
            assertThat(row.isDefined(PatternNorms.Z_PATTERN_STRENGTH)).isFalse();
            assertThat(row.isDefined(PatternNorms.Q_PATTERN_STRENGTH)).isFalse();
        }
        for (int i = 0; i < 200; i++) {
            assertThat(script.close(r -> strength(r, 0.3 + 0.1 * random.nextDouble()))
                            .isDefined(PatternNorms.Z_PATTERN_STRENGTH))
                    .isTrue();
        }
        assertThat(script.close(r -> strength(r, 0)).isDefined(PatternNorms.Z_PATTERN_STRENGTH))
                .isFalse();
        Row strong = script.close(r -> strength(r, 0.9));
        assertThat(strong.number(PatternNorms.Z_PATTERN_STRENGTH)).isBetween(5.0, 6.0);
        assertThat(strong.number(PatternNorms.Q_PATTERN_STRENGTH)).isGreaterThan(0.98);
        Row usual = script.close(r -> strength(r, 0.35));
        assertThat(Math.abs(usual.number(PatternNorms.Z_PATTERN_STRENGTH))).isLessThan(1);
        assertThat(usual.number(PatternNorms.Q_PATTERN_STRENGTH)).isBetween(0.25, 0.75);
    }

    /** The list is that of both sides sorted by time, at each bar. */
    @Test
    void swingPointsOfBothSidesComeInOrderOfTime() {
        BarScript script =
                new BarScript(Timeframe.M1, AverageTrueRange.FAMILY, Swings.FAMILY, SwingPointHistory.FAMILY);
        SplittableRandom random = new SplittableRandom(11);
        double price = 100;
        int longest = 0;
        for (int i = 0; i < 900; i++) {
            price += (i / 15 % 2 == 0 ? 0.2 : -0.2) + 0.4 * (random.nextDouble() - 0.5);
            double close = price;
            Row row = script.close(r -> {
                r.number(r.layout().lane(BarPrices.HIGH), close + 0.1);
                r.number(r.layout().lane(BarPrices.LOW), close - 0.1);
                r.number(r.layout().lane(BarPrices.CLOSE), close);
                r.number(r.layout().lane(PriceStep.PRICE_STEP), 0.01);
            });
            assertThat(row.list(SwingPointHistory.SWING_POINT_HISTORY)).isEqualTo(sorted(row));
            longest = Math.max(longest, row.isDefined(Swings.SWING_HIGHS) ? sorted(row).length : 0);
        }
        assertThat(longest).isEqualTo(60);
    }

    private static double[] sorted(Row row) {
        if (!row.isDefined(Swings.SWING_HIGHS)) {
            return null;
        }
        List<double[]> swings = new ArrayList<>();
        double[] highs = row.list(Swings.SWING_HIGHS);
        double[] lows = row.list(Swings.SWING_LOWS);
        for (int i = 0; i < highs.length; i++) {
            swings.add(new double[] {highs[i], 0, row.list(Swings.SWING_HIGH_TIMES)[i]});
        }
        for (int i = 0; i < lows.length; i++) {
            swings.add(new double[] {lows[i], 1, row.list(Swings.SWING_LOW_TIMES)[i]});
        }
        swings.sort(Comparator.comparingDouble(swing -> swing[2]));
        return swings.stream().flatMapToDouble(Arrays::stream).toArray();
    }

    private static BarScript volumes(long seed, int bars) {
        BarScript script = new BarScript(Timeframe.M1, PatternNorms.FAMILY);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < bars; i++) {
            double volume = 100 * StrictMath.exp(0.5 * (random.nextDouble() - 0.5));
            script.close(row -> volume(row, volume));
        }
        return script;
    }

    private static void volume(Row row, double volume) {
        row.number(row.layout().lane(TradeFlow.VOLUME), volume);
    }

    private static void strength(Row row, double score) {
        row.number(row.layout().lane(ChartPatterns.PATTERN_STRENGTH_SCORE), score);
    }
}
