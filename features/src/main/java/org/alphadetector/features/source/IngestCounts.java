package org.alphadetector.features.source;

import java.util.Map;
import java.util.TreeMap;

/**
 * How many tick records of a source partition met which fate, since the beginning; {@code clock} and
 * {@code disconnect} count nowhere.
 *
 * @param source where the ticks came from
 * @param asOfMicros the lattice point at which it was counted
 * @param accepted ticks folded into a bar
 * @param duplicate ticks seen before
 * @param late ticks of a bar already closed
 * @param superseded trade bars of a minute that had trades
 * @param rejected dead-lettered ticks by reason code
 */
public record IngestCounts(
        SourcePartition source,
        long asOfMicros,
        long accepted,
        long duplicate,
        long late,
        long superseded,
        Map<String, Long> rejected) {

    public IngestCounts {
        rejected = new TreeMap<>(rejected);
    }
}
