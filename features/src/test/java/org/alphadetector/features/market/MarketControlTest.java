package org.alphadetector.features.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.alphadetector.features.catalog.MarketCatalog;
import org.alphadetector.features.control.Control;
import org.alphadetector.features.control.Control.Origin;
import org.alphadetector.features.control.ControlEffect;
import org.alphadetector.features.control.ControlOutcome;
import org.alphadetector.features.control.SourceSelector;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.source.AssetRecord;
import org.alphadetector.features.source.Mark;
import org.alphadetector.features.source.SourcePartition;
import org.alphadetector.features.state.LiveStates;
import org.alphadetector.ingest.tick.AssetId;
import org.junit.jupiter.api.Test;

class MarketControlTest {
    private static final long T1 = MarketRows.MINUTE;
    private static final SourcePartition TICKS = new SourcePartition("ticks", 0);
    private static final AssetId BTC = AssetId.of("alpha", "BTC");
    private static final AssetId ETH = AssetId.of("beta", "ETH");
    private static final RequiredMarks REQUIRED = RequiredMarks.ofAll(List.of(TICKS), List.of("alpha", "beta"));

    private final MarketLog log = new MarketLog();
    private final MarketStage stage = new MarketStage(
            MarketRows.LAYOUT, REQUIRED, ExclusionPlan.NONE, new LiveStates(), new HeapOpenPoints(), log);

    @Test
    void anExcludedExchangeIsNotWaitedForAndMakesTheMarketApproximate() {
        minute(1, BTC, ETH);
        minute(2, BTC);
        assertThat(log.markets).hasSize(1);

        stage.control(exclude("beta"));

        assertThat(log.effects.get(0).outcome()).isEqualTo(ControlOutcome.APPLIED);
        assertThat(log.effects.get(0).closedMicros()).isEqualTo(T1);
        assertThat(log.markets).hasSize(2);
        assertThat(log.markets.get(0).number(lane("approx"))).isZero();
        assertThat(log.markets.get(1).number(lane("approx"))).isEqualTo(1);
        assertThat(log.markets.get(1).number(lane("excluded_count"))).isEqualTo(1);
    }

    @Test
    void whatAnExcludedExchangeSendsIsLeftOutAndCountedWhetherInTimeOrLate() {
        minute(1, BTC, ETH);
        stage.control(exclude("beta"));
        row(ETH, 2);
        minute(2, BTC);
        row(ETH, 2);
        minute(3, BTC);
        row(ETH, 3);

        assertThat(log.lines)
                .filteredOn(line -> line.contains("\"symbol\":\"ETH\""))
                .hasSize(1);
        assertThat(stage.sources()).extracting(SourceStatus::droppedRows).containsExactly(0L, 3L);
    }

    @Test
    void anIncludedExchangeIsWaitedForFromTheNextPointOn() {
        minute(1, BTC, ETH);
        stage.control(exclude("beta"));
        minute(2, BTC);
        stage.control(include("beta"));
        minute(3, BTC);
        assertThat(log.markets).hasSize(2);

        minute(2, ETH);
        assertThat(log.markets).hasSize(2);
        minute(3, ETH);

        assertThat(log.markets).hasSize(3);
        assertThat(log.markets.get(2).number(lane("approx"))).isZero();
        assertThat(log.markets.get(2).number(lane("excluded_count"))).isZero();
        assertThat(log.effects.get(1).closedMicros()).isEqualTo(2 * T1);
    }

    @Test
    void rowsOfPointsStillOpenAtItsInclusionTakePart() {
        minute(1, BTC, ETH);
        stage.control(exclude("beta"));
        minute(2, ETH);
        minute(3, ETH);
        minute(2, BTC);
        stage.control(include("beta"));
        minute(3, BTC);

        assertThat(log.lines)
                .filteredOn(line -> line.contains("\"symbol\":\"ETH\""))
                .hasSize(2);
    }

    @Test
    void anExchangeThatNeverSpokeIsExcludedFromTheBeginning() {
        minute(1, BTC);
        stage.control(exclude("beta"));

        assertThat(log.effects.get(0).closedMicros()).isEqualTo(ControlEffect.NOTHING_CLOSED);
        assertThat(log.markets).hasSize(1);
    }

    @Test
    void theLastSourceCannotBeExcluded() {
        stage.control(exclude("beta"));
        stage.control(exclude("alpha"));
        minute(1, BTC);

        assertThat(log.effects.get(1).outcome()).isEqualTo(ControlOutcome.LAST_SOURCE);
        assertThat(log.markets).hasSize(1);
    }

    @Test
    void whatIsSoAlreadyOrNotConfiguredChangesNothing() {
        stage.control(include("beta"));
        stage.control(exclude("gamma"));
        stage.control(new Control.Exclude("x", Origin.OPERATOR, SourceSelector.in("ticks", 7, "beta"), ""));
        stage.control(exclude("beta"));
        stage.control(exclude("beta"));

        assertThat(log.effects)
                .extracting(ControlEffect::outcome)
                .containsExactly(
                        ControlOutcome.UNCHANGED,
                        ControlOutcome.UNKNOWN_SOURCE,
                        ControlOutcome.UNKNOWN_SOURCE,
                        ControlOutcome.APPLIED,
                        ControlOutcome.UNCHANGED);
    }

    @Test
    void recordsThatNoRunCanHaveMadeAreRefused() {
        ControlEffect beta = new ControlEffect(exclude("beta"), ControlOutcome.APPLIED, 2 * T1, 0);
        ControlEffect alpha = new ControlEffect(exclude("alpha"), ControlOutcome.APPLIED, 3 * T1, 0);
        ControlEffect gamma = new ControlEffect(exclude("gamma"), ControlOutcome.APPLIED, 3 * T1, 0);

        assertThatThrownBy(() -> ExclusionPlan.of(List.of(beta, alpha), REQUIRED))
                .hasMessageContaining("every source");
        assertThatThrownBy(() -> ExclusionPlan.of(List.of(gamma), REQUIRED)).hasMessageContaining("source=gamma");
        assertThatThrownBy(() -> ExclusionPlan.of(List.of(alpha, beta), REQUIRED))
                .hasMessageContaining("order");
    }

    private void minute(int minute, AssetId... assets) {
        for (AssetId asset : assets) {
            row(asset, minute);
            stage.mark(new Mark(TICKS, asset.exchange(), minute * T1));
        }
    }

    private void row(AssetId asset, int minute) {
        Row row = MarketRows.usable(asset, Timeframe.M1, minute * T1);
        stage.row(new AssetRecord.OfRow(TICKS, row));
    }

    private static int lane(String column) {
        return MarketCatalog.layout().lane(MarketCatalog.layout().column(column));
    }

    private static Control exclude(String exchange) {
        return new Control.Exclude("out", Origin.OPERATOR, SourceSelector.everywhere(exchange), "test");
    }

    private static Control include(String exchange) {
        return new Control.Include("in", Origin.OPERATOR, SourceSelector.everywhere(exchange), "test");
    }
}
