package org.alphadetector.features.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.alphadetector.features.catalog.FeatureCatalog;
import org.alphadetector.features.control.Control;
import org.alphadetector.features.control.SourceSelector;
import org.alphadetector.features.row.KnownLayouts;
import org.alphadetector.features.row.RandomRows;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowAssert;
import org.junit.jupiter.api.Test;

class AssetRecordBinaryTest {
    @Test
    void tellsRowsMarksAndControlRecordsApart() {
        Row row = new RandomRows(31).next();
        SourcePartition source = new SourcePartition("ticks.okx", 3);
        Control control = new Control.Exclude(
                "a", Control.Origin.OPERATOR, SourceSelector.in("ticks.okx", 3, "okx"), "its feed repeats itself");
        Mark mark = new Mark(new SourcePartition("ticks.binance", 7), "binance-futures", 1_721_260_800_000_000L);

        AssetRecord first = AssetRecordBinary.decode(
                AssetRecordBinary.encode(new AssetRecord.OfRow(source, row)), new KnownLayouts(RandomRows.LAYOUT));
        AssetRecord second =
                AssetRecordBinary.decode(AssetRecordBinary.encode(mark), new KnownLayouts(RandomRows.LAYOUT));

        AssetRecord third =
                AssetRecordBinary.decode(AssetRecordBinary.encode(control), new KnownLayouts(RandomRows.LAYOUT));
        RowAssert.assertSame(((AssetRecord.OfRow) first).row(), row);
        assertThat(((AssetRecord.OfRow) first).source()).isEqualTo(source);
        assertThat(third).isEqualTo(new AssetRecord.OfControl(control));
        assertThat(second).isEqualTo(new AssetRecord.OfMark(mark));
    }

    @Test
    void carriesALayout() {
        AssetRecord record = AssetRecordBinary.decode(
                AssetRecordBinary.encode(RandomRows.LAYOUT), new KnownLayouts(FeatureCatalog.layout()));

        assertThat(((AssetRecord.OfLayout) record).layout().fingerprint()).isEqualTo(RandomRows.LAYOUT.fingerprint());
    }

    @Test
    void refusesAnUnknownKind() {
        assertThatThrownBy(() -> AssetRecordBinary.decode(new byte[] {9}, new KnownLayouts(RandomRows.LAYOUT)))
                .hasMessageContaining("kind=9");
    }
}
