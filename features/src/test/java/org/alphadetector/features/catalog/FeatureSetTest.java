package org.alphadetector.features.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.alphadetector.features.asset.RandomSession;
import org.alphadetector.features.bar.Bar;
import org.alphadetector.features.bar.OwnerBuffers;
import org.alphadetector.features.bar.TickFeature;
import org.alphadetector.features.row.Provenance;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickType;
import org.junit.jupiter.api.Test;

class FeatureSetTest {
    private static final long MINUTE_MICROS = 60_000_000;

    /** The calls that are written out by type change the state as asking each feature for its inputs does. */
    @Test
    void handsAMessageToTheFeaturesThatWantItsType() {
        OwnerBuffers written = new OwnerBuffers();
        FeatureSet set = FeatureCatalog.create(new Provenance("a", "b"), written);
        OwnerBuffers asked = new OwnerBuffers();
        List<TickFeature> features =
                FeatureCatalog.create(new Provenance("a", "b"), asked).tickFeatures();
        List<Tick> ticks = RandomSession.ticks(59, 0, 30);
        long newest = Long.MIN_VALUE;
        for (Tick tick : ticks) {
            long start = Math.floorDiv(tick.timestampMicros, MINUTE_MICROS) * MINUTE_MICROS;
            int slot = Bar.slotOf(start);
            if (start > newest) {
                set.open(slot, start);
                features.forEach(feature -> feature.open(slot, start));
                newest = start;
            }
            set.accept(slot, tick);
            features.stream()
                    .filter(feature -> feature.inputs().contains(tick.type))
                    .forEach(feature -> feature.accept(slot, tick));
            assertThat(written.common().save())
                    .as(tick.type.name())
                    .isEqualTo(asked.common().save());
        }
        assertThat(ticks)
                .extracting(tick -> tick.type)
                .contains(TickType.TRADE, TickType.BOOK_TICKER, TickType.BOOK_SNAPSHOT, TickType.DERIVATIVE_TICKER);
    }
}
