package org.alphadetector.bench.sink;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.alphadetector.features.row.Row;

/** Something that writes the rows of a topic to Postgres. */
interface TopicReader extends AutoCloseable {
    /** Puts rows on the topic, while nothing reads it. */
    void publish(List<Row> rows) throws IOException, ExecutionException, InterruptedException;

    /** Makes ready to read, without reading. */
    void prepare() throws IOException, InterruptedException;

    /** Starts to read. */
    void start() throws IOException, InterruptedException;

    /** Fails when it cannot go on. */
    void requireAlive() throws IOException, InterruptedException;

    /** Stops reading. */
    void stop() throws IOException, InterruptedException;

    @Override
    void close();
}
