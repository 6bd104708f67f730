package org.alphadetector.features.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.alphadetector.ingest.tick.AssetId;
import org.junit.jupiter.api.Test;

class RowBinaryTest {
    @Test
    void readsBackWhatItWrote() {
        RandomRows rows = new RandomRows(11);
        for (int i = 0; i < 2_000; i++) {
            Row row = rows.next();

            RowAssert.assertSame(RowBinary.decode(RowBinary.encode(row), RandomRows.LAYOUT), row);
        }
    }

    @Test
    void keepsNegativeZeroInfinityAndTheEdgesOfDouble() {
        Row row = new Row(RandomRows.LAYOUT, AssetId.of("x", "y"), Timeframe.M1, 60_000_000L);
        row.number(0, -0.0);
        row.number(1, Double.NEGATIVE_INFINITY);
        row.number(2, Double.MIN_VALUE);
        row.number(3, Double.MAX_VALUE);

        RowAssert.assertSame(RowBinary.decode(RowBinary.encode(row), RandomRows.LAYOUT), row);
    }

    @Test
    void readsEveryNaNAsNull() {
        Row row = new Row(RandomRows.LAYOUT, AssetId.of("x", "y"), Timeframe.M1, 60_000_000L);
        row.number(0, Double.longBitsToDouble(0x7ff8_0000_0000_1234L));

        assertThat(RowBinary.encode(row))
                .isEqualTo(
                        RowBinary.encode(new Row(RandomRows.LAYOUT, AssetId.of("x", "y"), Timeframe.M1, 60_000_000L)));
    }

    @Test
    void nullsFlagsAndZerosTakeTwoBits() {
        Row row = new Row(RandomRows.LAYOUT, AssetId.of("x", "y"), Timeframe.M1, 60_000_000L);
        int empty = RowBinary.encode(row).length;
        row.number(0, 0);
        row.flag(1, true);

        assertThat(RowBinary.encode(row)).hasSize(empty);
    }

    @Test
    void refusesARowOfOtherColumns() {
        Row row = new RandomRows(12).next();
        List<Column> columns = RandomRows.LAYOUT.columns();
        RowLayout other = new RowLayout("sample", KeyColumns.OF_FEATURES_SNAPSHOT, columns.subList(1, columns.size()));

        byte[] encoded = RowBinary.encode(row);

        assertThatThrownBy(() -> RowBinary.decode(encoded, other))
                .isInstanceOf(UnknownRowLayoutException.class)
                .hasMessageContaining("a row of sample was written by a build with other columns")
                .hasMessageContaining(Integer.toHexString(RandomRows.LAYOUT.fingerprint()));
    }
}
