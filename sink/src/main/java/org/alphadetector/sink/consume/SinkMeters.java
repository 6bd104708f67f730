package org.alphadetector.sink.consume;

import org.alphadetector.sink.write.RefusalReason;

/** What the sink says of its work to whoever measures it. Called by one thread at a time, not always the same. */
public interface SinkMeters {
    /** Measures nothing. */
    SinkMeters NONE = new SinkMeters() {
        @Override
        public void batch(int size, long nanos) {}

        @Override
        public void deadLetter(RefusalReason reason) {}
    };

    /**
     * A batch was written.
     *
     * @param size its rows, events and counts
     * @param nanos how long writing it took, to the commit
     */
    void batch(int size, long nanos);

    /** The brokers have a record as a dead letter that is not written. */
    void deadLetter(RefusalReason reason);
}
