package org.alphadetector.ingest.tick;

import java.io.IOException;

/** A stream of ticks that is pulled: a file, a merge of files, a simulator. */
public interface TickSource extends AutoCloseable {
    /** Moves to the next tick; false when there is none, and then {@link #tick} is undefined. */
    boolean advance() throws IOException;

    /** The current tick, valid until the next {@link #advance}. */
    Tick tick();

    @Override
    void close() throws IOException;
}
