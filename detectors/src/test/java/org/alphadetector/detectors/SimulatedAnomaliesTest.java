package org.alphadetector.detectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.alphadetector.detectors.event.AnomalyEvent;
import org.alphadetector.detectors.pipeline.InlinePipeline;
import org.alphadetector.detectors.pipeline.PipelineSettings;
import org.alphadetector.ingest.simulator.Injection;
import org.alphadetector.ingest.simulator.MarketSimulator;
import org.alphadetector.ingest.simulator.SimulatorSettings;
import org.alphadetector.ingest.tick.AssetId;
import org.junit.jupiter.api.Test;

/** Two simulated hours, with and without the anomalies that the simulator injects. */
class SimulatedAnomaliesTest {
    private static List<AnomalyEvent> run(MarketSimulator simulator) {
        RecordedOutput output = new RecordedOutput();
        PipelineSettings settings = PipelineSettings.DEFAULT;
        TreeSet<String> exchanges = new TreeSet<>();
        simulator.assets().forEach(asset -> exchanges.add(asset.exchange()));
        InlinePipeline pipeline = new InlinePipeline(settings, settings.provenance("unknown"), exchanges, 1, output);
        while (simulator.advance()) {
            pipeline.accept(simulator.tick());
        }
        return output.events;
    }

    @Test
    void bothClassesSeeWhatIsInjectedAndShocksAreToldWithinSeconds() {
        MarketSimulator simulator = new MarketSimulator(SimulatorSettings.DEFAULT);
        List<AnomalyEvent> events = run(simulator);
        assertThat(events).extracting(AnomalyEvent::eventClass).contains("spike", "quadrant");
        // an asset that was shocked minutes ago counts with another, so only the first is certain
        Set<AssetId> shocked = new HashSet<>();
        List<Injection> shocks = simulator.injections().stream()
                .filter(injection -> injection.kind().isShock() && shocked.add(injection.asset()))
                .toList();
        assertThat(shocks).hasSizeGreaterThanOrEqualTo(5).allSatisfy(shock -> assertThat(events)
                .anySatisfy(event -> {
                    assertThat(event.asset()).isEqualTo(shock.asset());
                    assertThat(event.detectorId()).endsWith(".tick.v1");
                    assertThat(event.direction()).isEqualTo(shock.kind().priceSign());
                    assertThat(event.triggerTsMicros()).isBetween(shock.startMicros(), shock.moveEndMicros());
                }));
    }

    @Test
    void aQuietMarketCostsItsBudgetAtMost() {
        // 20 assets for 75 minutes after warm-up, at 6.8 false alerts an asset-day over all 1m detectors: 7
        List<AnomalyEvent> events = run(new MarketSimulator(SimulatorSettings.DEFAULT.withoutInjections()));
        assertThat(events.size()).isLessThanOrEqualTo(10);
    }
}
