package org.alphadetector.detectors.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.alphadetector.detectors.event.AnomalyEvent;
import org.alphadetector.ingest.injection.Injection;
import org.alphadetector.ingest.injection.Pace;
import org.alphadetector.ingest.simulator.MarketSimulator;
import org.alphadetector.ingest.simulator.SimulatorSettings;
import org.alphadetector.ingest.tick.AssetId;
import org.junit.jupiter.api.Test;

/** Two simulated hours, with and without the anomalies that the simulator injects. */
class SimulatedAnomaliesTest {
    private static final long AFTER_MOVE_MICROS = 1_000_000;

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
        List<Injection> truth = new ArrayList<>();
        List<AnomalyEvent> events = run(new MarketSimulator(SimulatorSettings.DEFAULT, truth::add));
        assertThat(events).extracting(AnomalyEvent::eventClass).contains("spike", "quadrant");
        // an asset that was shocked minutes ago counts with another, so only the first counts here
        Set<AssetId> shocked = new HashSet<>();
        List<Injection> shocks = truth.stream()
                .filter(injection -> injection.kind().pace() == Pace.SHOCK
                        && shocked.add(injection.assets().get(0)))
                .toList();
        long told = shocks.stream()
                .filter(shock -> events.stream().anyMatch(event -> isTold(shock, event)))
                .count();
        assertThat(shocks).hasSizeGreaterThanOrEqualTo(5);
        assertThat((double) told / shocks.size()).isGreaterThanOrEqualTo(0.75);
    }

    private static boolean isTold(Injection shock, AnomalyEvent event) {
        return event.asset().equals(shock.assets().get(0))
                && event.detectorId().endsWith(".tick.v1")
                && event.direction() == shock.direction()
                && event.triggerTsMicros() >= shock.startMicros()
                && event.triggerTsMicros() <= shock.moveEndMicros() + AFTER_MOVE_MICROS;
    }

    @Test
    void aQuietMarketCostsItsBudgetAtMost() {
        // 20 assets for 75 minutes after warm-up, at 6.8 false alerts an asset-day over all 1m detectors: 7
        List<AnomalyEvent> events = run(new MarketSimulator(SimulatorSettings.DEFAULT.withoutInjections()));
        assertThat(events.size()).isLessThanOrEqualTo(10);
    }
}
