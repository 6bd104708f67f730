package org.alphadetector.research.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.alphadetector.detectors.pipeline.PipelineSettings;
import org.alphadetector.ingest.injection.InjectionKind;
import org.alphadetector.ingest.injection.InjectionSettings;
import org.alphadetector.ingest.simulator.SimulatorSettings;
import org.alphadetector.research.scorecard.PValueCounts;
import org.alphadetector.research.scorecard.Scorecard;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    private static final SimulatedMarket MARKET = new SimulatedMarket(SimulatorSettings.DEFAULT
            .withAssetCount(4)
            .withDuration(5 * 3_600_000_000L)
            .withTicksPerSecond(1));
    private static final InjectionSettings GROSS = new InjectionSettings(
            1, 24, 20 * 60_000, 90 * 60_000, List.of(InjectionKind.SPIKE_PRICE_UP), List.of(24.0));

    @Test
    void pipelineAndPeersFindGrossSpikes() {
        EvaluationResult result = new Evaluation(MARKET, PipelineSettings.DEFAULT, List.of(1L, 2L), 2)
                .labelled(PlannedInjections.drawn(GROSS), true);

        assertThat(result.alpha().runs()).isEqualTo(2);
        assertThat(result.alpha().total("spike.price_up").injections()).isGreaterThan(4);
        assertThat(result.alpha().total("spike.price_up").recall()).isGreaterThan(0.5);
        assertThat(result.peersOf("spike")).containsOnlyKeys(PeerKind.values());
        assertThat(result.peersOf("spike")
                        .get(PeerKind.EWMA_BAND)
                        .total("spike")
                        .recall())
                .isGreaterThan(0.5);
        for (Scorecard peer : result.peersOf("spike").values()) {
            assertThat(peer.total("spike").falseAlarms())
                    .isLessThanOrEqualTo(result.byClass().total("spike").falseAlarms());
        }
    }

    @Test
    void quietMarketsShowEveryPValue() {
        CalibrationResult quiet = new Evaluation(MARKET, PipelineSettings.DEFAULT, List.of(1L), 1).quiet();

        PValueCounts price = quiet.pValues().get("spike.price_up 1m");
        // four assets for five hours, less the warm-up of 45 minutes
        assertThat(price.all()).isBetween(800L, 4 * 260L);
        assertThat(price.ratio(0).value()).isBetween(0.1, 5.0);
        assertThat(quiet.alarms().assetDays()).isBetween(0.8, 0.84);
    }

    @Test
    void tickTimeDetectorsTellAPValueAMinute() {
        CalibrationResult quiet = new Evaluation(MARKET, PipelineSettings.DEFAULT, List.of(1L), 1).quiet();

        PValueCounts price = quiet.pValues().get("spike.price_up.tick 1m");
        assertThat(price.all()).isBetween(700L, 4 * 260L);
        assertThat(price.ratio(0).value()).isBetween(0.1, 5.0);
    }

    @Test
    void blindedDetectorsScoreZero() {
        EvaluationResult result = evaluate(JudgedDetector.BLINDED);

        assertThat(result.alpha().total("spike.price_up").injections()).isGreaterThan(4);
        assertThat(result.alpha().total("spike.price_up").found()).isZero();
        assertThat(result.alpha().recall("spike").value()).isZero();
        assertThat(result.alpha().recall("shift").value()).isZero();
        assertThat(result.alpha().total("spike").falseAlarms()).isZero();
    }

    @Test
    void aDetectorToldTheTruthScoresOne() {
        EvaluationResult result = evaluate(JudgedDetector.TOLD);

        for (String name : List.of("spike", "spike.price_up", "shift", "shift.volume_up")) {
            assertThat(result.alpha().total(name).injections()).as(name).isPositive();
            assertThat(result.alpha().recall(name).value()).as(name).isOne();
            assertThat(result.alpha().precision(name).value()).as(name).isOne();
            assertThat(result.byClass().attribution(name).value()).as(name).isOne();
            assertThat(result.alpha().falsePerAssetDay(name).value()).as(name).isZero();
            assertThat(result.alpha().total(name).delayMs(0.9).value()).as(name).isZero();
        }
    }

    private static EvaluationResult evaluate(JudgedDetector judged) {
        InjectionSettings often = new InjectionSettings(
                1,
                24,
                20 * 60_000,
                60 * 60_000,
                List.of(InjectionKind.SPIKE_PRICE_UP, InjectionKind.SHIFT_VOLUME_UP),
                List.of(24.0));
        return new Evaluation(MARKET, PipelineSettings.DEFAULT, List.of(1L, 2L), 2)
                .labelled(judged, PlannedInjections.drawn(often), false);
    }
}
