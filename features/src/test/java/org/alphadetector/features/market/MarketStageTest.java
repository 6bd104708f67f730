package org.alphadetector.features.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.source.AssetRecord;
import org.alphadetector.features.source.Mark;
import org.alphadetector.features.source.SourcePartition;
import org.alphadetector.features.state.Changelog;
import org.alphadetector.features.state.LiveStates;
import org.alphadetector.features.state.OtherSourcesException;
import org.alphadetector.ingest.tick.AssetId;
import org.junit.jupiter.api.Test;

class MarketStageTest {
    private static final long T1 = MarketRows.MINUTE;
    private static final long QUARTER = Timeframe.M15.micros();
    private static final AssetId BTC = AssetId.of("alpha", "BTCUSDT");
    private static final SourcePartition FIRST = new SourcePartition("ticks", 0);
    private static final SourcePartition SECOND = new SourcePartition("ticks", 1);
    private static final RequiredMarks REQUIRED = RequiredMarks.ofAll(List.of(FIRST, SECOND), List.of("alpha"));

    private final MarketLog log = new MarketLog();
    private final MarketStage stage = new MarketStage(
            MarketRows.LAYOUT, REQUIRED, ExclusionPlan.NONE, new LiveStates(), new HeapOpenPoints(), log);

    @Test
    void anyInterleavingGivesTheSameOutput() {
        MarketTraffic traffic = new MarketTraffic(1, 130);
        List<String> expected = MarketTraffic.run(traffic.inOrder());

        assertThat(expected).hasSizeGreaterThan(1_000);
        for (long seed = 0; seed < 20; seed++) {
            assertThat(MarketTraffic.run(traffic.interleaved(seed)))
                    .as("seed=%d", seed)
                    .isEqualTo(expected);
        }
    }

    @Test
    void aSavedAndRestoredStageGoesOnAsIfNothingHappened() {
        MarketTraffic traffic = new MarketTraffic(2, 130);
        List<AssetRecord> records = traffic.interleaved(3);
        List<String> expected = MarketTraffic.run(records);
        Random random = new Random(4);
        Changelog store = new Changelog();
        HeapOpenPoints points = new HeapOpenPoints();
        MarketLog restoredLog = new MarketLog();
        LiveStates states = new LiveStates();
        MarketStage restored = MarketTraffic.stage(states, points, restoredLog);
        for (AssetRecord record : records) {
            if (random.nextInt(100) == 0) {
                store.commit(states);
                states = store.restored();
                restored = MarketTraffic.stage(states, points, restoredLog);
            }
            MarketTraffic.feed(restored, record);
        }

        assertThat(store.owners()).contains("mark/ticks/2/beta", "market/alpha:S0", "market_whole.1h/");
        assertThat(restoredLog.lines).isEqualTo(expected);
    }

    @Test
    void aPrefixOfTheRecordsGivesAPrefixOfTheOutput() {
        List<AssetRecord> records = new MarketTraffic(5, 130).interleaved(6);
        List<String> expected = MarketTraffic.run(records);

        for (int end = 0; end < records.size(); end += 97) {
            List<String> prefix = MarketTraffic.run(records.subList(0, end));

            assertThat(prefix).isEqualTo(expected.subList(0, prefix.size()));
        }
    }

    @Test
    void aSilentSourceBlocksEveryPoint() {
        row(MarketRows.usable(BTC, Timeframe.M1, T1));
        stage.mark(new Mark(FIRST, "alpha", 5 * T1));
        assertThat(log.lines).isEmpty();

        stage.mark(new Mark(SECOND, "alpha", T1));
        assertThat(log.markets).hasSize(1);
    }

    @Test
    void pointsCloseInOrderOfTimeThenTimeframe() {
        row(MarketRows.usable(BTC, Timeframe.M15, QUARTER));
        row(MarketRows.usable(BTC, Timeframe.M1, QUARTER + T1));
        row(MarketRows.usable(BTC, Timeframe.M1, QUARTER));
        markBoth(QUARTER + T1);

        assertThat(log.lines)
                .filteredOn(line -> line.startsWith("point"))
                .containsExactly("point 1m 900000000", "point 15m 900000000", "point 1m 960000000");
    }

    @Test
    void completesRowsWithMembershipInAssetOrder() {
        row(MarketRows.usable(AssetId.of("alpha", "ETHUSDT"), Timeframe.M1, T1));
        row(MarketRows.usable(BTC, Timeframe.M1, T1));
        markBoth(T1);

        assertThat(log.lines.get(1)).contains("\"symbol\":\"BTCUSDT\"");
        assertThat(log.lines.get(2)).contains("\"symbol\":\"ETHUSDT\"");
        assertThat(log.lines.get(1)).contains("\"is_in_universe\":true,\"is_hot\":false,\"universe_rev\":0");
    }

    @Test
    void aPointWithoutRowsSendsNothing() {
        markBoth(T1);

        assertThat(log.lines).isEmpty();
    }

    @Test
    void refusesARowOfAClosedPoint() {
        markBoth(2 * T1);

        assertThatThrownBy(() -> row(MarketRows.usable(BTC, Timeframe.M1, 2 * T1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("row of a closed point: asset=alpha:BTCUSDT tf=1m")
                .hasMessageContaining("exchangeTsMicros=120000000");
    }

    /** An instance that was told other exchanges may have sent it, and it is read again at each start. */
    @Test
    void dropsWhatNobodyWaitsFor() {
        row(MarketRows.usable(AssetId.of("gamma", "BTCUSDT"), Timeframe.M1, T1));
        stage.mark(new Mark(FIRST, "gamma", T1));
        row(MarketRows.usable(BTC, Timeframe.M1, T1));
        markBoth(T1);

        assertThat(log.markets).hasSize(1);
        assertThat(log.lines).noneMatch(line -> line.contains("gamma"));
    }

    @Test
    void refusesTheStateOfOtherSourcesWhetherOneIsGoneOrNew() {
        LiveStates before = new LiveStates();
        stage(List.of("alpha", "beta"), before);
        Map<String, byte[]> both = new TreeMap<>();
        before.writeDirty(both::put);

        assertThatThrownBy(() -> stage(List.of("alpha"), restarted(both)))
                .isInstanceOf(OtherSourcesException.class)
                .hasMessageContaining("no longer named: [ticks/0/beta, ticks/1/beta]");
        assertThatThrownBy(() -> stage(List.of("alpha", "beta", "gamma"), restarted(both)))
                .isInstanceOf(OtherSourcesException.class)
                .hasMessageContaining("not known before: [ticks/0/gamma, ticks/1/gamma]");
        assertThatCode(() -> stage(List.of("alpha", "beta"), restarted(both))).doesNotThrowAnyException();
    }

    private MarketStage stage(List<String> exchanges, LiveStates states) {
        RequiredMarks required = RequiredMarks.ofAll(List.of(FIRST, SECOND), exchanges);
        return new MarketStage(
                MarketRows.LAYOUT, required, ExclusionPlan.NONE, states, new HeapOpenPoints(), new MarketLog());
    }

    private static LiveStates restarted(Map<String, byte[]> saved) {
        LiveStates restored = new LiveStates();
        saved.forEach(restored::restore);
        return restored;
    }

    private void row(Row row) {
        stage.row(new AssetRecord.OfRow(FIRST, row));
    }

    private void markBoth(long pointMicros) {
        stage.mark(new Mark(FIRST, "alpha", pointMicros));
        stage.mark(new Mark(SECOND, "alpha", pointMicros));
    }
}
