package org.alphadetector.features.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.alphadetector.features.bar.OwnerBuffers;
import org.alphadetector.features.crosssection.MarketContext;
import org.alphadetector.features.market.MarketRows;
import org.alphadetector.features.row.Basis;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Lane;
import org.alphadetector.features.row.LatticePoint;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowJson;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.features.row.SqlType;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.state.Changelog;
import org.alphadetector.features.state.LiveStates;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What holds for every registered market feature, where every asset has a row at every point and every source speaks.
 */
class MarketContractTest {
    private static final int ASSETS = 7;
    private static final int BARS = 260;
    private static final List<Column> COLUMNS = MarketCatalog.families().stream()
            .flatMap(family -> family.assetColumns().stream())
            .toList();

    private record Point(List<Row> rows, Row market) {
        private void writeTo(List<String> lines) {
            rows.forEach(row -> lines.add(RowJson.write(row)));
            lines.add(RowJson.write(market));
        }
    }

    private final Changelog changelog = new Changelog();
    private LiveStates states = new LiveStates();
    private CrossSection crossSection = new CrossSection(MarketRows.LAYOUT, states);

    @ParameterizedTest
    @EnumSource(Timeframe.class)
    void columnOfAssetsIsUndefinedExactlyInItsWarmup(Timeframe timeframe) {
        List<Column> columns = COLUMNS.stream()
                .filter(column -> timeframe == Timeframe.M1 || column.basis() == Basis.OWN_BARS)
                .toList();
        for (int bar = 1; bar <= BARS; bar++) {
            for (Row row : close(timeframe, bar).rows) {
                int longest = 0;
                for (Column column : columns) {
                    longest = Math.max(longest, column.warmup());
                    if (!column.awaitsEvent() || bar <= column.warmup() || bar == BARS) {
                        assertThat(row.isDefined(column))
                                .as(column.name() + " in bar " + bar)
                                .isEqualTo(bar > column.warmup());
                    }
                    if (column.lane() == Lane.NUMBER) {
                        DeclaredRange.of(column).check(row.number(column), column);
                    }
                }
                assertThat(row.isTrue(MarketRows.LAYOUT.lane(TimeframeFeatures.WARMUP)))
                        .isEqualTo(bar <= longest);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Timeframe.class)
    void numberOfTheMarketLiesInItsDeclaredRange(Timeframe timeframe) {
        RowLayout layout = MarketCatalog.layout();
        int defined = 0;
        for (int bar = 1; bar <= BARS; bar++) {
            Row market = close(timeframe, bar).market;
            for (Column column : layout.columns(Lane.NUMBER)) {
                DeclaredRange.of(column).check(market.number(column), column);
                defined += market.isDefined(column) ? 1 : 0;
            }
        }
        assertThat(defined).isGreaterThan(8 * BARS);
    }

    @ParameterizedTest
    @EnumSource(Timeframe.class)
    void whatAFeatureReadsIsAmongTheInputsOfItsColumns(Timeframe timeframe) {
        MarketFeatures features =
                new MarketFeatures(MarketRows.LAYOUT, timeframe, new OwnerBuffers(), new OwnerBuffers());
        for (MarketContext context : features.contexts()) {
            TreeSet<String> documented = new TreeSet<>(context.outputs());
            documented.addAll(context.marketOutputs());
            context.outputs()
                    .forEach(name ->
                            documented.addAll(MarketRows.LAYOUT.column(name).inputs()));
            context.marketOutputs()
                    .forEach(name -> documented.addAll(
                            MarketCatalog.layout().column(name).inputs()));
            assertThat(documented).containsAll(context.inputs());
        }
    }

    @ParameterizedTest
    @EnumSource(Timeframe.class)
    void savedStateGoesOnWithTheSameRows(Timeframe timeframe) {
        List<String> expected = new ArrayList<>();
        for (int bar = 1; bar <= BARS; bar++) {
            close(timeframe, bar).writeTo(expected);
        }
        states = new LiveStates();
        crossSection = new CrossSection(MarketRows.LAYOUT, states);
        List<String> restored = new ArrayList<>();
        for (int bar = 1; bar <= BARS; bar++) {
            changelog.commit(states);
            states = changelog.restored();
            crossSection = new CrossSection(MarketRows.LAYOUT, states);
            close(timeframe, bar).writeTo(restored);
        }
        assertThat(restored).isEqualTo(expected);
    }

    /** Measures a point. */
    private Point close(Timeframe timeframe, int bar) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < ASSETS; i++) {
            rows.add(row(timeframe, bar, i));
        }
        return new Point(
                rows, crossSection.measure(new LatticePoint(bar * timeframe.micros(), timeframe), rows, false));
    }

    /**
     * A row whose columns of the asset stage are NULL in their warm-up, flags false, codes 0 and other numbers random,
     * of both signs where the column takes any.
     */
    private static Row row(Timeframe timeframe, int bar, int index) {
        Random random = new Random(1_000L * bar + index);
        Row row = MarketRows.usable(MarketRows.asset("S" + index), timeframe, bar * timeframe.micros());
        for (Column column : MarketRows.LAYOUT.columns(Lane.NUMBER)) {
            if (bar > column.warmup() && !COLUMNS.contains(column)) {
                MarketRows.set(row, column.name(), value(column, random));
            }
        }
        return row;
    }

    private static double value(Column column, Random random) {
        if (column.isCode() || column.type() == SqlType.BOOLEAN) {
            return 0;
        }
        return column.range().equals("any") ? random.nextGaussian() : 1 + random.nextDouble();
    }
}
