package org.alphadetector.features.asset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowJson;
import org.alphadetector.ingest.tick.Tick;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every registered feature. */
class FeatureContractTest {
    private static final int MINUTES = 300;

    private static List<String> json(List<Row> rows) {
        return rows.stream()
                .map(row -> row.exchangeTsMicros() + " " + new String(RowJson.encode(row), StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    void sameTicksGiveTheSameRows() {
        assertThat(json(RandomSession.run(51, MINUTES).rows)).isEqualTo(json(RandomSession.run(51, MINUTES).rows));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 0.77})
    void savedStateGoesOnWithTheSameRows(double share) {
        List<Tick> ticks = RandomSession.ticks(52, 0, MINUTES);
        int cut = (int) (share * ticks.size());
        TickScript before = new TickScript().replay(ticks.subList(0, cut));
        TickScript after =
                before.resumed().replay(ticks.subList(cut, ticks.size())).clock(60 * MINUTES + 2);
        List<Row> rows = new ArrayList<>(before.rows);
        rows.addAll(after.rows);
        assertThat(json(rows)).isEqualTo(json(RandomSession.run(52, MINUTES).rows));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.2, 0.6, 0.93})
    void prefixGivesAPrefixOfTheRows(double share) {
        List<Tick> ticks = RandomSession.ticks(53, 0, MINUTES);
        TickScript prefix = new TickScript().replay(ticks.subList(0, (int) (share * ticks.size())));
        assertThat(json(RandomSession.run(53, MINUTES).rows))
                .startsWith(json(prefix.rows).toArray(String[]::new));
    }

    @Test
    void restartForgetsEverything() {
        double later = 60 * MINUTES + 7_200;
        TickScript restarted =
                new TickScript().replay(RandomSession.ticks(54, 0, MINUTES)).clock(later - 60);
        int rowsBefore = restarted.rows.size();
        List<Tick> second = RandomSession.ticks(55, later, MINUTES);
        restarted.replay(second).clock(later + 60 * MINUTES + 2);
        TickScript fresh = new TickScript().replay(second).clock(later + 60 * MINUTES + 2);
        assertThat(json(restarted.rows.subList(rowsBefore, restarted.rows.size())))
                .isEqualTo(json(fresh.rows));
    }

    /** All assets share the features: one that kept anything outside its slices would mix them up. */
    @Test
    void anotherAssetBetweenTheTicksChangesNothing() {
        List<Tick> other = RandomSession.ticks(58, 0, MINUTES);
        other.forEach(tick -> tick.symbol = "OTHERUSDT");
        List<Tick> both = new ArrayList<>(RandomSession.ticks(57, 0, MINUTES));
        both.addAll(other);
        both.sort(Comparator.comparingLong(tick -> tick.localTimestampMicros));
        TickScript together = new TickScript().replay(both).clock(60 * MINUTES + 2);
        List<Row> rows = together.rows.stream()
                .filter(row -> !row.asset().symbol().equals("OTHERUSDT"))
                .toList();
        assertThat(rows).hasSizeLessThan(together.rows.size());
        assertThat(json(rows)).isEqualTo(json(RandomSession.run(57, MINUTES).rows));
    }
}
