package org.alphadetector.sink.consume;

import java.time.Duration;

/**
 * How the consumer batches, and what it goes on with.
 *
 * @param batchSize rows and events after which a batch is written, at least 1
 * @param linger how long the first of a batch waits for more
 * @param isNewBrokerAccepted whether to go on where the tables were written from other brokers or topics
 */
public record SinkSettings(int batchSize, Duration linger, boolean isNewBrokerAccepted) {
    /** Good for both a quiet market and a catch-up. */
    public static final SinkSettings DEFAULT = new SinkSettings(2_000, Duration.ofMillis(200), false);

    public SinkSettings {
        if (batchSize < 1) {
            throw new IllegalArgumentException("batchSize=" + batchSize);
        }
    }

    /** These, but going on with new brokers where that is accepted. */
    public SinkSettings acceptingNewBroker(boolean isAccepted) {
        return new SinkSettings(batchSize, linger, isAccepted);
    }
}
