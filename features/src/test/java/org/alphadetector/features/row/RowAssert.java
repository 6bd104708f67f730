package org.alphadetector.features.row;

import static org.assertj.core.api.Assertions.assertThat;

/** Says where two rows differ: in the key, or by the bits of a number or the text of a column. */
public final class RowAssert {
    private RowAssert() {}

    public static void assertSame(Row actual, Row expected) {
        assertThat(actual.layout()).isSameAs(expected.layout());
        assertThat(actual.asset()).isEqualTo(expected.asset());
        assertThat(actual.timeframe()).isEqualTo(expected.timeframe());
        assertThat(actual.exchangeTsMicros()).isEqualTo(expected.exchangeTsMicros());
        for (Column column : expected.layout().columns()) {
            if (column.lane() == Lane.NUMBER) {
                assertThat(Double.doubleToLongBits(actual.number(column)))
                        .as("%s: %s instead of %s", column.name(), actual.number(column), expected.number(column))
                        .isEqualTo(Double.doubleToLongBits(expected.number(column)));
            } else if (column.lane() == Lane.LIST) {
                assertThat(actual.list(column)).as(column.name()).isEqualTo(expected.list(column));
            } else if (column.lane() == Lane.FIRINGS) {
                assertThat(actual.firings()).as(column.name()).isEqualTo(expected.firings());
            } else {
                assertThat(actual.text(column)).as(column.name()).isEqualTo(expected.text(column));
            }
        }
    }
}
