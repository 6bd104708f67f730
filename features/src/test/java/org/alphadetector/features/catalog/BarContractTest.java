package org.alphadetector.features.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.alphadetector.features.bar.FeatureFamily;
import org.alphadetector.features.catalog.TimeframeFeatures.TimedFeature;
import org.alphadetector.features.row.Basis;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Lane;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowJson;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.state.Changelog;
import org.alphadetector.ingest.tick.Tick;
import org.junit.jupiter.api.Test;

/** What holds for every feature on every timeframe, over days of candles. */
class BarContractTest {
    private static final int MINUTES = 12 * 1_440;
    private static final RowLayout LAYOUT = FeatureCatalog.layout();
    private static final List<FeatureFamily> FAMILIES = FeatureCatalog.families();
    private static final List<Tick> CANDLES = CandleRun.candles(71, MINUTES);
    private static final CandleRun WHOLE = new CandleRun(FAMILIES).feed(CANDLES);

    private static List<String> json(List<Row> rows) {
        return rows.stream().map(RowJson::write).toList();
    }

    @Test
    void savedStateGoesOnWithTheSameRowsWhereverItIsCut() {
        SplittableRandom random = new SplittableRandom(72);
        Changelog changelog = new Changelog();
        CandleRun run = new CandleRun(FAMILIES);
        List<String> rows = new ArrayList<>();
        int from = 0;
        while (from < MINUTES) {
            int to = Math.min(MINUTES, from + 1 + random.nextInt(700));
            run.feed(CANDLES.subList(from, to));
            run.commit(changelog);
            rows.addAll(json(run.rows));
            run = new CandleRun(FAMILIES, changelog.restored());
            from = to;
        }
        List<String> expected = json(WHOLE.rows);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(rows.get(i)).isEqualTo(expected.get(i));
        }
        assertThat(rows).hasSameSizeAs(expected);
    }

    @Test
    void whatComesLaterChangesNothing() {
        List<String> expected = json(WHOLE.rows);
        for (int minutes : new int[] {61, 899, 5_000, 11_111}) {
            List<String> prefix = json(new CandleRun(FAMILIES).feed(CANDLES.subList(0, minutes)).rows);
            assertThat(prefix).isEqualTo(expected.subList(0, prefix.size()));
        }
    }

    /** A column that candles tell has a value at some time; one that they do not tell never has. */
    @Test
    void candlesFillWhatTheColumnsSayTheyDo() {
        for (FeatureFamily family : FAMILIES) {
            for (Column column : family.columns()) {
                for (Timeframe timeframe : Timeframe.values()) {
                    boolean isEverDefined = WHOLE.rows(timeframe).stream().anyMatch(row -> row.isDefined(column));
                    boolean isExpected = column.fromCandles() && isWarmAtTheEnd(column, timeframe);
                    assertThat(isEverDefined)
                            .as(column.name() + " " + timeframe.label())
                            .isEqualTo(isExpected);
                }
            }
        }
    }

    private static boolean isWarmAtTheEnd(Column column, Timeframe timeframe) {
        long bars = MINUTES / (column.basis() == Basis.OWN_BARS ? timeframe.micros() / Timeframe.M1.micros() : 1);
        return column.warmup() < bars;
    }

    @Test
    void isNullInTheDeclaredWarmup() {
        for (FeatureFamily family : FAMILIES) {
            for (Column column : family.columns()) {
                for (Timeframe timeframe : Timeframe.values()) {
                    List<Row> rows = WHOLE.rows(timeframe);
                    for (int i = 0; i < rows.size() && barsSeen(column, timeframe, i) <= column.warmup(); i++) {
                        assertThat(rows.get(i).isDefined(column))
                                .as(column.name() + ' ' + timeframe.label() + " bar " + (i + 1))
                                .isFalse();
                    }
                }
            }
        }
    }

    private static long barsSeen(Column column, Timeframe timeframe, int index) {
        long minutes = timeframe.micros() / Timeframe.M1.micros();
        return column.basis() == Basis.OWN_BARS ? index + 1 : (index + 1) * minutes;
    }

    /** The row says it is in warm-up until the longest of its timeframe has passed. */
    @Test
    void warmupIsThatOfTheTimeframe() {
        for (Timeframe timeframe : Timeframe.values()) {
            int longest = FAMILIES.stream()
                    .filter(family -> family.runsOn(timeframe))
                    .mapToInt(family -> family.warmup(timeframe))
                    .max()
                    .orElseThrow();
            List<Row> rows = WHOLE.rows(timeframe);
            for (int i = 0; i < rows.size(); i++) {
                assertThat(rows.get(i).number(TimeframeFeatures.WARMUP))
                        .as(timeframe.label() + " bar " + (i + 1))
                        .isEqualTo(i < longest ? 1 : 0);
            }
        }
    }

    @Test
    void everyNumberLiesInItsDeclaredRange() {
        for (FeatureFamily family : FAMILIES) {
            for (Column column : family.columns()) {
                if (column.lane() == Lane.NUMBER) {
                    DeclaredRange range = DeclaredRange.of(column);
                    int lane = LAYOUT.lane(column);
                    WHOLE.rows.forEach(row -> range.check(row.number(lane), column));
                }
            }
        }
    }

    /** Each feature gets rows in which everything it did not ask for is rubbish, and says the same. */
    @Test
    void readsNoColumnThatItDidNotDeclare() {
        CandleRun clean = new CandleRun(FAMILIES);
        CandleRun rubbish = new CandleRun(FAMILIES);
        List<Tick> candles = CANDLES.subList(0, 3_000);
        clean.feed(candles);
        RubbishRows rows = new RubbishRows(rubbish.features);
        for (Tick candle : candles) {
            rows.feed(candle);
        }
        assertThat(json(rows.minutes)).isEqualTo(json(clean.rows(Timeframe.M1)));
    }

    @Test
    void whatAFeatureReadsIsAmongTheInputsOfItsColumns() {
        for (Timeframe timeframe : Timeframe.values()) {
            for (TimedFeature each : WHOLE.features.of(timeframe).features()) {
                TreeSet<String> documented = new TreeSet<>();
                each.context()
                        .outputs()
                        .forEach(name -> documented.addAll(LAYOUT.column(name).inputs()));
                documented.addAll(each.context().outputs());
                assertThat(documented).containsAll(each.context().inputs());
            }
        }
    }

    /** But the numbers of list columns. */
    @Test
    void closeAllocatesNothing() {
        CandleRun run = new CandleRun(FAMILIES).feed(CANDLES.subList(0, 2_000));
        ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        for (TimedFeature each : run.features.of(Timeframe.M1).features()) {
            boolean hasLists = each.context().outputs().stream()
                    .anyMatch(name -> LAYOUT.column(name).lane() == Lane.LIST);
            if (hasLists) {
                continue;
            }
            long smallest = Long.MAX_VALUE;
            for (int round = 0; round < 8; round++) {
                long before = memory.getThreadAllocatedBytes(thread);
                for (int i = run.rows.size() - 500; i < run.rows.size(); i++) {
                    if (run.rows.get(i).timeframe() == Timeframe.M1) {
                        each.feature().close(run.bars.get(i), run.rows.get(i));
                    }
                }
                smallest = Math.min(smallest, memory.getThreadAllocatedBytes(thread) - before);
            }
            assertThat(smallest).as(each.feature().getClass().getSimpleName()).isLessThan(500);
        }
    }
}
