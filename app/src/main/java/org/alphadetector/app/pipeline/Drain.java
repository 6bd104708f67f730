package org.alphadetector.app.pipeline;

import java.util.List;
import org.alphadetector.app.broker.DrainCheck;
import org.alphadetector.app.exit.StopSignal;
import org.alphadetector.ingest.topic.Topics;

/** Waits until both applications have taken in everything there is; nobody may publish ticks meanwhile. */
public final class Drain implements AutoCloseable {
    private static final long LOOK_EACH_MS = 200;

    private final List<String> tickTopics;
    private final SinkApplication sink;
    private final DrainCheck check;

    public Drain(String bootstrap, List<String> tickTopics, SinkApplication sink) {
        this.tickTopics = tickTopics;
        this.sink = sink;
        this.check = new DrainCheck(bootstrap);
    }

    /** Waits; false when the stop signal was raised first. {@code watch} may throw to end the waiting. */
    public boolean await(StopSignal stop, Runnable watch) {
        while (!stop.isRaised()) {
            watch.run();
            if (isDrained()) {
                return true;
            }
            stop.await(LOOK_EACH_MS);
        }
        return false;
    }

    /** Whether everything published has been taken in and written. */
    public boolean isDrained() {
        // In this order: once a stage is drained, what it sends to the next one is there.
        return isRead(tickTopics) && isRead(List.of(Topics.FEATURES_ASSET)) && sink.isDrained(check);
    }

    @Override
    public void close() {
        check.close();
    }

    private boolean isRead(List<String> topics) {
        return check.isDrained(check.committed(StreamsApplication.ID, topics));
    }
}
