package org.alphadetector.features.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.alphadetector.features.catalog.FeatureCatalog;
import org.alphadetector.features.catalog.MarketCatalog;
import org.junit.jupiter.api.Test;

class KnownLayoutsTest {
    private static final Column REGIME = RandomRows.LAYOUT.column("regime");

    @Test
    void aDescribedLayoutIsTheSame() {
        for (RowLayout layout : List.of(RandomRows.LAYOUT, FeatureCatalog.layout(), MarketCatalog.layout())) {
            RowLayout described = RowLayout.described(layout.describe());
            assertThat(described.fingerprint()).isEqualTo(layout.fingerprint());
            assertThat(described.columns(Lane.LIST)).hasSameSizeAs(layout.columns(Lane.LIST));
        }
    }

    /** This build has one column more, one less, another order, and labels in another order. */
    @Test
    void readsRowsOfAnEarlierBuildByTheNamesOfTheirColumns() {
        List<Column> columns = new ArrayList<>(RandomRows.LAYOUT.columns());
        columns.removeIf(column -> column.name().equals("score") || column.equals(REGIME));
        columns.add(0, sample("added").meaning("A sample."));
        columns.add(
                3,
                Column.named("regime", SqlType.TEXT, "Sample")
                        .labels("high", "medium")
                        .ownBars(0)
                        .fromCandles()
                        .meaning("A sample."));
        RowLayout current = new RowLayout("sample", KeyColumns.OF_FEATURES_SNAPSHOT, columns);
        KnownLayouts layouts = new KnownLayouts(current);
        layouts.add(RandomRows.LAYOUT);
        RandomRows rows = new RandomRows(41);
        for (int i = 0; i < 500; i++) {
            Row before = rows.next();
            Row after = layouts.read(ByteBuffer.wrap(RowBinary.encode(before)));
            assertThat(after.layout()).isSameAs(current);
            assertThat(after.asset()).isEqualTo(before.asset());
            assertThat(after.isDefined(current.column("added"))).isFalse();
            String regime = before.text(REGIME);
            assertThat(after.text(current.column("regime"))).isEqualTo("low".equals(regime) ? null : regime);
            assertThat(Double.doubleToLongBits(after.number(current.column("price"))))
                    .isEqualTo(Double.doubleToLongBits(before.number(RandomRows.LAYOUT.column("price"))));
            assertThat(after.text(current.column("name"))).isEqualTo(before.text(RandomRows.LAYOUT.column("name")));
            assertThat(after.list(current.column("highs"))).isEqualTo(before.list(RandomRows.LAYOUT.column("highs")));
            assertThat(after.firings()).isEqualTo(before.firings());
        }
    }

    @Test
    void refusesALayoutThatNobodyNoted() {
        RowLayout current = new RowLayout(
                "sample",
                KeyColumns.OF_FEATURES_SNAPSHOT,
                List.of(sample("other").meaning("A sample.")));
        byte[] encoded = RowBinary.encode(new RandomRows(42).next());
        assertThatThrownBy(() -> new KnownLayouts(current).read(ByteBuffer.wrap(encoded)))
                .isInstanceOf(UnknownRowLayoutException.class);
    }

    private static Column.Declaration sample(String name) {
        return Column.named(name, SqlType.DOUBLE, "Sample").ownBars(0).fromCandles();
    }
}
