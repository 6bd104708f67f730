package org.alphadetector.sink.consume;

import java.time.Duration;

/**
 * How the consumer batches.
 *
 * @param batchSize rows and events after which a batch is written, at least 1
 * @param linger how long the first of a batch waits for more
 */
public record SinkSettings(int batchSize, Duration linger) {
    /** Good for both a quiet market and a catch-up. */
    public static final SinkSettings DEFAULT = new SinkSettings(2_000, Duration.ofMillis(200));

    public SinkSettings {
        if (batchSize < 1) {
            throw new IllegalArgumentException("batchSize=" + batchSize);
        }
    }
}
