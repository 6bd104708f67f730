package org.alphadetector.research.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.alphadetector.features.catalog.FeatureCatalog;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.ingest.injection.Injection;
import org.alphadetector.ingest.injection.InjectionKind;
import org.alphadetector.ingest.tick.AssetId;
import org.alphadetector.research.scorecard.Exposure;
import org.junit.jupiter.api.Test;

class WatchedMinutesTest {
    private static final AssetId ONE = AssetId.of("simulated", "AAA");
    private static final AssetId OTHER = AssetId.of("simulated", "BBB");
    private static final long START_MS = 1_736_121_600_000L;
    private static final long MINUTE_MS = 60_000;

    @Test
    void theTimeOfInjectionsIsNoTimeForFalseAlarms() {
        WatchedMinutes watched = new WatchedMinutes();
        for (int minute = 1; minute <= 720; minute++) {
            watched.add(row(ONE, minute, Timeframe.M1));
            watched.add(row(OTHER, minute, Timeframe.M1));
        }
        watched.add(row(ONE, 720, Timeframe.H1));
        // from the middle of the 11th minute to the middle of the 13th
        Injection spike = injection(630, 750);
        // after the last row
        Injection late = injection(720 * 60 + 30, 720 * 60 + 60);

        Exposure exposure = watched.without(List.of(spike, late));

        assertThat(exposure.assetDays()).isEqualTo(1);
        // its own three minutes, a bar and a minute's grace
        assertThat(minutes(exposure.falseAssetDays("spike", Timeframe.M1))).isCloseTo(1_440 - 5, within(1e-6));
        assertThat(minutes(exposure.falseAssetDays("spike", Timeframe.H1))).isCloseTo(1_440 - 64, within(1e-6));
        assertThat(minutes(exposure.falseAssetDays("shift", Timeframe.M1))).isCloseTo(1_440 - 19, within(1e-6));
    }

    @Test
    void overlappingWindowsCountOnce() {
        WatchedMinutes watched = new WatchedMinutes();
        for (int minute = 1; minute <= 60; minute++) {
            watched.add(row(ONE, minute, Timeframe.M1));
        }
        Injection spike = injection(630, 750);

        assertThat(minutes(watched.without(List.of(spike, spike)).falseAssetDays("spike", Timeframe.M1)))
                .isCloseTo(55, within(1e-6));
    }

    private static double minutes(double days) {
        return days * 1_440;
    }

    private static Row row(AssetId asset, int minute, Timeframe timeframe) {
        return new Row(FeatureCatalog.layout(), asset, timeframe, (START_MS + minute * MINUTE_MS) * 1_000);
    }

    private static Injection injection(long fromSecond, long toSecond) {
        return new Injection(
                "i",
                InjectionKind.SPIKE_VOLUME,
                List.of(ONE),
                START_MS + fromSecond * 1_000,
                START_MS + toSecond * 1_000,
                START_MS + toSecond * 1_000,
                8);
    }
}
