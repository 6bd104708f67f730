package org.alphadetector.ingest.codec;

import static org.assertj.core.api.Assertions.assertThat;

import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickType;

/** Compares ticks in the fields that their type uses. */
final class TickAssertions {
    private TickAssertions() {}

    static void assertSame(Tick actual, Tick expected) {
        assertThat(actual.type).isEqualTo(expected.type);
        assertThat(actual)
                .usingRecursiveComparison()
                .ignoringFields("bidPrices", "bidAmounts", "askPrices", "askAmounts")
                .withComparatorForType(Double::compare, Double.class)
                .isEqualTo(expected);
        assertLevels(actual.bidPrices, expected.bidPrices, expected, expected.bidLevels);
        assertLevels(actual.bidAmounts, expected.bidAmounts, expected, expected.bidLevels);
        assertLevels(actual.askPrices, expected.askPrices, expected, expected.askLevels);
        assertLevels(actual.askAmounts, expected.askAmounts, expected, expected.askLevels);
    }

    private static void assertLevels(double[] actual, double[] expected, Tick tick, int count) {
        for (int i = 0; tick.type == TickType.BOOK_SNAPSHOT && i < count; i++) {
            assertThat(actual[i]).isEqualTo(expected[i]);
        }
    }
}
