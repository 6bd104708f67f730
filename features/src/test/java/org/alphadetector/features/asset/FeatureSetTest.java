package org.alphadetector.features.asset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.alphadetector.features.state.StateBuffer;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickType;
import org.junit.jupiter.api.Test;

class FeatureSetTest {
    private static final long MINUTE_MICROS = 60_000_000;

    /** The calls that are written out by type change the state as asking each feature for its inputs does. */
    @Test
    void handsAMessageToTheFeaturesThatWantItsType() {
        StateBuffer written = new StateBuffer();
        FeatureSet set = FeatureCatalog.create(new Provenance("a", "b"), written, new StateBuffer());
        StateBuffer asked = new StateBuffer();
        List<Feature> features = FeatureCatalog.create(new Provenance("a", "b"), asked, new StateBuffer())
                .all();
        List<Tick> ticks = RandomSession.ticks(59, 0, 30);
        long newest = Long.MIN_VALUE;
        for (Tick tick : ticks) {
            long start = Math.floorDiv(tick.timestampMicros, MINUTE_MICROS) * MINUTE_MICROS;
            int slot = LiveMinutes.slotOf(start);
            if (start > newest) {
                set.all().forEach(feature -> feature.open(slot, start));
                features.forEach(feature -> feature.open(slot, start));
                newest = start;
            }
            set.accept(slot, tick);
            features.stream()
                    .filter(feature -> feature.inputs().contains(tick.type))
                    .forEach(feature -> feature.accept(slot, tick));
            assertThat(written.save()).as(tick.type.name()).isEqualTo(asked.save());
        }
        assertThat(ticks)
                .extracting(tick -> tick.type)
                .contains(TickType.TRADE, TickType.BOOK_TICKER, TickType.BOOK_SNAPSHOT, TickType.DERIVATIVE_TICKER);
    }
}
