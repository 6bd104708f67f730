package org.alphadetector.bench.fuzz;

import java.util.ArrayList;
import java.util.List;
import org.alphadetector.ingest.hostile.Damage;
import org.alphadetector.ingest.hostile.HostileRecords;
import org.jspecify.annotations.Nullable;

/** One record to be sent, and what is wrong with it. */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record FuzzedRecord(byte @Nullable [] key, byte @Nullable [] value, Damage damage) {

    /** The next records. */
    static List<FuzzedRecord> take(HostileRecords records, int count) {
        List<FuzzedRecord> taken = new ArrayList<>(count);
        while (taken.size() < count) {
            if (!records.advance()) {
                throw new IllegalStateException("the market has too few records: missing=" + (count - taken.size()));
            }
            taken.add(new FuzzedRecord(records.key(), records.value(), records.damage()));
        }
        return taken;
    }

    long bytes() {
        return value == null ? 0 : value.length;
    }
}
