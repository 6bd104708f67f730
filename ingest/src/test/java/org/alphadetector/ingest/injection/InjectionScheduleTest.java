package org.alphadetector.ingest.injection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alphadetector.ingest.tick.AssetId;
import org.junit.jupiter.api.Test;

class InjectionScheduleTest {
    private static final long START_MS = 1_736_121_600_000L;
    private static final long DAY_MS = 86_400_000L;
    private static final long HOUR_MS = 3_600_000L;

    @Test
    void everyKindHasItsTurnAndEveryAssetItsRateAndRest() {
        InjectionSettings settings = InjectionSettings.DEFAULT;
        List<Injection> injections = InjectionSchedule.of(settings, assets(30), START_MS, START_MS + 7 * DAY_MS);
        assertThat(injections.stream().map(Injection::kind).distinct()).hasSize(InjectionKind.values().length);
        Map<AssetId, Long> ends = new HashMap<>();
        int touched = 0;
        for (Injection injection : injections) {
            assertThat(injection.startMs()).isGreaterThanOrEqualTo(START_MS + settings.warmupMs());
            assertThat(injection.endMs()).isLessThanOrEqualTo(START_MS + 7 * DAY_MS);
            assertThat(settings.sizesSigmas()).contains(injection.sizeSigmas());
            for (AssetId asset : injection.assets()) {
                Long end = ends.put(asset, injection.endMs());
                assertThat(end == null || injection.startMs() - end >= HOUR_MS).isTrue();
                touched++;
            }
        }
        // Resting assets are passed over: fewer than 6 an asset-day come to pass.
        assertThat(touched / 210.0).isBetween(3.0, 6.5);
        assertThat(injections.stream().map(Injection::id)).doesNotHaveDuplicates();
    }

    @Test
    void sameSeedGivesSameSchedule() {
        List<Injection> injections = week(1);
        assertThat(week(1)).isEqualTo(injections);
        assertThat(week(2)).isNotEqualTo(injections);
    }

    @Test
    void marketWideOnesTouchManyAndOpposedOnesBothWays() {
        List<Injection> injections = week(1);
        assertThat(injections).anySatisfy(injection -> {
            assertThat(injection.kind()).isEqualTo(InjectionKind.SYNCHRONY_SHOCK_DOWN);
            assertThat(injection.assets()).hasSize(18).doesNotHaveDuplicates();
        });
        Injection rotation = injections.stream()
                .filter(injection -> injection.kind() == InjectionKind.ROTATION_STRENGTH)
                .findFirst()
                .orElseThrow();
        assertThat(rotation.assets()).hasSize(14);
        assertThat(rotation.directionOf(rotation.assets().get(6))).isEqualTo(1);
        assertThat(rotation.directionOf(rotation.assets().get(7))).isEqualTo(-1);
    }

    @Test
    void oneAssetAloneGetsNothingMarketWide() {
        List<Injection> injections =
                InjectionSchedule.of(InjectionSettings.DEFAULT, assets(1), START_MS, START_MS + 30 * DAY_MS);
        assertThat(injections)
                .hasSizeGreaterThan(60)
                .allSatisfy(injection -> assertThat(injection.kind().reach()).isEqualTo(Reach.ONE));
    }

    @Test
    void isReadFromACommandLine() {
        InjectionSettings settings =
                InjectionText.read("seed=7,rate=12,rest=20,warmup=50,kinds=quadrant+spike.volume,sizes=3+6.5");
        assertThat(settings)
                .isEqualTo(new InjectionSettings(
                        7,
                        12,
                        1_200_000,
                        3_000_000,
                        List.of(
                                InjectionKind.QUADRANT_LONG_BUILDUP,
                                InjectionKind.QUADRANT_SHORT_BUILDUP,
                                InjectionKind.QUADRANT_LONG_LIQUIDATION,
                                InjectionKind.QUADRANT_SHORT_COVERING,
                                InjectionKind.SPIKE_VOLUME),
                        List.of(3.0, 6.5)));
        assertThatThrownBy(() -> InjectionText.read("rate=many")).hasMessage("not a number: rate=many");
        assertThatThrownBy(() -> InjectionText.read("kinds=spikes")).hasMessageContaining("'spikes'");
        assertThatThrownBy(() -> InjectionText.read("speed=1")).hasMessageContaining("'speed' is none of");
        assertThatThrownBy(() -> InjectionText.read("seed")).hasMessageContaining("name=value");
        assertThatThrownBy(() -> InjectionText.read("rate=0")).hasMessageContaining("rate=0");
    }

    private static List<Injection> week(long seed) {
        return InjectionSchedule.of(InjectionText.read("seed=" + seed), assets(30), START_MS, START_MS + 7 * DAY_MS);
    }

    private static List<AssetId> assets(int count) {
        List<AssetId> assets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            assets.add(AssetId.of("simulated", "A" + i));
        }
        return assets;
    }
}
