package org.alphadetector.features.crosssection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What taking the market out is worth: shocks of one asset on recorded closes, found at one false alarm per asset and
 * day, by z-scores of the return and by the cross-sectional residual.
 *
 * <p>Alarms of an asset at most fifteen minutes after its alarm before are one episode, and count once. The threshold
 * is the lowest at which the untouched closes have, over all assets, no more episodes than asset-days. A shock is found
 * when the score of its own minute reaches the threshold.
 */
class ShockExperimentTest {
    private static final int EPISODE_BARS = 15;
    private static final int FIRST_BAR = Shocks.SIGMA_BARS + 1;
    private static final double[] SIZES = {3, 4, 6};
    private static final double JUDGED_SIZE = 4;
    private static final long[] SEEDS = {1, 2};
    /** The market fell as one on both; what all do is not what this is about. */
    private static final Set<Long> DAYS_LEFT_OUT = Set.of(
            LocalDate.of(2026, 2, 5).toEpochDay(), LocalDate.of(2026, 2, 6).toEpochDay());

    @Test
    void theResidualFindsShocksOfOneAssetThatTheReturnHides() throws IOException {
        RecordedCloses market = RecordedCloses.read(DAYS_LEFT_OUT);
        assertThat(market.assetCount()).isEqualTo(7);
        Map<ShockScore, Double> recalls = new EnumMap<>(ShockScore.class);
        StringBuilder report =
                new StringBuilder("recall at one false alarm per asset and day, by shock size in sigmas\n");
        report.append(
                String.format("%-40s %9s %6.0f %6.0f %6.0f%n", "score", "threshold", SIZES[0], SIZES[1], SIZES[2]));
        for (ShockScore score : ShockScore.values()) {
            double threshold = threshold(market, score.sizes(market, market.closes()));
            report.append(String.format("%-40s %9.2f", score.label(), threshold));
            for (double size : SIZES) {
                double recall = recall(market, score, threshold, size);
                report.append(String.format(" %6.3f", recall));
                if (size == JUDGED_SIZE) {
                    recalls.put(score, recall);
                }
            }
            report.append('\n');
        }
        report.append(String.format("%d shocks of each size%n", shockCount(market)));
        System.out.print(report);
        double residual = recalls.get(ShockScore.CROSS_SECTIONAL_Z);
        assertThat(residual).as("%s", report).isGreaterThanOrEqualTo(0.7);
        assertThat(residual - recalls.get(ShockScore.ROLLING_Z))
                .as("%s", report)
                .isGreaterThanOrEqualTo(0.3);
    }

    @Test
    void aShockIsNotBlamedOnTheOthers() throws IOException {
        RecordedCloses market = RecordedCloses.read(DAYS_LEFT_OUT);
        double[][] untouched = ShockScore.CROSS_SECTIONAL_Z.sizes(market, market.closes());
        double threshold = threshold(market, untouched);
        Shocks shocks = Shocks.draw(market, 6, SEEDS[0]);
        double[][] sizes = ShockScore.CROSS_SECTIONAL_Z.sizes(market, shocks.closes());
        int blamed = 0;
        for (Shocks.Shock shock : shocks.shocks()) {
            for (int asset = 0; asset < market.assetCount(); asset++) {
                boolean isNew = untouched[shock.bar()][asset] < threshold && sizes[shock.bar()][asset] >= threshold;
                blamed += asset != shock.asset() && isNew ? 1 : 0;
            }
        }
        assertThat(shocks.shocks()).hasSizeGreaterThan(200);
        assertThat(blamed).isLessThanOrEqualTo(2);
    }

    private static double recall(RecordedCloses market, ShockScore score, double threshold, double size) {
        int found = 0;
        int all = 0;
        for (long seed : SEEDS) {
            Shocks shocks = Shocks.draw(market, size, seed);
            double[][] sizes = score.sizes(market, shocks.closes());
            for (Shocks.Shock shock : shocks.shocks()) {
                found += sizes[shock.bar()][shock.asset()] >= threshold ? 1 : 0;
                all++;
            }
        }
        return (double) found / all;
    }

    private static int shockCount(RecordedCloses market) {
        int all = 0;
        for (long seed : SEEDS) {
            all += Shocks.draw(market, JUDGED_SIZE, seed).shocks().size();
        }
        assertThat(all).isGreaterThan(400);
        return all;
    }

    private static double threshold(RecordedCloses market, double[][] sizes) {
        double[] descending = Arrays.stream(sizes, FIRST_BAR, sizes.length)
                .flatMapToDouble(Arrays::stream)
                .map(size -> -size)
                .sorted()
                .map(size -> -size)
                .toArray();
        double assetDays = descending.length / 1_440.0;
        double threshold = descending[0];
        for (double lower : descending) {
            if (episodes(sizes, lower, market.assetCount()) > assetDays) {
                return threshold;
            }
            threshold = lower;
        }
        throw new IllegalStateException("no threshold has one false alarm per asset and day");
    }

    private static int episodes(double[][] sizes, double threshold, int assets) {
        int episodes = 0;
        for (int asset = 0; asset < assets; asset++) {
            int lastAlarm = -EPISODE_BARS - 1;
            for (int bar = FIRST_BAR; bar < sizes.length; bar++) {
                if (sizes[bar][asset] >= threshold) {
                    episodes += bar - lastAlarm > EPISODE_BARS ? 1 : 0;
                    lastAlarm = bar;
                }
            }
        }
        return episodes;
    }
}
