package org.alphadetector.bench.soak;

import java.io.IOException;
import java.util.List;

/** Reads some measures. */
interface Probe extends AutoCloseable {
    /** What is read, always the same. */
    List<Measure> measures();

    /** The values now, in the order of the measures. */
    List<Double> read() throws IOException;

    @Override
    default void close() throws IOException {}
}
