package org.alphadetector.features.asset;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alphadetector.features.source.IngestCounts;
import org.alphadetector.features.source.SourcePartition;
import org.alphadetector.features.state.LiveStates;
import org.alphadetector.features.state.StateBuffer;
import org.alphadetector.features.state.StateSlice;
import org.alphadetector.ingest.tick.TickFault;

/** The counters behind {@link IngestCounts}, kept in state so that they survive what the rows survive. */
final class StageCounts {
    private static final int ACCEPTED = 0;
    private static final int DUPLICATE = 1;
    private static final int LATE = 2;
    private static final int SUPERSEDED = 3;
    private static final int CHANGED = 4;
    /** The order in which reasons lie in state. */
    private static final List<TickFault> FAULTS = List.of(TickFault.values());

    private final StateBuffer buffer = new StateBuffer();
    private final StateSlice counts = buffer.allocate("counts", 5);
    private final StateSlice rejected = buffer.allocate("rejected", FAULTS.size());
    private final SourcePartition source;

    StageCounts(SourcePartition source, LiveStates states) {
        this.source = source;
        states.register("stage.counts/" + source.topic(), buffer);
    }

    void accepted() {
        add(ACCEPTED, 1);
    }

    void duplicate() {
        add(DUPLICATE, 1);
    }

    void late() {
        add(LATE, 1);
    }

    void superseded(long bars) {
        add(SUPERSEDED, bars);
    }

    void rejected(TickFault fault) {
        rejected.addWord(FAULTS.indexOf(fault), 1);
        counts.word(CHANGED, 1);
    }

    /** Whether anything was counted since the last {@link #take}. */
    boolean isChanged() {
        return counts.word(CHANGED) != 0;
    }

    /** The counts so far. */
    IngestCounts take(long asOfMicros) {
        Map<String, Long> byReason = new TreeMap<>();
        for (int i = 0; i < FAULTS.size(); i++) {
            if (rejected.word(i) > 0) {
                byReason.put(FAULTS.get(i).code(), rejected.word(i));
            }
        }
        counts.word(CHANGED, 0);
        return new IngestCounts(
                source,
                asOfMicros,
                counts.word(ACCEPTED),
                counts.word(DUPLICATE),
                counts.word(LATE),
                counts.word(SUPERSEDED),
                byReason);
    }

    private void add(int index, long n) {
        counts.addWord(index, n);
        counts.word(CHANGED, 1);
    }
}
