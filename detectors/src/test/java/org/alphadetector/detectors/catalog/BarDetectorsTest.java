package org.alphadetector.detectors.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.alphadetector.detectors.TestRows;
import org.alphadetector.detectors.detector.DetectorSettings;
import org.alphadetector.detectors.event.AnomalyEvent;
import org.alphadetector.detectors.event.Membership;
import org.alphadetector.features.flow.TradeFlow;
import org.alphadetector.features.microstructure.Spread;
import org.alphadetector.features.positioning.Liquidations;
import org.alphadetector.features.positioning.OpenInterest;
import org.alphadetector.features.prediction.BasisResidual;
import org.alphadetector.features.price.Returns;
import org.alphadetector.features.quality.DataQuality;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Firing;
import org.alphadetector.features.row.Provenance;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.state.LiveStates;
import org.alphadetector.ingest.tick.AssetId;
import org.junit.jupiter.api.Test;

class BarDetectorsTest {
    private static final int READY_BARS = 45;
    /** Nine standard deviations of the rows' returns. */
    private static final double SHOCK = -0.009;

    private final List<AnomalyEvent> events = new ArrayList<>();
    private final LiveStates states = new LiveStates();
    private BarDetectors detectors = detectors(states);
    private final RandomRows rows = new RandomRows(Timeframe.M1, 9);

    private BarDetectors detectors(LiveStates liveStates) {
        return detectors(liveStates, DetectorSettings.DEFAULT);
    }

    private BarDetectors detectors(LiveStates liveStates, DetectorSettings settings) {
        return new BarDetectors(liveStates, settings, new Provenance("config", "commit"), events::add);
    }

    private void accept(Row row) {
        detectors.point(
                row.timeframe(),
                row.exchangeTsMicros(),
                List.of(row),
                TestRows.row(AssetId.MARKET, row.timeframe(), row.exchangeTsMicros()));
    }

    private void warmUp() {
        for (int i = 0; i < READY_BARS; i++) {
            accept(rows.next());
        }
        events.clear();
    }

    private Row with(Column column, double value) {
        Row row = rows.next();
        TestRows.set(row, column, value);
        return row;
    }

    @Test
    void aNineSigmaFallFiresOnceReady() {
        warmUp();
        Row row = with(Returns.RET_M_1, SHOCK);
        accept(row);
        assertThat(events).hasSize(1);
        AnomalyEvent event = events.get(0);
        assertThat(event.detectorId()).isEqualTo("spike.price_down.v1");
        assertThat(event.eventClass()).isEqualTo("spike");
        assertThat(event.subtype()).isEqualTo("price_down");
        assertThat(event.direction()).isEqualTo(-1);
        assertThat(event.exchangeTsMicros()).isEqualTo(row.exchangeTsMicros());
        assertThat(event.triggerTsMicros()).isEqualTo(row.exchangeTsMicros());
        assertThat(event.episodeId()).isEqualTo(event.eventId());
        assertThat(event.severity()).isBetween(30, 100);
        assertThat(event.membership()).isEqualTo(new Membership(true, false, 0));
        assertThat(event.payload())
                .startsWith(
                        "{\"dq_status\":\"ok\",\"expected\":0,\"half_life_sec\":7200,\"inputs\":{\"ret_m_1\":-0.009}")
                .contains("\"reason\":\"price fell 0.90 % in 1m, ")
                .contains("\"unit\":\"log change\",\"window\":\"1m\"}");
    }

    @Test
    void isSilentInWarmup() {
        for (int i = 0; i < READY_BARS - 1; i++) {
            accept(rows.next());
        }
        accept(with(Returns.RET_M_1, SHOCK));
        assertThat(events).isEmpty();
    }

    @Test
    void everySubtypeFires() {
        // One asset's account holds five alarms.
        detectors = detectors(new LiveStates(), new DetectorSettings(4, DetectorSettings.DEFAULT.forgetAfterMicros()));
        warmUp();
        accept(with(Returns.RET_M_1, -SHOCK));
        accept(with(TradeFlow.QUOTE_VOLUME, 1e8));
        accept(with(OpenInterest.OI_ROC_M_5, 0.03));
        accept(with(OpenInterest.OI_ROC_M_5, -0.03));
        accept(with(Spread.SPREAD_MEAN_M_1, 100));
        accept(with(BasisResidual.Z_BASIS_RESIDUAL_M_5, 15));
        accept(with(BasisResidual.Z_BASIS_RESIDUAL_M_5, -15));
        accept(with(Liquidations.LIQ_NOTIONAL_M_5, 1e9));
        assertThat(events)
                .extracting(AnomalyEvent::subtype)
                .containsExactly(
                        "price_up",
                        "volume",
                        "open_interest_up",
                        "open_interest_down",
                        "spread",
                        "basis_up",
                        "basis_down",
                        "liquidation_cluster");
    }

    @Test
    void quadrantsFollowTheTwoSigns() {
        for (int quadrant = 0; quadrant < 4; quadrant++) {
            warmUp();
            double price = quadrant % 2 == 0 ? 0.02 : -0.02;
            double openInterest = quadrant < 2 ? 0.04 : -0.04;
            Row row = with(Returns.RET_M_5, price);
            TestRows.set(row, OpenInterest.OI_ROC_M_5, openInterest);
            accept(row);
            String expected = List.of("long_buildup", "short_buildup", "short_covering", "long_liquidation")
                    .get(quadrant);
            assertThat(events)
                    .filteredOn(event -> event.eventClass().equals("quadrant"))
                    .extracting(AnomalyEvent::subtype)
                    .containsExactly(expected);
        }
    }

    @Test
    void onlyOneOfTheTwoMovesIsNoQuadrant() {
        warmUp();
        accept(with(Returns.RET_M_5, 0.02));
        assertThat(events).extracting(AnomalyEvent::eventClass).doesNotContain("quadrant");
    }

    @Test
    void abstainsOnStaleRowsAndStaleOpenInterestButNotOnPartialOnes() {
        warmUp();
        Row stale = with(Returns.RET_M_1, SHOCK);
        TestRows.text(stale, DataQuality.DQ_STATUS, "stale");
        accept(stale);
        Row oldOpenInterest = with(OpenInterest.OI_ROC_M_5, 0.05);
        TestRows.set(oldOpenInterest, OpenInterest.OI_STALENESS_MS, 300_001);
        accept(oldOpenInterest);
        assertThat(events).isEmpty();
        Row partial = with(Returns.RET_M_1, SHOCK);
        TestRows.text(partial, DataQuality.DQ_STATUS, "partial");
        accept(partial);
        assertThat(events).hasSize(1);
        assertThat(events.get(0).payload()).contains("\"dq_status\":\"partial\"");
    }

    @Test
    void theCoolDownHoldsUnlessItGetsMuchWorse() {
        warmUp();
        accept(with(Returns.RET_M_1, SHOCK));
        accept(with(Returns.RET_M_1, SHOCK));
        assertThat(events).hasSize(1);
        accept(with(Returns.RET_M_1, 30 * SHOCK));
        assertThat(events).hasSize(2);
        AnomalyEvent worse = events.get(1);
        assertThat(worse.severity()).isGreaterThanOrEqualTo(events.get(0).severity() + 20);
        assertThat(worse.episodeId()).isEqualTo(events.get(0).eventId());
        accept(with(Returns.RET_M_1, -30 * SHOCK));
        assertThat(events).as("the other direction has its own episode").hasSize(3);
        for (int i = 0; i < 20; i++) {
            accept(rows.next());
        }
        accept(with(Returns.RET_M_1, 30 * SHOCK));
        assertThat(events).hasSize(4);
        assertThat(events.get(3).episodeId()).isEqualTo(events.get(3).eventId());
    }

    @Test
    void whatFiredAtTickTimeIsLinkedInsteadOfToldTwice() {
        warmUp();
        UUID tickEvent = new UUID(7, 8);
        Row row = with(Returns.RET_M_1, SHOCK);
        row.firings(List.of(
                new Firing("spike.price_down.tick.v1", tickEvent, -1, 45, row.exchangeTsMicros() - 20_000_000L)));
        accept(row);
        assertThat(events).isEmpty();
        accept(with(Returns.RET_M_1, 30 * SHOCK));
        assertThat(events).hasSize(1);
        assertThat(events.get(0).episodeId()).isEqualTo(tickEvent);
        assertThat(events.get(0).eventId()).isNotEqualTo(tickEvent);
    }

    @Test
    void aFiringOfTheOtherDirectionLinksNothing() {
        warmUp();
        Row row = with(Returns.RET_M_1, SHOCK);
        row.firings(List.of(
                new Firing("spike.price_up.tick.v1", new UUID(7, 8), 1, 45, row.exchangeTsMicros() - 20_000_000L)));
        accept(row);
        assertThat(events).hasSize(1);
        assertThat(events.get(0).episodeId()).isEqualTo(events.get(0).eventId());
    }

    @Test
    void forgetsAssetsUnseenForADay() {
        warmUp();
        Row last = rows.next();
        accept(last);
        states.writeDirty((key, saved) -> assertThat(saved).isNotNull());
        AssetId other = AssetId.of("binance-futures", "ETHUSDT");
        long hour = Timeframe.H1.floor(last.exchangeTsMicros()) + 26 * Timeframe.H1.micros();
        accept(TestRows.row(other, Timeframe.M1, hour));
        TreeSet<String> gone = new TreeSet<>();
        states.writeDirty((key, saved) -> {
            if (saved == null) {
                gone.add(key.substring(0, key.indexOf('\0')));
            }
        });
        assertThat(gone).containsExactly("detector.1m/binance-futures:BTCUSDT");
    }

    @Test
    void anAssetUnseenForADayStartsAfresh() {
        warmUp();
        Row late = TestRows.row(TestRows.ASSET, Timeframe.M1, rows.next().exchangeTsMicros() + 86_460_000_000L);
        TestRows.set(late, Returns.RET_M_1, SHOCK);
        accept(late);
        assertThat(events).isEmpty();
    }

    /** Its state may lie where that of the forgotten one did. */
    @Test
    void anAssetAfterAForgottenOneStartsAfresh() {
        warmUp();
        long hour = Timeframe.H1.floor(rows.next().exchangeTsMicros()) + 26 * Timeframe.H1.micros();
        accept(TestRows.row(AssetId.of("binance-futures", "ETHUSDT"), Timeframe.M1, hour));
        Row next = TestRows.row(AssetId.of("binance-futures", "SOLUSDT"), Timeframe.M1, hour + Timeframe.M1.micros());
        TestRows.set(next, Returns.RET_M_1, SHOCK);
        accept(next);
        assertThat(events).isEmpty();
    }

    @Test
    void aRestartedStageGoesOnWithEveryAsset() {
        warmUp();
        LiveStates restoredStates = new LiveStates();
        states.writeDirty((key, saved) -> {
            if (saved != null) {
                restoredStates.restore(key, saved);
            }
        });
        Row row = with(Returns.RET_M_1, SHOCK);
        accept(row);
        detectors(restoredStates)
                .point(
                        Timeframe.M1,
                        row.exchangeTsMicros(),
                        List.of(row),
                        TestRows.row(AssetId.MARKET, Timeframe.M1, 0));
        assertThat(events).hasSize(2);
        assertThat(events.get(1)).isEqualTo(events.get(0));
    }
}
