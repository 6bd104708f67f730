package org.alphadetector.bench.topology;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.alphadetector.detectors.streams.StreamsSettings;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;

/** Runs one topology over all ticks of a cluster: exactly once, on one stream thread, with the settings of a replay. */
public final class StreamsRun {
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(30);
    private static final long TIMEOUT_NANOS = Duration.ofMinutes(10).toNanos();
    /** Several commit intervals: what has not come by then does not come. */
    private static final long QUIET_NANOS = Duration.ofSeconds(3).toNanos();

    private StreamsRun() {}

    /** Runs the topology until all ticks, and what comes of them, are processed. */
    public static RunMeter run(BenchCluster cluster, String applicationId, Topology topology, long ticks)
            throws InterruptedException {
        return run(cluster, applicationId, topology, ticks, meter -> {});
    }

    /** As above; {@code look} is called again and again while it runs. */
    public static RunMeter run(
            BenchCluster cluster, String applicationId, Topology topology, long ticks, Consumer<RunMeter> look)
            throws InterruptedException {
        RunMeter meter = new RunMeter(ticks);
        Map<String, Object> config = new HashMap<>(
                new StreamsSettings(cluster.bootstrap(), applicationId, 1, StreamsSettings.Tuning.THROUGHPUT)
                        .asConfig());
        config.put(StreamsConfig.DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG, MeteredTime.class);
        config.put(MeteredTime.METER_CONFIG, meter);
        // As StreamsApplication has it: a second batch that overtakes the first of a transaction is refused and sent
        // again.
        config.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION), 1);
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        try (KafkaStreams streams = new KafkaStreams(topology, new StreamsConfig(config))) {
            streams.setUncaughtExceptionHandler(cause -> {
                failure.set(cause);
                return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
            });
            streams.start();
            awaitEnd(meter, look, failure);
            streams.close(CLOSE_TIMEOUT);
        }
        return meter;
    }

    private static void awaitEnd(RunMeter meter, Consumer<RunMeter> look, AtomicReference<@Nullable Throwable> failure)
            throws InterruptedException {
        long start = System.nanoTime();
        while (!meter.hasAllTicks() || System.nanoTime() - meter.lastNanos() < QUIET_NANOS) {
            Throwable cause = failure.get();
            if (cause != null) {
                throw new IllegalStateException("the topology failed", cause);
            }
            if (System.nanoTime() - start > TIMEOUT_NANOS) {
                throw new IllegalStateException("the topology does not come to the end of the ticks");
            }
            look.accept(meter);
            Thread.sleep(10);
        }
    }
}
