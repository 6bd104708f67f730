package org.alphadetector.bench.fuzz;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.alphadetector.bench.topology.BenchCluster;
import org.alphadetector.bench.topology.BenchTopologies;
import org.alphadetector.bench.topology.RunMeter;
import org.alphadetector.bench.topology.StreamsRun;
import org.alphadetector.ingest.codec.TickDecoder;
import org.alphadetector.ingest.hostile.HostileRecords;
import org.alphadetector.ingest.publish.PublisherSettings;
import org.alphadetector.ingest.simulator.SimulatorSettings;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickFault;
import org.alphadetector.ingest.topic.Topics;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** A broker with clean or hostile records on its topic of ticks, over which the whole pipeline runs again and again. */
final class FuzzedTopic implements AutoCloseable {
    private static final int MAX_RECORD_BYTES = 8 << 20;

    private final String name;
    private final SimulatorSettings market;
    private final int records;
    private final BenchCluster cluster = new BenchCluster();
    private final Map<String, Long> refused = new TreeMap<>();
    private long bytes;
    private int runs;

    /** A broker with so many records of the market, of which a share is broken. */
    FuzzedTopic(String name, SimulatorSettings market, int records, double brokenShare)
            throws IOException, ExecutionException, InterruptedException {
        this.name = name;
        this.market = market;
        this.records = records;
        cluster.createTopics();
        fill(brokenShare);
    }

    /** Runs the pipeline over all records; the meter is shown now and then while it runs. */
    RunMeter run(Consumer<RunMeter> look) throws ExecutionException, InterruptedException {
        if (runs++ > 0) {
            cluster.deleteOutputs();
            cluster.createOutputs();
        }
        return StreamsRun.run(
                cluster, "fuzz-" + name + '-' + runs, BenchTopologies.pipeline(market.exchange()), records, look);
    }

    /** The dead letters of the last run. */
    DeadLetterTally letters() {
        return DeadLetterTally.read(cluster.bootstrap());
    }

    /** How many records must be refused, by reason. */
    Map<String, Long> refused() {
        return refused;
    }

    /** Bytes of all values. */
    long bytes() {
        return bytes;
    }

    @Override
    public void close() throws IOException {
        cluster.close();
    }

    private void fill(double brokenShare) {
        Map<String, Object> config = new HashMap<>(PublisherSettings.THROUGHPUT.producerSettings(cluster.bootstrap()));
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_RECORD_BYTES);
        TickDecoder decoder = new TickDecoder();
        Tick tick = new Tick();
        AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
        try (HostileRecords made = new HostileRecords(market, brokenShare);
                Producer<byte[], byte[]> producer = new KafkaProducer<>(config)) {
            for (int i = 0; i < records && made.advance(); i++) {
                byte[] value = made.value();
                TickFault fault = decoder.decode(made.key(), value, tick);
                if (fault != TickFault.NONE) {
                    refused.merge(fault.code(), 1L, Long::sum);
                }
                bytes += value == null ? 0 : value.length;
                var unused = producer.send(
                        new ProducerRecord<>(Topics.TICKS, 0, made.key(), value),
                        (metadata, exception) -> failure.compareAndSet(null, exception));
            }
            producer.flush();
        }
        if (failure.get() != null) {
            throw new IllegalStateException("the broker did not take a record", failure.get());
        }
    }
}
