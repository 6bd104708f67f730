package org.alphadetector.features.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class RowLayoutTest {
    private static final Column COUNT = Column.named("count", SqlType.INTEGER, "Sample")
            .ownBars(0)
            .fromCandles()
            .meaning("A sample.");

    @Test
    void listsKeyColumnsFirstAndGivesThemNoLane() {
        RowLayout layout = new RowLayout("sample", KeyColumns.OF_MARKET_SNAPSHOT, List.of(COUNT));

        assertThat(layout.allColumns()).containsExactly(KeyColumns.TF, KeyColumns.EXCHANGE_TS, COUNT);
        assertThat(layout.column("tf")).isSameAs(KeyColumns.TF);
        assertThat(layout.lane(COUNT)).isZero();
        assertThatThrownBy(() -> layout.lane(KeyColumns.TF)).hasMessageContaining("name=tf");
    }

    @Test
    void refusesANameGivenTwice() {
        assertThatThrownBy(() -> new RowLayout("sample", KeyColumns.OF_MARKET_SNAPSHOT, List.of(KeyColumns.TF)))
                .hasMessageContaining("column declared twice: name=tf");
    }

    @Test
    void refusesAKeyTypeInALane() {
        assertThatThrownBy(() -> new RowLayout("sample", List.of(), List.of(KeyColumns.EXCHANGE_TS)))
                .hasMessageContaining("type of a key column: name=exchange_ts");
    }

    @Test
    void fingerprintTellsTablesAndColumnsApart() {
        int fingerprint = new RowLayout("sample", List.of(), List.of(COUNT)).fingerprint();

        assertThat(new RowLayout("other", List.of(), List.of(COUNT)).fingerprint())
                .isNotEqualTo(fingerprint);
        assertThat(new RowLayout("sample", List.of(KeyColumns.TF), List.of(COUNT)).fingerprint())
                .isNotEqualTo(fingerprint);
    }
}
