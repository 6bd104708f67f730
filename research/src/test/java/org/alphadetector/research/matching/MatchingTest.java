package org.alphadetector.research.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.ingest.injection.Injection;
import org.alphadetector.ingest.injection.InjectionKind;
import org.alphadetector.ingest.tick.AssetId;
import org.alphadetector.research.scorecard.Exposure;
import org.alphadetector.research.scorecard.Scorecard;
import org.alphadetector.research.scorecard.Tally;
import org.junit.jupiter.api.Test;

class MatchingTest {
    private static final AssetId ASSET = AssetId.of("simulated", "AAA");
    private static final AssetId OTHER = AssetId.of("simulated", "BBB");
    private static final long START_MS = 1_736_121_600_000L;
    private static final long MINUTE_MS = 60_000;

    private static Injection injection(InjectionKind kind, int minute, double size, AssetId... assets) {
        long startMs = START_MS + minute * MINUTE_MS + 5_000;
        return new Injection(
                kind.wireName() + '@' + minute,
                kind,
                List.of(assets),
                startMs,
                startMs + 3_000,
                startMs + 2 * MINUTE_MS,
                size);
    }

    private static Alarm alarm(String eventClass, String subtype, AssetId asset, long afterMs) {
        return new Alarm(eventClass, subtype, asset, Timeframe.M1, (START_MS + afterMs) * 1_000, "ret_m_1");
    }

    private static List<Injection> everyKind() {
        List<Injection> injections = new ArrayList<>();
        for (InjectionKind kind : InjectionKind.values()) {
            injections.add(injection(kind, 30 * injections.size(), 8, ASSET, OTHER));
        }
        return injections;
    }

    private static Tally tally(Matching matching, String name) {
        Scorecard scorecard = new Scorecard();
        scorecard.add(matching, Exposure.of(1));
        return scorecard.total(name);
    }

    @Test
    void aBlindedDetectorScoresZero() {
        Matching silent = Matching.of(everyKind(), List.of());
        List<Alarm> blind = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            blind.add(alarm("spike", "price_up", AssetId.of("simulated", "unseen"), 15 * MINUTE_MS * i));
        }
        Matching blinded = Matching.of(everyKind(), blind);

        assertThat(silent.sightings()).isNotEmpty().noneMatch(Sighting::isFound);
        assertThat(blinded.sightings()).noneMatch(Sighting::isFound);
        assertThat(tally(blinded, "spike").recall()).isZero();
        assertThat(tally(blinded, "spike").precision()).isZero();
    }

    @Test
    void aDetectorToldTheTruthScoresOne() {
        List<Injection> injections = everyKind();
        List<Alarm> alarms = new ArrayList<>();
        for (Injection injection : injections) {
            alarms.add(new Alarm(
                    injection.eventClass(),
                    injection.subtype(),
                    ASSET,
                    Timeframe.M1,
                    injection.startMicros(),
                    "ret_m_1"));
        }
        Matching matching = Matching.of(injections, alarms);

        for (InjectionKind kind : InjectionKind.values()) {
            Tally tally = tally(matching, kind.wireName());
            assertThat(tally.recall()).as(kind.wireName()).isOne();
            assertThat(tally.precision()).as(kind.wireName()).isOne();
            assertThat(tally.delayMs(0.9).value()).as(kind.wireName()).isZero();
        }
    }

    @Test
    void theWindowBeginsWithTheInjectionAndEndsWithABarAndTheGraceAfterIt() {
        List<Injection> one = List.of(injection(InjectionKind.SPIKE_PRICE_UP, 10, 8, ASSET));
        long startMs = 10 * MINUTE_MS + 5_000;
        long lastMs = startMs + 2 * MINUTE_MS + MINUTE_MS + MatchingRule.graceMinutes("spike") * MINUTE_MS;

        assertThat(isFound(one, startMs - 1)).isFalse();
        assertThat(isFound(one, startMs)).isTrue();
        assertThat(isFound(one, lastMs)).isTrue();
        assertThat(isFound(one, lastMs + 1)).isFalse();
    }

    private static boolean isFound(List<Injection> injections, long afterMs) {
        return Matching.of(injections, List.of(alarm("spike", "price_up", ASSET, afterMs)))
                .sightings()
                .get(0)
                .isFound();
    }

    @Test
    void theEarliestAlarmCountsAndRepeatsCountNeitherWay() {
        List<Injection> one = List.of(injection(InjectionKind.SPIKE_PRICE_UP, 10, 8, ASSET));
        Matching matching = Matching.of(
                one,
                List.of(
                        alarm("spike", "price_up", ASSET, 12 * MINUTE_MS),
                        alarm("spike", "price_up", ASSET, 11 * MINUTE_MS),
                        alarm("spike", "price_up", ASSET, 300 * MINUTE_MS)));

        assertThat(matching.sightings().get(0).delayMs()).isEqualTo(MINUTE_MS - 5_000);
        assertThat(matching.sightings().get(0).delayBars()).isEqualTo(1);
        assertThat(matching.sightings().get(0).isAttributed()).isTrue();
        Tally tally = tally(matching, "spike.price_up");
        assertThat(tally.trueAlarms()).isOne();
        assertThat(tally.repeats()).isOne();
        assertThat(tally.precision()).isEqualTo(0.5);
    }

    @Test
    void anAlarmOfAnotherKindInTheWindowIsAConsequence() {
        List<Injection> one = List.of(injection(InjectionKind.SPIKE_PRICE_UP, 10, 8, ASSET));
        Matching matching = Matching.of(
                one,
                List.of(
                        alarm("spike", "volume", ASSET, 11 * MINUTE_MS),
                        alarm("spike", "volume", OTHER, 11 * MINUTE_MS)));

        Tally volume = tally(matching, "spike.volume");
        assertThat(volume.consequences()).isOne();
        assertThat(volume.falseAlarms()).isOne();
        assertThat(tally(matching, "spike.price_up").recall()).isZero();
    }

    @Test
    void theMarketsAlarmIsAboutInjectionsIntoSeveralAssets() {
        Alarm market = alarm("synchrony", "shock_up", AssetId.MARKET, 11 * MINUTE_MS);
        Injection many = injection(InjectionKind.SYNCHRONY_SHOCK_UP, 10, 8, ASSET, OTHER);
        Injection single = injection(InjectionKind.SYNCHRONY_SHOCK_UP, 10, 8, ASSET);

        assertThat(Matching.of(List.of(many), List.of(market))
                        .sightings()
                        .get(0)
                        .isFound())
                .isTrue();
        assertThat(Matching.of(List.of(single), List.of(market))
                        .sightings()
                        .get(0)
                        .isFound())
                .isFalse();
    }

    @Test
    void recallBySizeAndIntervals() {
        List<Injection> injections = new ArrayList<>();
        List<Alarm> alarms = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            injections.add(injection(InjectionKind.SPIKE_VOLUME, 30 * i, i < 5 ? 2 : 12, ASSET));
            if (i >= 5) {
                alarms.add(alarm("spike", "volume", ASSET, (30L * i + 1) * MINUTE_MS));
            }
        }
        Scorecard scorecard = new Scorecard();
        scorecard.add(Matching.of(injections, alarms), Exposure.of(2));

        assertThat(scorecard.total("spike").bySize().get(2.0)).containsExactly(0, 5);
        assertThat(scorecard.total("spike").bySize().get(12.0)).containsExactly(5, 5);
        // Wilson, 5 of 10: centre 0.5, half width 1.96 sqrt(0.025 + 0.0096) / 1.384 = 0.2634
        assertThat(scorecard.recall("spike").low()).isCloseTo(0.2366, within(1e-3));
        assertThat(scorecard.recall("spike").high()).isCloseTo(0.7634, within(1e-3));
    }

    @Test
    void whatTheStreamsEndCutsShortCountsNeitherWay() {
        Injection early = injection(InjectionKind.SPIKE_PRICE_UP, 10, 8, ASSET);
        Injection late = injection(InjectionKind.SPIKE_PRICE_UP, 60, 8, ASSET);
        // spikes are looked for on 1h bars too: an hour and a minute after the end
        long lastMicros = late.endMicros() + 61 * MINUTE_MS * 1_000 - 1;
        GroundTruth truth = GroundTruth.until(lastMicros, List.of(early, late));
        Matching matching = Matching.of(
                truth,
                List.of(
                        alarm("spike", "price_up", ASSET, 11 * MINUTE_MS),
                        alarm("spike", "price_up", ASSET, 61 * MINUTE_MS)),
                MatchingRule::isSame);

        assertThat(matching.sightings()).extracting(Sighting::injection).containsExactly(early);
        assertThat(matching.unjudged()).containsExactly(late);
        assertThat(matching.judged())
                .extracting(Matching.Judged::verdict)
                .containsExactly(Matching.Verdict.TRUE, Matching.Verdict.CONSEQUENCE);
        assertThat(GroundTruth.until(lastMicros + 1, List.of(early, late)).unjudged())
                .isEmpty();
    }

    @Test
    void attributionAsksForTheCauseAndNotForWhatMovedAlong() {
        Injection shock = injection(InjectionKind.SPIKE_PRICE_UP, 10, 8, ASSET);

        assertThat(Attribution.isHit("ret_m_1", shock.kind())).isTrue();
        assertThat(Attribution.isHit("quote_volume", shock.kind())).isFalse();
        assertThat(Attribution.isHit("", shock.kind())).isFalse();
        for (InjectionKind kind : InjectionKind.values()) {
            assertThat(Attribution.isHit(Attribution.cause(kind), kind))
                    .as(kind.wireName())
                    .isTrue();
        }
    }
}
