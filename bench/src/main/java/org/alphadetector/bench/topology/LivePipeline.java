package org.alphadetector.bench.topology;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.alphadetector.detectors.streams.StreamsSettings;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.processor.StateRestoreListener;
import org.jspecify.annotations.Nullable;

/** The whole pipeline as a live run has it, with nothing of its state in memory; says when it is ready. */
final class LivePipeline implements AutoCloseable {
    static final String APPLICATION = "bench-restore";

    private static final Duration TIMEOUT = Duration.ofMinutes(3);

    private final KafkaStreams streams;
    private final CountDownLatch settled = new CountDownLatch(1);
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final AtomicLong restoredRecords = new AtomicLong();
    private final long startNanos;
    private volatile long readyNanos;

    private LivePipeline(BenchCluster cluster, String exchange) {
        StreamsSettings settings =
                new StreamsSettings(cluster.bootstrap(), APPLICATION, 1, StreamsSettings.Tuning.LATENCY);
        streams = new KafkaStreams(BenchTopologies.pipeline(exchange), new StreamsConfig(settings.asConfig()));
        streams.setUncaughtExceptionHandler(cause -> {
            failure.set(cause);
            settled.countDown();
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
        streams.setStateListener((state, before) -> {
            if (state == State.RUNNING) {
                readyNanos = System.nanoTime();
                settled.countDown();
            }
        });
        streams.setGlobalStateRestoreListener(new Counter());
        startNanos = System.nanoTime();
        streams.start();
    }

    /** Starts the pipeline and waits until every task is restored. */
    static LivePipeline start(BenchCluster cluster, String exchange) throws InterruptedException {
        LivePipeline pipeline = new LivePipeline(cluster, exchange);
        boolean isSettled = pipeline.settled.await(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        pipeline.check();
        if (!isSettled) {
            throw new IllegalStateException("the pipeline does not become ready");
        }
        return pipeline;
    }

    /** From the start to the last task restored. */
    long readyAfterNanos() {
        return readyNanos - startNanos;
    }

    /** Records of changelogs read before it was ready. */
    long restoredRecords() {
        return restoredRecords.get();
    }

    /** Throws what stopped the pipeline. */
    void check() {
        Throwable cause = failure.get();
        if (cause != null) {
            throw new IllegalStateException("the pipeline failed", cause);
        }
    }

    /** Leaves the group, so that the next instance need not wait for the end of a session. */
    @Override
    public void close() {
        streams.close(CloseOptions.groupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP)
                .withTimeout(TIMEOUT));
    }

    private final class Counter implements StateRestoreListener {
        @Override
        public void onRestoreStart(TopicPartition partition, String store, long first, long end) {}

        @Override
        public void onBatchRestored(TopicPartition partition, String store, long last, long count) {}

        @Override
        public void onRestoreEnd(TopicPartition partition, String store, long total) {
            restoredRecords.addAndGet(total);
        }
    }
}
