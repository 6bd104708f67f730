package org.alphadetector.bench.latency;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.alphadetector.app.pipeline.StreamsApplication;
import org.alphadetector.app.setting.Settings;
import org.alphadetector.detectors.pipeline.PipelineSettings;
import org.alphadetector.detectors.streams.AlphaTopology;
import org.alphadetector.detectors.streams.StreamsSettings;
import org.alphadetector.detectors.streams.TopologySettings;
import org.alphadetector.ingest.topic.Topics;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;

/**
 * The Streams application of {@code alpha run} in a process of its own, with {@link PhaseStamps}. It says once a second on
 * stdout what its threads have done.
 */
final class StreamsProcess {
    private static final long SAY_EACH_MS = 1_000;

    private StreamsProcess() {}

    /** Arguments: brokers, exchange, partitions, file of settings, then settings of Kafka Streams, name=value. */
    public static void main(String[] args) throws IOException, InterruptedException {
        int partitions = Integer.parseInt(args[2]);
        Settings settings = Settings.load(Path.of(args[3]));
        Properties config = StreamsApplication.config(
                new StreamsSettings(args[0], StreamsApplication.ID, 1, StreamsSettings.Tuning.LATENCY), settings);
        config.put(
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG),
                PhaseStamps.class.getName());
        config.put(
                StreamsConfig.producerPrefix(ProducerConfig.INTERCEPTOR_CLASSES_CONFIG), PhaseStamps.class.getName());
        config.put(StreamsConfig.producerPrefix(PhaseStamps.PARTITIONS_CONFIG), partitions);
        for (int i = 4; i < args.length; i++) {
            int equals = args[i].indexOf('=');
            config.put(args[i].substring(0, equals), args[i].substring(equals + 1));
        }
        PipelineSettings pipeline = settings.pipeline();
        TopologySettings topology = new TopologySettings(
                new TreeMap<>(Map.of(Topics.TICKS, new TreeSet<>(Set.of(args[1])))),
                partitions,
                pipeline,
                pipeline.provenance("bench"));
        KafkaStreams streams = new KafkaStreams(AlphaTopology.build(topology), config);
        Runtime.getRuntime().addShutdownHook(new Thread(streams::close));
        streams.start();
        while (streams.state() != KafkaStreams.State.ERROR) {
            System.out.println(ThreadTotals.of(streams).line());
            Thread.sleep(SAY_EACH_MS);
        }
        Runtime.getRuntime().halt(1);
    }
}
