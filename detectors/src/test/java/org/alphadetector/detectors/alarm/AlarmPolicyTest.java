package org.alphadetector.detectors.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.alphadetector.detectors.TestRows;
import org.alphadetector.detectors.detector.DetectorSpec;
import org.alphadetector.detectors.detector.Explanation;
import org.alphadetector.detectors.event.AnomalyEvent;
import org.alphadetector.detectors.spike.SpikeSpecs;
import org.alphadetector.features.row.Firing;
import org.alphadetector.features.row.Provenance;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.state.StateBuffer;
import org.alphadetector.ingest.tick.AssetId;
import org.junit.jupiter.api.Test;

class AlarmPolicyTest {
    private static final long MINUTE = Timeframe.M1.micros();
    private static final double THRESHOLD = 1e-3;
    private static final DetectorSpec UP = SpikeSpecs.PRICE_UP;

    private final Map<AssetId, OpenEpisodes> episodes = new HashMap<>();
    private final List<AnomalyEvent> events = new ArrayList<>();
    private final Ledger ledger = new Ledger(new StateBuffer().section("ledger", 1), Map.of("spike", 1.0));
    private final AlarmPolicy policy = new AlarmPolicy(
            new Provenance("config", "commit"),
            SpikeSpecs.all(),
            ledger,
            asset -> episodes.computeIfAbsent(
                    asset, each -> new OpenEpisodes(new StateBuffer().allocate("episodes", OpenEpisodes.words()))),
            events::add);
    private long now = 1_770_000_000_000_000L / MINUTE * MINUTE;

    private static AssetId asset(int number) {
        return AssetId.of("venue", "COIN" + number);
    }

    private Candidate candidate(DetectorSpec spec, AssetId asset, double score, double pValue) {
        Explanation why = new Explanation(1, 0, 1, "unit", "1m", Map.of(), Map.of(), "because");
        Place place = new Place(asset, Timeframe.M1, now, now, "core", null);
        return new Candidate(spec, place, score, pValue, THRESHOLD, "ok", why);
    }

    private void decide(Candidate... candidates) {
        for (Candidate candidate : candidates) {
            policy.propose(candidate);
        }
        policy.decide(now, 1);
    }

    /** Leaves one alarm in the account, all but spent, so that only the first of a point passes. */
    private void leaveOne() {
        ledger.advance(now, 1);
        for (int i = 0; i < 4; i++) {
            ledger.spend("spike", 1);
        }
    }

    @Test
    void withBudgetForOneTheLeastProbableIsToldInAnyOrder() {
        leaveOne();
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            candidates.add(candidate(UP, asset(i), 5, (i * 5 % 6 + 2) * 1.2e-4));
        }
        Collections.shuffle(candidates, new Random(4));
        decide(candidates.toArray(Candidate[]::new));
        assertThat(events).hasSize(1);
        assertThat(events.get(0).asset()).isEqualTo(asset(0));
        assertThat(events.get(0).pValue()).isEqualTo(2.4e-4);
    }

    @Test
    void equalCandidatesAreOrderedByDetectorThenAsset() {
        leaveOne();
        AssetId first = asset(1).uid() < asset(2).uid() ? asset(1) : asset(2);
        AssetId second = first.equals(asset(1)) ? asset(2) : asset(1);
        decide(
                candidate(SpikeSpecs.VOLUME, first, 5, 5e-4),
                candidate(UP, second, 5, 5e-4),
                candidate(UP, first, 5, 5e-4));
        assertThat(events).extracting(AnomalyEvent::detectorId).containsExactly(UP.detectorId());
        assertThat(events).extracting(AnomalyEvent::asset).containsExactly(first);
    }

    @Test
    void whatIsGrossIsToldWithoutBudget() {
        leaveOne();
        decide(candidate(UP, asset(0), 5, 9e-4), candidate(UP, asset(1), 40, 1e-9), candidate(UP, asset(2), 6, 8e-4));
        assertThat(events).extracting(AnomalyEvent::asset).containsExactly(asset(1));
        for (int i = 3; i < 20; i++) {
            decide(candidate(UP, asset(i), 40, 1e-9));
        }
        assertThat(events).hasSize(18);
        decide(candidate(UP, asset(20), 9, 1e-6));
        assertThat(events).hasSize(18);
    }

    @Test
    void anOpenEpisodeSpeaksAgainOnlyWhenMuchWorseAndForFree() {
        decide(candidate(UP, asset(0), 4, 5e-4));
        UUID opener = events.get(0).eventId();
        assertThat(events.get(0).episodeId()).isEqualTo(opener);
        now += MINUTE;
        decide(candidate(UP, asset(0), 5, 4e-4));
        assertThat(events).hasSize(1);
        leaveOne();
        decide(candidate(UP, asset(0), 60, 1e-9));
        assertThat(events).hasSize(2);
        assertThat(events.get(1).episodeId()).isEqualTo(opener);
        assertThat(ledger.allowance("spike", 1)).isCloseTo(0.1, within(0.01));
        decide(candidate(SpikeSpecs.PRICE_DOWN, asset(0), 30, 1e-9));
        assertThat(events).as("another detector has an episode of its own").hasSize(3);
        assertThat(events.get(2).episodeId()).isEqualTo(events.get(2).eventId());
        now += 16 * MINUTE;
        decide(candidate(UP, asset(0), 60, 1e-9));
        assertThat(events).hasSize(4);
        assertThat(events.get(3).episodeId()).as("the cool-down is over").isNotEqualTo(opener);
    }

    @Test
    void whatFiredAtTickTimeIsTheEpisodeOfItsBar() {
        UUID tickEvent = new UUID(7, 8);
        Row row = TestRows.row(asset(0), Timeframe.M1, now);
        row.firings(List.of(new Firing(SpikeSpecs.PRICE_UP_TICK.detectorId(), tickEvent, 1, 45, now - 20_000_000L)));
        policy.adopt(row);
        decide(candidate(UP, asset(0), 5, 5e-4), candidate(UP, asset(1), 5, 5e-4));
        assertThat(events).extracting(AnomalyEvent::asset).containsExactly(asset(1));
        decide(candidate(UP, asset(0), 60, 1e-9));
        assertThat(events.get(1).episodeId()).isEqualTo(tickEvent);
    }
}
