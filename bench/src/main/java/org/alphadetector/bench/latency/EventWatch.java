package org.alphadetector.bench.latency;

import java.util.ArrayList;
import java.util.List;
import org.alphadetector.app.broker.AnomalyReader;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Reads the topic of anomalies on a thread of its own, as {@code alpha tail} does, and notes when each came. */
final class EventWatch implements AutoCloseable {
    private final String bootstrap;
    private final boolean isUncommitted;
    private final long latenessMicros;
    private final List<EventDelay> delays = new ArrayList<>();
    private final Thread thread;
    private volatile boolean isStopped;
    private volatile @Nullable Throwable failure;

    EventWatch(String bootstrap, boolean isUncommitted, long latenessMicros) {
        this.bootstrap = bootstrap;
        this.isUncommitted = isUncommitted;
        this.latenessMicros = latenessMicros;
        thread = new Thread(this::read, isUncommitted ? "read-uncommitted" : "read-committed");
        thread.setUncaughtExceptionHandler((where, thrown) -> failure = thrown);
        thread.start();
    }

    /** Ends the reading and tells all that came. */
    List<EventDelay> end() throws InterruptedException {
        isStopped = true;
        thread.join();
        Throwable thrown = failure;
        if (thrown != null) {
            throw new IllegalStateException("the reader of anomalies failed", thrown);
        }
        return List.copyOf(delays);
    }

    @Override
    public void close() {
        isStopped = true;
    }

    private void read() {
        try (AnomalyReader reader = AnomalyReader.open(bootstrap, false, isUncommitted)) {
            while (!isStopped) {
                List<ConsumerRecord<byte[], byte[]>> records = reader.poll();
                long now = WallClock.micros();
                for (ConsumerRecord<byte[], byte[]> record : records) {
                    delays.add(EventDelay.of(record, latenessMicros, now));
                }
            }
        }
    }
}
