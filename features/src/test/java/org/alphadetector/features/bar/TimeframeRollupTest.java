package org.alphadetector.features.bar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.alphadetector.features.flow.TradeFlow;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Rollup;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.features.row.SqlType;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.state.Changelog;
import org.alphadetector.features.state.LiveStates;
import org.alphadetector.features.state.StateBuffer;
import org.alphadetector.ingest.tick.AssetId;
import org.junit.jupiter.api.Test;

class TimeframeRollupTest {
    private static final Column LAST = number("last_of", Rollup.LAST);
    private static final Column FIRST = number("first_of", Rollup.FIRST);
    private static final Column FIRST_TRADED = number("first_traded", Rollup.FIRST_TRADED);
    private static final Column MAX_TRADED = number("max_traded", Rollup.MAX_TRADED);
    private static final Column MIN_TRADED = number("min_traded", Rollup.MIN_TRADED);
    private static final Column MAX = number("max_of", Rollup.MAX);
    private static final Column MIN = number("min_of", Rollup.MIN);
    private static final Column SUM = number("sum_of", Rollup.SUM);
    private static final Column EXACT = number("exact_sum", Rollup.EXACT_SUM);
    private static final Column COUNT = number("count_of", Rollup.COUNT);
    private static final Column ANY = number("any_of", Rollup.ANY);
    private static final Column OWN = number("own_of", Rollup.OWN);
    private static final Column QUALITY = Column.named("quality", SqlType.DQ_STATUS, "Sample")
            .ofTheBar(Rollup.WORST_QUALITY)
            .fromCandles()
            .meaning("A sample.");
    private static final Column SOURCE = Column.named("origin", SqlType.TEXT, "Sample")
            .labels("ws", "candle_snapshot")
            .ofTheBar(Rollup.LARGEST_LABEL)
            .fromCandles()
            .meaning("A sample.");
    private static final List<Column> NUMBERS =
            List.of(LAST, FIRST, FIRST_TRADED, MAX_TRADED, MIN_TRADED, MAX, MIN, SUM, EXACT, COUNT, ANY, OWN);
    private static final RowLayout LAYOUT = new RowLayout(
            "sample",
            List.of(),
            java.util.stream.Stream.concat(
                            NUMBERS.stream(),
                            java.util.stream.Stream.of(QUALITY, SOURCE, TradeFlow.VOLUME, TradeFlow.TRADE_COUNT))
                    .toList());

    private final StateBuffer state = new StateBuffer();
    private final TimeframeRollup rollup =
            new TimeframeRollup(LAYOUT, Timeframe.M15, state, TimeframeRollupTest::isTraded);
    private long end;

    private static Column number(String name, Rollup rollup) {
        return Column.named(name, SqlType.NUMERIC, "Sample")
                .ofTheBar(rollup)
                .fromCandles()
                .meaning("A sample.");
    }

    private static boolean isTraded(Row minute) {
        return minute.number(LAYOUT.lane(TradeFlow.VOLUME)) > 0;
    }

    private Row minute(double value, double volume, String quality, String source) {
        end += Timeframe.M1.micros();
        Row row = new Row(LAYOUT, AssetId.of("venue", "A"), Timeframe.M1, end);
        NUMBERS.forEach(column -> row.number(LAYOUT.lane(column), value));
        row.number(LAYOUT.lane(TradeFlow.VOLUME), volume);
        row.number(LAYOUT.lane(TradeFlow.TRADE_COUNT), 0);
        row.text(QUALITY, quality);
        row.text(SOURCE, source);
        rollup.accept(row);
        return row;
    }

    @Test
    void followsEachColumnsRollup() {
        minute(Double.NaN, 0, "ok", "ws");
        minute(0.9, 0, "ok", "ws");
        minute(0.1, 2, "ok", "candle_snapshot");
        minute(0.2, 1, "ok", "ws");
        Row row = rollup.close(minute(0.05, 0, "ok", "ws"));
        assertThat(row.timeframe()).isEqualTo(Timeframe.M15);
        assertThat(row.exchangeTsMicros()).isEqualTo(end);
        assertThat(row.number(LAST)).isEqualTo(0.05);
        assertThat(row.number(FIRST)).isEqualTo(0.9);
        assertThat(row.number(FIRST_TRADED)).isEqualTo(0.1);
        assertThat(row.number(MAX_TRADED)).isEqualTo(0.2);
        assertThat(row.number(MIN_TRADED)).isEqualTo(0.1);
        assertThat(row.number(MAX)).isEqualTo(0.9);
        assertThat(row.number(MIN)).isEqualTo(0.05);
        assertThat(row.number(SUM)).isNaN();
        assertThat(row.number(EXACT)).isNaN();
        assertThat(row.number(COUNT)).isEqualTo(1.25);
        assertThat(row.number(OWN)).isNaN();
        assertThat(row.text(SOURCE)).isEqualTo("candle_snapshot");
    }

    @Test
    void startsAnewForTheNextBar() {
        rollup.close(minute(7, 1, "stale", "candle_snapshot"));
        minute(0.1, 0, "stale", "ws");
        Row row = rollup.close(minute(0.2, 0, "stale", "ws"));
        assertThat(row.number(EXACT)).isEqualTo(0.3);
        assertThat(row.number(SUM)).isEqualTo(0.1 + 0.2);
        assertThat(row.number(FIRST_TRADED)).as("no minute traded").isEqualTo(0.2);
        assertThat(row.number(MIN_TRADED)).isEqualTo(0.2);
        assertThat(row.text(QUALITY)).isEqualTo("stale");
        assertThat(row.text(SOURCE)).isEqualTo("ws");
    }

    @Test
    void anyIsTrueFalseOrUndefined() {
        minute(0, 0, "ok", "ws");
        assertThat(rollup.close(minute(1, 0, "stale", "ws")).number(ANY)).isEqualTo(1);
        minute(0, 0, "ok", "ws");
        Row row = rollup.close(minute(Double.NaN, 0, "stale", "ws"));
        assertThat(row.number(ANY)).isZero();
        assertThat(row.text(QUALITY)).isEqualTo("partial");
        assertThat(rollup.close(minute(Double.NaN, 0, "ok", "ws")).number(ANY)).isNaN();
    }

    @Test
    void goesOnFromSavedState() {
        minute(0.25, 1, "ok", "ws");
        StateBuffer copy = new StateBuffer();
        TimeframeRollup other = new TimeframeRollup(LAYOUT, Timeframe.M15, copy, TimeframeRollupTest::isTraded);
        copy.load(state.save());
        Row last = minute(0.5, 1, "ok", "ws");
        other.accept(last);
        assertThat(other.close(last).number(EXACT)).isEqualTo(0.75);
    }

    /** Half of the bar was gathered by a build without the column: half a sum would look like a whole one. */
    @Test
    void aColumnThatCameWithinTheBarIsNullForIt() {
        Column old = number("old_sum", Rollup.COUNT);
        Column added = number("new_sum", Rollup.COUNT);
        RowLayout fewer = new RowLayout("sample", List.of(), List.of(old));
        RowLayout more = new RowLayout("sample", List.of(), List.of(old, added));
        StateBuffer before = new StateBuffer();
        TimeframeRollup first = new TimeframeRollup(fewer, Timeframe.M15, before, row -> true);
        LiveStates states = new LiveStates();
        states.register("bar", before);
        first.accept(row(fewer, 1, 5));
        Changelog changelog = new Changelog();
        changelog.commit(states);

        StateBuffer after = new StateBuffer();
        TimeframeRollup second = new TimeframeRollup(more, Timeframe.M15, after, row -> true);
        changelog.restored().register("bar", after);
        second.accept(row(more, 2, 7));
        Row bar = second.close(row(more, 15, 0));
        assertThat(bar.number(old)).isEqualTo(12);
        assertThat(bar.number(added)).isNaN();
        second.accept(row(more, 16, 3));
        assertThat(second.close(row(more, 30, 0)).number(added)).isEqualTo(3);
    }

    private static Row row(RowLayout layout, int minute, double value) {
        Row row = new Row(layout, AssetId.of("venue", "A"), Timeframe.M1, minute * Timeframe.M1.micros());
        layout.columns().forEach(column -> row.number(layout.lane(column), value));
        return row;
    }

    @Test
    void refusesARollupThatTheTypeDoesNotHave() {
        Column text = Column.named("label", SqlType.TEXT, "Sample")
                .ofTheBar(Rollup.SUM)
                .fromCandles()
                .meaning("A sample.");
        RowLayout layout = new RowLayout("sample", List.of(), List.of(text, TradeFlow.VOLUME, TradeFlow.TRADE_COUNT));
        assertThatThrownBy(() -> new TimeframeRollup(layout, Timeframe.H1, new StateBuffer(), row -> true))
                .hasMessageContaining("name=label");
    }
}
