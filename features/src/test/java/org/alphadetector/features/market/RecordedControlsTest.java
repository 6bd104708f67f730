package org.alphadetector.features.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.alphadetector.features.control.Control;
import org.alphadetector.features.control.Control.Origin;
import org.alphadetector.features.control.ControlEffect;
import org.alphadetector.features.control.ControlJson;
import org.alphadetector.features.control.SourceSelector;
import org.alphadetector.features.source.AssetRecord;
import org.alphadetector.features.state.LiveStates;
import org.junit.jupiter.api.Test;

/** Control records at random places of random interleavings: what was recorded says everything a replay needs. */
class RecordedControlsTest {
    private static final int SEEDS = 30;

    @Test
    void anyInterleavingWithTheRecordedEffectsGivesTheOutputOfTheRunThatRecordedThem() {
        int applied = 0;
        int dropped = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            MarketTraffic traffic = new MarketTraffic(seed, 70);
            MarketLog live = MarketTraffic.run(ExclusionPlan.NONE, withControls(traffic.interleaved(seed), seed));
            ExclusionPlan plan = ExclusionPlan.of(throughJson(live.effects), MarketTraffic.required());
            for (long other = 1; other <= 3; other++) {
                assertThat(MarketTraffic.run(plan, traffic.interleaved(1_000 * other + seed)).lines)
                        .as("seed=%d other=%d", seed, other)
                        .isEqualTo(live.lines);
            }
            applied +=
                    (int) live.effects.stream().filter(ControlEffect::isApplied).count();
            dropped += live.effects.stream().anyMatch(effect -> effect.droppedRows() > 0) ? 1 : 0;
        }
        assertThat(applied).isGreaterThan(5 * SEEDS);
        assertThat(dropped).isGreaterThan(SEEDS / 2);
    }

    @Test
    void aRestartAnywhereChangesNeitherOutputNorEffects() {
        for (long seed = 100; seed < 110; seed++) {
            List<AssetRecord> records = withControls(new MarketTraffic(seed, 70).interleaved(seed), seed);
            MarketLog expected = MarketTraffic.run(ExclusionPlan.NONE, records);
            MarketLog restarted = runWithRestarts(records, new Random(seed));

            assertThat(restarted.lines).as("seed=%d", seed).isEqualTo(expected.lines);
            assertThat(restarted.effects).as("seed=%d", seed).isEqualTo(expected.effects);
        }
    }

    private static MarketLog runWithRestarts(List<AssetRecord> records, Random random) {
        MarketLog log = new MarketLog();
        TreeMap<String, byte[]> store = new TreeMap<>();
        HeapOpenPoints points = new HeapOpenPoints();
        LiveStates states = new LiveStates();
        MarketStage stage = MarketTraffic.stage(states, points, log);
        for (AssetRecord record : records) {
            if (random.nextInt(50) == 0) {
                states.writeDirty((key, saved) -> {
                    if (saved == null) {
                        store.remove(key);
                    } else {
                        store.put(key, saved);
                    }
                });
                states = new LiveStates();
                store.forEach(states::restore);
                stage = MarketTraffic.stage(states, points, log);
            }
            MarketTraffic.feed(stage, record);
        }
        return log;
    }

    /** The records with some two dozen control records among them; many are refused or change nothing. */
    private static List<AssetRecord> withControls(List<AssetRecord> records, long seed) {
        Random random = new Random(-seed);
        List<RequiredMark> sources = List.copyOf(MarketTraffic.required().required());
        List<AssetRecord> all = new ArrayList<>(records);
        for (int i = 0; i < 24; i++) {
            RequiredMark source = sources.get(random.nextInt(sources.size()));
            SourceSelector meant = random.nextInt(4) == 0
                    ? SourceSelector.everywhere(source.exchange())
                    : SourceSelector.in(source.source().topic(), source.source().partition(), source.exchange());
            Control control = random.nextBoolean()
                    ? new Control.Exclude("e" + i, Origin.OPERATOR, meant, "seeded")
                    : new Control.Include("i" + i, Origin.OPERATOR, meant, "seeded");
            all.add(random.nextInt(all.size() + 1), new AssetRecord.OfControl(control));
        }
        return all;
    }

    private static List<ControlEffect> throughJson(List<ControlEffect> effects) {
        return effects.stream()
                .map(effect -> ControlJson.decodeEffect(ControlJson.encode(effect)))
                .toList();
    }
}
