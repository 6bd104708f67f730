package org.alphadetector.features.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.alphadetector.features.bar.FeatureFamily;
import org.alphadetector.features.price.Returns;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.state.Changelog;
import org.alphadetector.features.state.LiveStates;
import org.alphadetector.features.state.SectionChange;
import org.alphadetector.ingest.tick.Tick;
import org.junit.jupiter.api.Test;

/** State of a build with one feature less, or more, is read by the build after it. */
class SectionsTest {
    private static final RowLayout LAYOUT = FeatureCatalog.layout();
    private static final FeatureFamily ADDED = Returns.FAMILY;
    private static final int BEFORE = 700;
    private static final List<Tick> CANDLES = CandleRun.candles(81, 1_400);

    private final TreeSet<String> said = new TreeSet<>();

    private LiveStates restored(Changelog changelog) {
        LiveStates states = new LiveStates((kind, section, change) -> said.add(kind + ' ' + section + ' ' + change));
        changelog.copyTo(states);
        return states;
    }

    private static List<FeatureFamily> withoutAdded() {
        List<FeatureFamily> fewer = new ArrayList<>(FeatureCatalog.families());
        fewer.remove(ADDED);
        TreeSet<String> missing = names(ADDED);
        while (fewer.removeIf(family -> reads(family, missing))) {
            FeatureCatalog.families().stream()
                    .filter(family -> !fewer.contains(family))
                    .forEach(family -> missing.addAll(names(family)));
        }
        return fewer;
    }

    private static TreeSet<String> names(FeatureFamily family) {
        return family.columns().stream().map(Column::name).collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean reads(FeatureFamily family, TreeSet<String> columns) {
        return family.columns().stream()
                .anyMatch(column -> column.inputs().stream().anyMatch(columns::contains));
    }

    @Test
    void aNewFeatureStartsNewAndEverythingElseIsKept() {
        Changelog changelog = new Changelog();
        CandleRun before = new CandleRun(withoutAdded());
        before.feed(CANDLES.subList(0, BEFORE)).commit(changelog);
        CandleRun after = new CandleRun(FeatureCatalog.families(), restored(changelog));
        after.feed(CANDLES.subList(BEFORE, CANDLES.size()));
        CandleRun whole = new CandleRun(FeatureCatalog.families()).feed(CANDLES);

        assertThat(said).contains("asset.1m returns ADDED").noneMatch(line -> !line.endsWith("ADDED"));
        List<Row> expected = whole.rows(Timeframe.M1).subList(BEFORE, CANDLES.size());
        List<Row> actual = after.rows(Timeframe.M1);
        List<Column> kept = withoutAdded().stream()
                .flatMap(family -> family.columns().stream())
                .toList();
        for (int i = 0; i < actual.size(); i++) {
            for (Column column : kept) {
                assertSame(actual.get(i), expected.get(i), column);
            }
            for (Column column : ADDED.columns()) {
                assertThat(actual.get(i).isDefined(column))
                        .as(column.name() + " in minute " + (i + 1))
                        .isEqualTo(i + 1 > column.warmup());
            }
            boolean isNew = i < ADDED.warmup(Timeframe.M1);
            if (isNew) {
                assertThat(actual.get(i).isTrue(LAYOUT.lane(TimeframeFeatures.WARMUP)))
                        .isTrue();
            }
        }
    }

    @Test
    void anUnknownSectionIsDroppedAndEverythingElseIsKept() {
        Changelog changelog = new Changelog();
        new CandleRun(FeatureCatalog.families())
                .feed(CANDLES.subList(0, BEFORE))
                .commit(changelog);
        CandleRun after = new CandleRun(withoutAdded(), restored(changelog));
        after.feed(CANDLES.subList(BEFORE, CANDLES.size())).commit(changelog);
        CandleRun whole = new CandleRun(withoutAdded()).feed(CANDLES);

        assertThat(said).contains("asset.1m returns DROPPED").noneMatch(line -> !line.endsWith("DROPPED"));
        List<Row> expected = whole.rows.subList(whole.rows.size() - after.rows.size(), whole.rows.size());
        for (int i = 0; i < after.rows.size(); i++) {
            for (Column column : LAYOUT.columns()) {
                assertSame(after.rows.get(i), expected.get(i), column);
            }
        }
        said.clear();
        new CandleRun(withoutAdded(), restored(changelog));
        assertThat(said).isEmpty();
    }

    /** A column with a slice of its own comes to a feature whose others have theirs, and share a ring with it. */
    @Test
    void aNewColumnOfAFeatureStartsNewAndItsSiblingsAreKept() {
        FeatureFamily two = LaggedReturns.family("returns", Returns.RET_M_1, Returns.RET_M_5);
        FeatureFamily three = LaggedReturns.family("returns", Returns.RET_M_1, Returns.RET_H_1, Returns.RET_M_5);
        Changelog changelog = new Changelog();
        new CandleRun(with(two)).feed(CANDLES.subList(0, BEFORE)).commit(changelog);
        CandleRun after = new CandleRun(with(three), restored(changelog));
        after.feed(CANDLES.subList(BEFORE, CANDLES.size())).commit(changelog);

        assertThat(said).containsExactly("asset.1m returns " + SectionChange.EXTENDED);
        List<Row> expected =
                new CandleRun(with(two)).feed(CANDLES).rows(Timeframe.M1).subList(BEFORE, CANDLES.size());
        List<Row> actual = after.rows(Timeframe.M1);
        int warmup = Returns.RET_H_1.warmup();
        for (int i = 0; i < actual.size(); i++) {
            assertSame(actual.get(i), expected.get(i), Returns.RET_M_1);
            assertSame(actual.get(i), expected.get(i), Returns.RET_M_5);
            assertThat(actual.get(i).isDefined(Returns.RET_H_1))
                    .as("minute " + (i + 1))
                    .isEqualTo(i >= warmup);
            boolean isOld = expected.get(i).isTrue(LAYOUT.lane(TimeframeFeatures.WARMUP));
            assertThat(actual.get(i).isTrue(LAYOUT.lane(TimeframeFeatures.WARMUP)))
                    .as("minute " + (i + 1))
                    .isEqualTo(isOld || i < warmup);
        }
        said.clear();
        new CandleRun(with(two), restored(changelog));
        assertThat(said).containsExactly("asset.1m returns " + SectionChange.REDUCED);
    }

    /** Where one slice went and another came, it may be the same under another name. */
    @Test
    void aSectionWithARenamedSliceStartsNew() {
        Changelog changelog = new Changelog();
        new CandleRun(with(LaggedReturns.family("returns", Returns.RET_M_1, Returns.RET_M_5)))
                .feed(CANDLES.subList(0, BEFORE))
                .commit(changelog);
        new CandleRun(with(LaggedReturns.family("returns", Returns.RET_M_1, Returns.RET_M_15)), restored(changelog));

        assertThat(said).containsExactly("asset.1m returns " + SectionChange.CHANGED);
    }

    private static List<FeatureFamily> with(FeatureFamily family) {
        List<FeatureFamily> families = withoutAdded();
        families.add(family);
        return families;
    }

    @Test
    void aSectionOfAnotherMeaningStartsNew() {
        Changelog changelog = new Changelog();
        new CandleRun(FeatureCatalog.families())
                .feed(CANDLES.subList(0, BEFORE))
                .commit(changelog);
        List<FeatureFamily> changed = new ArrayList<>(FeatureCatalog.families());
        changed.replaceAll(family -> family.equals(ADDED) ? family.version(2) : family);
        CandleRun after = new CandleRun(changed, restored(changelog));
        after.feed(CANDLES.subList(BEFORE, BEFORE + 10));

        assertThat(said).containsExactly("asset.1m returns " + SectionChange.CHANGED);
        assertThat(after.rows(Timeframe.M1).get(0).isDefined(Returns.RET_M_1)).isFalse();
        assertThat(after.rows(Timeframe.M1).get(1).isDefined(Returns.RET_M_1)).isTrue();
    }

    private static void assertSame(Row actual, Row expected, Column column) {
        assertThat(actual.isDefined(column)).as(column.name()).isEqualTo(expected.isDefined(column));
        if (column.lane() == org.alphadetector.features.row.Lane.NUMBER && expected.isDefined(column)) {
            assertThat(actual.number(column)).as(column.name()).isEqualTo(expected.number(column));
        }
    }
}
