package org.alphadetector.features.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.alphadetector.features.row.RandomRows;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowAssert;
import org.junit.jupiter.api.Test;

class AssetRecordBinaryTest {
    @Test
    void tellsRowsFromMarks() {
        Row row = new RandomRows(31).next();
        Mark mark = new Mark(new SourcePartition("ticks.binance", 7), "binance-futures", 1_721_260_800_000_000L);

        AssetRecord first = AssetRecordBinary.decode(AssetRecordBinary.encode(row), RandomRows.LAYOUT);
        AssetRecord second = AssetRecordBinary.decode(AssetRecordBinary.encode(mark), RandomRows.LAYOUT);

        RowAssert.assertSame(((AssetRecord.OfRow) first).row(), row);
        assertThat(second).isEqualTo(new AssetRecord.OfMark(mark));
    }

    @Test
    void refusesAnUnknownKind() {
        assertThatThrownBy(() -> AssetRecordBinary.decode(new byte[] {9}, RandomRows.LAYOUT))
                .hasMessageContaining("kind=9");
    }
}
