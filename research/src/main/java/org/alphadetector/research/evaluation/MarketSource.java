package org.alphadetector.research.evaluation;

import java.io.IOException;
import java.util.SortedSet;
import org.alphadetector.ingest.tick.TickSource;

/** A market to judge detectors on, one for each seed; recorded ones differ only by what is injected. */
public interface MarketSource {
    /** The ticks of a seed, without injections. */
    TickSource open(long seed) throws IOException;

    /** The exchanges that occur. */
    SortedSet<String> exchanges();

    /** When the market of every seed ends, milliseconds since the epoch: no injection outlasts it. */
    long endMs();
}
