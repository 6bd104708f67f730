package org.alphadetector.features.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.alphadetector.features.price.BarPrices;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.session.Session;
import org.alphadetector.features.source.IngestCounts;
import org.alphadetector.features.source.Mark;
import org.alphadetector.features.state.Changelog;
import org.alphadetector.features.state.OtherSourcesException;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickFault;
import org.alphadetector.ingest.tick.TickType;
import org.junit.jupiter.api.Test;

class AssetStageTest {
    private static final List<String> STATE_OF_A = List.of(
            "asset.15m/ticks/venue:A", "asset.1h/ticks/venue:A", "asset.1m/ticks/venue:A", "asset/ticks/venue:A");

    private final StageHarness market = new StageHarness();

    @Test
    void minuteClosesWhenTheClockReachesItsEndPlusLateness() {
        market.trade("A", 10, 100);
        market.clock(61.999);
        assertThat(market.rows).isEmpty();
        market.clock(62);
        assertThat(market.closes("A", Timeframe.M1)).containsExactly(60L);
    }

    @Test
    void minuteClosesWhenAMessageOfTheAssetReachesItsEndPlusLateness() {
        market.trade("A", 10, 100);
        market.trade("A", 61, 101);
        assertThat(market.rows).isEmpty();
        market.trade("A", 62, 102);
        assertThat(market.closes("A", Timeframe.M1)).containsExactly(60L);
    }

    @Test
    void messagesOfAnotherAssetCloseNothing() {
        market.trade("A", 10, 100);
        market.trade("B", 500, 100);
        assertThat(market.rows("A", Timeframe.M1)).isEmpty();
    }

    @Test
    void lateTickWithinTheLatenessBelongsToItsOwnMinute() {
        market.trade("A", 10, 100);
        market.trade("A", 61, 200);
        market.trade("A", 59, 150);
        market.clock(122);
        assertThat(market.rows("A", Timeframe.M1).get(0).number(BarPrices.CLOSE))
                .isEqualTo(150);
        assertThat(market.rows("A", Timeframe.M1).get(1).number(BarPrices.OPEN)).isEqualTo(200);
    }

    @Test
    void tickOfAClosedMinuteIsCountedAndChangesNothing() {
        market.trade("A", 10, 100);
        market.clock(62);
        market.trade("A", 59, 999);
        market.clock(122);
        assertThat(market.rows("A", Timeframe.M1).get(1).number(BarPrices.HIGH)).isEqualTo(100);
        assertThat(market.counts.get(1).late()).isEqualTo(1);
        assertThat(market.counts.get(1).accepted()).isEqualTo(1);
    }

    @Test
    void firstMessageOfAnAssetInAMarkedMinuteIsLate() {
        market.trade("A", 10, 100);
        market.clock(62);
        market.trade("B", 59, 100);
        market.clock(200);
        assertThat(market.rows("B", Timeframe.M1)).isEmpty();
        assertThat(market.counts.get(1).late()).isEqualTo(1);
    }

    @Test
    void rowsGoOnForSixtyMinutesOfSilenceThenStop() {
        market.trade("A", 10, 100);
        market.clocks(11, 2 * 3600);
        assertThat(market.closes("A", Timeframe.M1))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 60).mapToObj(m -> m * 60).toList());
    }

    @Test
    void aJumpOfTheClockClosesWhatEverySecondOfItWouldHave() {
        StageHarness jumped = new StageHarness();
        market.trade("A", 10, 100);
        market.clocks(11, 2 * 3600);
        jumped.trade("A", 10, 100);
        jumped.clock(2 * 3600);
        assertThat(jumped.rows.size()).isEqualTo(market.rows.size());
        assertThat(jumped.closes("A", Timeframe.M15)).isEqualTo(market.closes("A", Timeframe.M15));
    }

    @Test
    void assetRestartsAfterTheGapWithoutFillingIt() {
        market.trade("A", 10, 100);
        market.clocks(11, 2 * 3600);
        market.trade("A", 7230, 120);
        market.clocks(7231, 7400);
        List<Long> closes = market.closes("A", Timeframe.M1);
        assertThat(closes.get(60)).isEqualTo(7260L);
        assertThat(closes.get(61)).isEqualTo(7320L);
    }

    @Test
    void longerBarsCloseAfterTheirLastMinute() {
        market.trade("A", 10, 100);
        market.clocks(11, 3602);
        assertThat(market.closes("A", Timeframe.M15)).containsExactly(900L, 1800L, 2700L, 3600L);
        assertThat(market.closes("A", Timeframe.H1)).containsExactly(3600L);
        assertThat(market.rows.get(market.rows.size() - 1).timeframe()).isEqualTo(Timeframe.H1);
    }

    @Test
    void marksComeAfterTheRowsTheySpeakOf() {
        market.trade("B", 10, 100);
        market.trade("A", 10, 100);
        market.clocks(11, 122);
        assertThat(market.said).hasSize(7);
        assertThat(List.of(market.said.get(0), market.said.get(3), market.said.get(6)))
                .allMatch(said -> said.startsWith("Mark"));
        assertThat(market.marks)
                .extracting(Mark::pointMicros)
                .containsExactly(StageHarness.at(0), StageHarness.at(60), StageHarness.at(120));
    }

    @Test
    void repeatedAndOlderNumericIdsAreDuplicates() {
        market.trade("A", 10, 100, 7);
        market.trade("A", 11, 999, 7);
        market.trade("A", 12, 999, 6);
        market.trade("B", 12, 50, 6);
        market.clock(62);
        assertThat(market.rows("A", Timeframe.M1).get(0).number(BarPrices.HIGH)).isEqualTo(100);
        assertThat(market.counts.get(0).duplicate()).isEqualTo(2);
        assertThat(market.counts.get(0).accepted()).isEqualTo(2);
    }

    @Test
    void textIdsAreDuplicatesWithinTheLastFourThousandNinetySix() {
        for (int i = 0; i < RecentIds.CAPACITY; i++) {
            market.trade("A", 10, 100, "id-" + i);
        }
        market.trade("A", 10, 100, "id-0");
        market.trade("A", 10, 100, "new");
        market.trade("A", 10, 100, "id-0");
        market.clock(62);
        assertThat(market.counts.get(0).duplicate()).isEqualTo(1);
        assertThat(market.counts.get(0).accepted()).isEqualTo(RecentIds.CAPACITY + 2);
    }

    @Test
    void lateTradeSentAgainIsADuplicate() {
        market.trade("A", 10, 100, 5);
        market.clock(62);
        market.trade("A", 30, 100, 6);
        market.trade("A", 30, 100, 6);
        market.trade("A", 63, 100, 7);
        market.clock(122);
        assertThat(market.counts.get(1).late()).isEqualTo(1);
        assertThat(market.counts.get(1).duplicate()).isEqualTo(1);
        assertThat(market.counts.get(1).accepted()).isEqualTo(2);
    }

    @Test
    void tradesWinOverATradeBarWhicheverCameFirst() {
        market.candle("A", 0, 500);
        market.trade("A", 60.5, 100);
        market.candle("A", 60, 500);
        market.clocks(120, 124);
        assertThat(market.rows("A", Timeframe.M1).get(0).number(BarPrices.CLOSE))
                .isEqualTo(500);
        assertThat(market.rows("A", Timeframe.M1).get(1).number(BarPrices.CLOSE))
                .isEqualTo(100);
        IngestCounts last = market.counts.get(market.counts.size() - 1);
        assertThat(last.superseded()).isEqualTo(1);
        assertThat(last.accepted()).isEqualTo(2);
    }

    @Test
    void rejectedTicksAreCountedByReason() {
        market.stage.reject(TickFault.BAD_NUMBER);
        market.stage.reject(TickFault.BAD_NUMBER);
        market.stage.reject(TickFault.UNKNOWN_TYPE);
        market.clock(62);
        assertThat(market.counts.get(0).rejected())
                .containsEntry("bad_number", 2L)
                .containsEntry("unknown_type", 1L);
    }

    @Test
    void tickOfAnExchangeThatIsNotConfiguredIsRefusedAndCounted() {
        Tick foreign = new Tick();
        foreign.begin(TickType.LIQUIDATION);
        foreign.exchange = "elsewhere";
        foreign.symbol = "A";
        foreign.timestampMicros = StageHarness.at(1);
        assertThat(market.stage.accept(foreign)).isEqualTo(TickFault.UNKNOWN_EXCHANGE);
        market.clock(62);
        assertThat(market.rows).isEmpty();
        assertThat(market.counts.get(0).rejected()).containsEntry("unknown_exchange", 1L);
    }

    @Test
    void stateIsDeletedAfterADayOfSilence() {
        market.trade("A", 10, 100, 7);
        market.clock(86_409);
        Changelog changelog = new Changelog();
        changelog.commit(market.states);
        assertThat(changelog.owners()).containsAll(STATE_OF_A);
        market.clock(86_471);
        changelog.commit(market.states);
        assertThat(changelog.owners()).doesNotContainAnyElementsOf(STATE_OF_A);
        market.trade("A", 86_480, 100, 7);
        market.clock(86_600);
        assertThat(market.counts.get(market.counts.size() - 1).duplicate()).isZero();
    }

    @Test
    void aTickAfterADayOfSilenceClosesWhatTheClockWouldHaveAndBeginsAnew() {
        StageHarness clocked = new StageHarness();
        for (StageHarness each : List.of(market, clocked)) {
            each.trade("A", 10, 100, 7);
            each.trade("B", 70_000, 50, 7);
        }
        clocked.clock(86_479);
        for (StageHarness each : List.of(market, clocked)) {
            each.trade("A", 86_480, 120, 7);
            each.trade("B", 86_490, 60, 7);
            each.clock(86_600);
        }
        assertThat(market.closes("A", Timeframe.M1)).hasSize(62).startsWith(60L).contains(3600L, 86_520L, 86_580L);
        for (String symbol : List.of("A", "B")) {
            for (Timeframe timeframe : Timeframe.values()) {
                assertThat(market.closes(symbol, timeframe)).isEqualTo(clocked.closes(symbol, timeframe));
            }
        }
        assertThat(market.rows("A", Timeframe.M1).get(60).number(BarPrices.OPEN))
                .isEqualTo(120);
        IngestCounts last = market.counts.get(market.counts.size() - 1);
        assertThat(last.duplicate()).as("B's repeated id, not A's").isEqualTo(1);
        assertThat(last.accepted()).isEqualTo(3);
    }

    @Test
    void anAssetThatTheClockRetiredBeginsAnewInAPlaceOfItsOwn() {
        market.trade("A", 10, 100);
        market.trade("B", 70_000, 50);
        market.clock(86_471);
        market.trade("A", 86_480, 120);
        market.trade("B", 86_481, 60);
        market.trade("C", 86_482, 7);
        market.trade("A", 86_483, 121);
        market.clock(86_600);
        assertThat(closeAt("A", 86_520)).isEqualTo(121);
        assertThat(closeAt("B", 86_520)).isEqualTo(60);
        assertThat(closeAt("C", 86_520)).isEqualTo(7);
    }

    private double closeAt(String symbol, double seconds) {
        return market.rows(symbol, Timeframe.M1).stream()
                .filter(row -> row.exchangeTsMicros() == StageHarness.at(seconds))
                .findFirst()
                .orElseThrow()
                .number(BarPrices.CLOSE);
    }

    /** The late message makes the asset known and changes only what ticks change. */
    @Test
    void whatWasSavedOfARetiredAssetDoesNotComeBackWithALateMessage() {
        Changelog changelog = new Changelog();
        market.trade("A", 10, 100);
        market.clock(86_409);
        changelog.commit(market.states);
        market.clock(86_471);
        market.trade("A", 86_300, 120);
        changelog.commit(market.states);
        StageHarness fresh = new StageHarness();
        fresh.clock(86_471);
        fresh.trade("A", 86_300, 120);
        Changelog ofFresh = new Changelog();
        ofFresh.commit(fresh.states);
        assertThat(blocksOfA(changelog)).isNotEmpty().isEqualTo(blocksOfA(ofFresh));
    }

    private static Map<String, String> blocksOfA(Changelog changelog) {
        Map<String, String> blocks = new TreeMap<>(changelog.blocks());
        blocks.keySet().removeIf(key -> !key.startsWith("asset"));
        return blocks;
    }

    @Test
    void disconnectOfASymbolIsOfNoOther() {
        market.trade("A", 10, 100);
        market.trade("B", 10, 100);
        market.trade("C", 10, 100);
        market.disconnect(20, "B", "never seen");
        market.clock(62);
        assertThat(List.of("A", "B", "C"))
                .extracting(symbol -> market.rows(symbol, Timeframe.M1).get(0).number(Session.IS_MARKET_OPEN))
                .containsExactly(1.0, 0.0, 1.0);
    }

    @Test
    void goesOnFromSavedStateAsIfNothingHadHappened() {
        StageHarness uninterrupted = new StageHarness();
        StageHarness current = new StageHarness();
        SplittableRandom random = new SplittableRandom(11);
        java.util.ArrayList<String> said = new java.util.ArrayList<>();
        double price = 100;
        double time = 0;
        for (int i = 0; i < 4000; i++) {
            time += random.nextDouble() * 3;
            price *= 1 + (random.nextDouble() - 0.5) * 1e-3;
            String symbol = random.nextInt(3) == 0 ? "A" : "B";
            for (StageHarness each : List.of(uninterrupted, current)) {
                if (symbol.equals("A")) {
                    each.trade(symbol, time, price, i);
                } else {
                    each.trade(symbol, time, price, "t" + i);
                }
                each.clock(Math.floor(time));
            }
            if (i % 500 == 499) {
                said.addAll(current.said);
                current = current.restarted();
            }
        }
        said.addAll(current.said);
        assertThat(said).isEqualTo(uninterrupted.said);
    }

    /** Its ticks would be set aside one by one while the same topic goes on being read. */
    @Test
    void refusesTheStateOfAnExchangeThatIsNoLongerConfigured() {
        market.clock(1);

        assertThatThrownBy(() -> market.restarted(List.of("other")))
                .isInstanceOf(OtherSourcesException.class)
                .hasMessageContaining("no longer named: [venue], not known before: [other]");
    }

    @Test
    void refusesAnExchangeThatTheStateWasNotMadeFromThoughTheOthersNeverSpoke() {
        assertThatThrownBy(() -> market.restarted(List.of(StageHarness.EXCHANGE, "other")))
                .isInstanceOf(OtherSourcesException.class)
                .hasMessageContaining("no longer named: [], not known before: [other]");
    }
}
