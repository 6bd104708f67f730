package org.alphadetector.features.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.DoubleStream;
import org.alphadetector.features.bar.BarScript;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.swing.SwingWalk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every value of every bar from all closes and swings so far. */
class SupportOracleTest {
    private static final List<Column> COLUMNS = SupportResistance.FAMILY.columns();
    private static final int FLAGS = 6;
    private static final int NUMBERS = 9;
    private static final int WARMUP = 14;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void agreesWithTheWholeHistoryOfSeededBars(long seed) {
        LevelOracle oracle = compare(SwingWalk.seeded(seed, 3_000, 1, SupportResistance.FAMILY));
        assertThat(oracle.breakouts()).isGreaterThan(20);
        assertThat(oracle.reclaimed()).isGreaterThan(3);
        assertThat(oracle.forgotten()).isGreaterThan(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"LINK", "ALGO"})
    void agreesWithTheWholeHistoryOfRecordedCandles(String coin) throws IOException {
        LevelOracle oracle = compare(SwingWalk.recorded(coin, 4_000, SupportResistance.FAMILY));
        assertThat(oracle.breakouts()).isGreaterThan(20);
        assertThat(oracle.forgotten()).isGreaterThan(10);
    }

    /** Of 20,000 seeded bars, whose price returns to its levels: it is near one in a fifth of them. */
    @Test
    void eachFlagFiresSeldomAndNotNever() {
        List<Row> rows = SwingWalk.seeded(5, 20_000, 1, SupportResistance.FAMILY).rows;
        for (Column column : COLUMNS.subList(0, FLAGS)) {
            long count = rows.stream().filter(row -> row.number(column) == 1).count();
            System.out.printf("%s: %d of %d bars%n", column.name(), count, rows.size());
            assertThat(count).as(column.name()).isBetween(20L, rows.size() / 4L);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 1e6})
    void theUnitOfPriceDoesNotMatter(double unit) {
        List<Row> one = SwingWalk.seeded(6, 2_000, 1, SupportResistance.FAMILY).rows;
        List<Row> other = SwingWalk.seeded(6, 2_000, unit, SupportResistance.FAMILY).rows;
        for (int bar = 0; bar < one.size(); bar++) {
            for (Column column : COLUMNS.subList(0, NUMBERS)) {
                assertSame(
                        bar, column, other.get(bar).number(column), one.get(bar).number(column));
            }
        }
    }

    private static LevelOracle compare(BarScript script) {
        LevelOracle oracle = new LevelOracle();
        for (int bar = 0; bar < script.rows.size(); bar++) {
            Row row = script.rows.get(bar);
            if (bar < WARMUP) {
                for (Column column : COLUMNS) {
                    assertThat(row.isDefined(column)).as(column.name()).isFalse();
                }
                oracle.skip(row);
                continue;
            }
            LevelOracle.Expected expected = oracle.next(row);
            for (int i = 0; i < NUMBERS; i++) {
                double value = i < FLAGS ? (expected.flags()[i] ? 1 : 0) : expected.nearest()[i - FLAGS];
                assertSame(bar, COLUMNS.get(i), row.number(COLUMNS.get(i)), value);
            }
            assertSame(bar, row.list(SupportResistance.LEVEL_HISTORY), expected.levels());
            assertSame(bar, row.list(SupportResistance.BREAKOUT_HISTORY), expected.breakouts());
        }
        return oracle;
    }

    private static void assertSame(int bar, double[] list, List<Double> expected) {
        assertThat(list).as("bar %d", bar).hasSize(expected.size());
        double[] ratios = new double[list.length];
        for (int i = 0; i < list.length; i++) {
            ratios[i] = Math.abs(list[i] - expected.get(i)) / Math.max(1e-9, Math.abs(expected.get(i)));
        }
        assertThat(DoubleStream.of(ratios).max().orElse(0)).as("bar %d", bar).isLessThan(1e-9);
    }

    private static void assertSame(int bar, Column column, double value, double expected) {
        boolean isSame = Double.isNaN(expected)
                ? Double.isNaN(value)
                : Math.abs(value - expected) <= 1e-9 * Math.max(1, Math.abs(expected));
        assertThat(isSame)
                .as("%s, bar %d: %s, expected %s", column.name(), bar, value, expected)
                .isTrue();
    }
}
