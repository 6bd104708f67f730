package org.alphadetector.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.alphadetector.ingest.codec.TickDecoder;
import org.alphadetector.ingest.hostile.HostileRecords;
import org.alphadetector.ingest.publish.PublisherSettings;
import org.alphadetector.ingest.simulator.SimulatorSettings;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickFault;
import org.alphadetector.ingest.topic.Topics;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** The records on a topic, and the whole pipeline behind it. */
final class FuzzedTopic {
    private static final int MAX_RECORD_BYTES = 8 << 20;
    private static final Duration POLL = Duration.ofMillis(200);

    private FuzzedTopic() {}

    /** Runs the pipeline over clean records and over hostile ones; whether each refused record is a dead letter. */
    static boolean run(SimulatorSettings market, int records, double brokenShare) throws Exception {
        double clean = rate("clean", market, records, 0);
        double hostile = rate("hostile", market, records, brokenShare);
        System.out.printf(Locale.ROOT, "Kafka pipeline, hostile / clean: %.3f of the records/s%n", hostile / clean);
        return clean > 0 && hostile > 0;
    }

    /** Records a second; negative when the dead letters are not exactly the refused records. */
    private static double rate(String name, SimulatorSettings market, int records, double brokenShare)
            throws Exception {
        try (BenchCluster cluster = new BenchCluster()) {
            cluster.createTopics();
            Map<String, Long> refused = fill(cluster.bootstrap(), market, records, brokenShare);
            RunMeter meter =
                    StreamsRun.run(cluster, "fuzz-" + name, BenchTopologies.pipeline(market.exchange()), records);
            Map<String, Long> letters = deadLetters(cluster.bootstrap());
            double rate = records * 1e9 / meter.elapsedNanos();
            System.out.printf(
                    Locale.ROOT,
                    "Kafka pipeline, %-8s %.3f M records/s, dead letters %s%n",
                    name + ':',
                    rate / 1e6,
                    letters.equals(refused) ? "as expected: " + letters : letters + " and not " + refused);
            return letters.equals(refused) ? rate : -rate;
        }
    }

    private static Map<String, Long> fill(String bootstrap, SimulatorSettings market, int count, double brokenShare) {
        Map<String, Object> config = new HashMap<>(PublisherSettings.THROUGHPUT.producerSettings(bootstrap));
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_RECORD_BYTES);
        TickDecoder decoder = new TickDecoder();
        Tick tick = new Tick();
        Map<String, Long> refused = new TreeMap<>();
        AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
        try (HostileRecords records = new HostileRecords(market, brokenShare);
                Producer<byte[], byte[]> producer = new KafkaProducer<>(config)) {
            for (int i = 0; i < count && records.advance(); i++) {
                TickFault fault = decoder.decode(records.key(), records.value(), tick);
                if (fault != TickFault.NONE) {
                    refused.merge(fault.code(), 1L, Long::sum);
                }
                var unused = producer.send(
                        new ProducerRecord<>(Topics.TICKS, 0, records.key(), records.value()),
                        (metadata, exception) -> failure.compareAndSet(null, exception));
            }
            producer.flush();
        }
        if (failure.get() != null) {
            throw new IllegalStateException("the broker did not take a record", failure.get());
        }
        return refused;
    }

    /** How many dead letters there are of each reason. */
    private static Map<String, Long> deadLetters(String bootstrap) {
        Map<String, Long> letters = new TreeMap<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = new ArrayList<>();
            consumer.partitionsFor(Topics.DEAD_LETTER_TICKS)
                    .forEach(info -> partitions.add(new TopicPartition(info.topic(), info.partition())));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
                consumer.poll(POLL)
                        .forEach(letter -> letters.merge(
                                new String(
                                        letter.headers()
                                                .lastHeader("error.reason")
                                                .value(),
                                        StandardCharsets.UTF_8),
                                1L,
                                Long::sum));
            }
        }
        return letters;
    }
}
